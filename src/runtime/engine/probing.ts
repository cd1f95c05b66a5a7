/** What views watch of a run: when each is to be answered, and the answers. */
import { probe } from '../probes/probe.ts';
import type { Event, ProbeRequest } from '../protocol.ts';
import type { Session } from '../session.ts';

/** Of the training's time, all watches together take one part in so many: a tenth, with what handing over costs besides. */
const SHARE = 12;
const MOST_PER_SECOND = 60;

interface Watch {
  readonly request: ProbeRequest;
  /** The earliest time of the next answer while training. */
  next: number;
  /** The last answer shows what a run at rest holds. */
  fresh: boolean;
}

export type Seen = Omit<Extract<Event, { type: 'probed' }>, 'type' | 'run'>;

export class Probing {
  readonly #watches = new Map<number, Watch>();
  /** While training, the probes' share of time is used up until then. */
  #free = 0;

  set(id: number, request: ProbeRequest | null): void {
    if (request) this.#watches.set(id, { request, next: 0, fresh: false });
    else this.#watches.delete(id);
  }

  clear(): void {
    this.#watches.clear();
  }

  /**
   * Training begins: its first moments belong to the steps, and on the page to the first drawing of the charts. Who watches
   * calmly hears a little later; who watches closely, for a run that may be over at once, hardly.
   */
  begin(now: number): void {
    for (const watch of this.#watches.values()) watch.next = Math.max(watch.next, now + 2 * spacing(watch.request));
  }

  /** The run holds something else than was answered. */
  touch(): void {
    for (const watch of this.#watches.values()) watch.fresh = false;
  }

  due(now: number, training: boolean): boolean {
    return this.#watches.size > 0 && this.#first(now, training) !== undefined;
  }

  #first(now: number, training: boolean): readonly [number, Watch] | undefined {
    if (training && now < this.#free) return undefined;
    // The one that has waited longest.
    return [...this.#watches].filter(([, watch]) => (training ? now >= watch.next : !watch.fresh)).sort(([, a], [, b]) => a.next - b.next)[0];
  }

  /** Answers the watch that is due first. What cannot be answered is not asked again until something changes. */
  async answer(session: Session, training: boolean): Promise<Seen | null> {
    const start = performance.now();
    const first = this.#first(start, training);
    if (!first) return null;
    const [id, watch] = first;
    watch.fresh = true;
    const seen = await probe(session, watch.request).then(
      (values) => ({ id, step: session.step, values }),
      (error: unknown) => ({ id, step: session.step, values: [], refused: error instanceof Error ? error.message : String(error) }),
    );
    const end = performance.now();
    this.#free = end + (SHARE - 1) * (end - start);
    watch.next = 'refused' in seen ? Infinity : start + spacing(watch.request);
    return seen;
  }
}

/** Milliseconds from one answer to the next, at least. */
function spacing({ perSecond }: ProbeRequest): number {
  return 1000 / Math.max(1e-3, Math.min(MOST_PER_SECOND, perSecond));
}
