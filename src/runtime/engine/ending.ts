import type { Stop } from '../../graph/document.ts';
import { StopWatch } from '../../nodes/training/stopping.ts';
import type { MetricPoint } from '../protocol.ts';

/** Whether a stop condition is met. Only a run that trains to its end is watched; one that takes single steps goes on. */
export class Ending {
  #watch: StopWatch | null = null;
  #reason: string | null = null;

  /** Watches from here on, where nothing is watched yet. */
  watch(stop: Stop | null): void {
    this.#watch ??= new StopWatch(stop);
  }

  see(points: readonly MetricPoint[]): void {
    for (const point of points) this.#reason ??= this.#watch?.see(point) ?? null;
  }

  /** Why training is to end: a whole sentence. */
  get reason(): string | null {
    return this.#reason;
  }

  forget(): void {
    this.#watch = null;
    this.#reason = null;
  }
}
