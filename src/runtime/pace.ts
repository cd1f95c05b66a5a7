/** How fast training goes: measured for the person, and held back where the person asked for it. */

/** The share of the newest measurement in the running mean. */
const NEWEST = 0.3;

/** An exponential running mean of steps a second. Times in milliseconds. */
export class Speedometer {
  #rate: number | null = null;
  #step = 0;
  #time = 0;

  /** Begins to measure here, after a start or a pause. What was measured before stays until there is something new. */
  start(step: number, time: number): void {
    this.#step = step;
    this.#time = time;
  }

  /** Steps a second, or null before there is anything to go by. */
  measure(step: number, time: number): number | null {
    const elapsed = time - this.#time;
    if (elapsed > 0 && step > this.#step) {
      const rate = ((step - this.#step) * 1000) / elapsed;
      this.#rate = this.#rate === null ? rate : NEWEST * rate + (1 - NEWEST) * this.#rate;
      this.start(step, time);
    }
    return this.#rate;
  }

  forget(): void {
    this.#rate = null;
  }
}

/** Allows at most so many steps a second. Times in milliseconds. */
export class Throttle {
  #stepsPerSecond: number | null = null;
  #due = 0;

  set(stepsPerSecond: number | null, now: number): void {
    this.#stepsPerSecond = stepsPerSecond === null || !(stepsPerSecond > 0) ? null : stepsPerSecond;
    this.#due = now;
  }

  /** How many steps may be taken now; Infinity when nothing holds them back. */
  allowed(now: number): number {
    if (this.#stepsPerSecond === null) return Infinity;
    return now < this.#due ? 0 : Math.floor(((now - this.#due) * this.#stepsPerSecond) / 1000) + 1;
  }

  /** How long until the next step may be taken, in milliseconds. */
  wait(now: number): number {
    return Math.max(0, this.#due - now);
  }

  took(steps: number, now: number): void {
    if (this.#stepsPerSecond === null) return;
    const period = 1000 / this.#stepsPerSecond;
    this.#due += steps * period;
    // Time lost in a long turn is not made up for in a burst.
    if (this.#due < now - 100) this.#due = now;
  }
}
