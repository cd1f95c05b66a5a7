/** Makes the samples of a window small, one handful after the other, and anew when the wish changes. */
import type { Sample } from './collection.ts';
import type { Shrunk, ShrinkWish } from './shrink.ts';

/** So many at a time: few enough that a change of mind is heard soon. */
const HANDFUL = 16;

export interface QueueState {
  /** By the sample's id, under the present wish. */
  readonly results: ReadonlyMap<number, Shrunk>;
  /** Samples that still wait. */
  readonly waiting: number;
}

type ShrinkAll = (pictures: readonly Sample['picture'][], wish: ShrinkWish) => Promise<readonly Shrunk[]>;

export class ShrinkQueue {
  readonly #shrink: ShrinkAll;
  readonly #listeners = new Set<() => void>();
  #state: QueueState = { results: new Map(), waiting: 0 };
  #samples: readonly Sample[] = [];
  #wish: ShrinkWish | null = null;
  #works = false;

  constructor(shrink: ShrinkAll) {
    this.#shrink = shrink;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => { this.#listeners.delete(listener); };
  };

  readonly state = (): QueueState => this.#state;

  /** What is wanted from now on. Results under the same wish are kept; those of samples that are gone are dropped. */
  want(samples: readonly Sample[], wish: ShrinkWish): void {
    const same = this.#wish?.size === wish.size && this.#wish.channels === wish.channels && this.#wish.fit === wish.fit;
    if (same && samples === this.#samples) return;
    this.#samples = samples;
    if (!same) this.#wish = wish;
    const kept = new Map<number, Shrunk>();
    for (const { id } of same ? samples : []) {
      const known = this.#state.results.get(id);
      if (known) kept.set(id, known);
    }
    this.#publish(kept);
    void this.#work();
  }

  async #work(): Promise<void> {
    if (this.#works) return;
    this.#works = true;
    for (let next = this.#next(); next.length > 0; next = this.#next()) {
      const wish = this.#wish as ShrinkWish;
      // A worker that fails as a whole leaves nothing to wait for.
      const shrunk = await this.#shrink(next.map(({ picture }) => picture), wish).catch(() => next.map((): Shrunk => ({ trouble: { kind: 'other' } })));
      if (wish !== this.#wish) continue;
      const wanted = new Set(this.#samples.map(({ id }) => id));
      const results = new Map(this.#state.results);
      next.forEach(({ id }, at) => {
        const result = shrunk[at];
        if (result && wanted.has(id)) results.set(id, result);
      });
      this.#publish(results);
    }
    this.#works = false;
  }

  #next(): readonly Sample[] {
    const next: Sample[] = [];
    for (const sample of this.#samples) {
      if (this.#state.results.has(sample.id)) continue;
      next.push(sample);
      if (next.length === HANDFUL) break;
    }
    return next;
  }

  #publish(results: ReadonlyMap<number, Shrunk>): void {
    this.#state = { results, waiting: this.#samples.length - results.size };
    for (const listener of this.#listeners) listener();
  }
}
