import type { Event, RecordOptions } from './protocol.ts';

/** A run that is loaded before anybody asks for one: what the engine says of it waits until somebody does. */
export class EarlyLoad {
  readonly #key: string;
  #events: readonly Event[] = [];
  #failed = false;

  /** @param key the run's name among those that are kept. */
  constructor({ key }: RecordOptions) {
    this.#key = key;
  }

  add(event: Event): void {
    if (event.type === 'failed') this.#failed = true;
    // Of what it is doing, the last word is enough.
    this.#events = [...this.#events.filter(({ type }) => type !== 'loading'), event];
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
