import type { Event, RecordOptions } from './protocol.ts';

/** A run that is loaded before anybody asks for one: what the engine says of it waits until somebody does. */
export class EarlyLoad {
  readonly #key: string;
  #events: readonly Event[] = [];
  #failed = false;

  readonly #settled: (ready: boolean) => void;

  /**
   * @param record names the run among those that are kept.
   * @param settled is told once whether the run stands ready, or that it could not be had from near.
   */
  constructor({ key }: RecordOptions, settled: (ready: boolean) => void = () => undefined) {
    this.#key = key;
    this.#settled = settled;
  }

  add(event: Event): void {
    // Of what it is doing, the last word is enough.
    this.#events = [...this.#events.filter(({ type }) => type !== 'loading'), event];
    if (event.type === 'failed') this.fail();
    if (event.type === 'state' && event.state === 'idle') this.#settled(true);
  }

  fail(): void {
    if (!this.#failed) this.#settled(false);
    this.#failed = true;
  }

  /** True where the run that is asked for now is this one. After a failure it is loaded anew: what stood in the way may be gone. */
  serves(record: RecordOptions | undefined): boolean {
    return !this.#failed && record?.key === this.#key && record.from === undefined;
  }

  /** What the engine has said of it so far. */
  get events(): readonly Event[] {
    return this.#events;
  }
}
