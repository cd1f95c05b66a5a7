/** WebGL only queues work: so many steps are queued before the engine waits for their results. */
export class DeviceQueue {
  #queued = 0;
  #most = 1;
  #since = 0;

  /** Measures from here. */
  start(now: number): void {
    this.#queued = 0;
    this.#since = now;
  }

  /** Time spent on other work does not count. */
  resume(now: number): void {
    this.#since = now;
  }

  get room(): number {
    return this.#most - this.#queued;
  }

  took(steps: number): void {
    this.#queued += steps;
  }

  /** All is read: as many steps are queued next time as the device does in `period` milliseconds. */
  drained(now: number, measure: boolean, period: number): void {
    if (this.#queued > 0 && measure) {
      const fits = Math.floor((this.#queued * period) / Math.max(1, now - this.#since));
      this.#most = Math.max(1, Math.min(fits, 2 * this.#most));
    }
    this.start(now);
  }
}
