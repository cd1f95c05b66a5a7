/** Counts the time that a run trains, pauses left out. */
export class Stopwatch {
  #trained: number;
  #since: number | null = null;

  /** @param trained milliseconds that it stands at. */
  constructor(trained = 0) {
    this.#trained = trained;
  }

  run(now: number): void {
    this.#since ??= now;
  }

  rest(now: number): void {
    this.#trained = this.read(now);
    this.#since = null;
  }

  /** In milliseconds. */
  read(now: number): number {
    return this.#trained + (this.#since === null ? 0 : now - this.#since);
  }
}
