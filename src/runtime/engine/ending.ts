import type { Stop } from '../../graph/document.ts';
import { StopWatch, type StopWatchState } from '../../nodes/training/stopping.ts';
import type { MetricPoint } from '../protocol.ts';
import type { Stepped } from '../step/trainer.ts';

/**
 * Whether a stop condition is met. Only a run that trains to its end is watched; one that takes single
 * steps goes on. Where a step's loss is known at once every step is looked at, so that the same seed stops
 * at the same step; on a graphics processor only the losses that are read.
 */
export class Ending {
  #watch: StopWatch | null = null;
  #before: StopWatchState | null = null;
  #reason: string | null = null;
  #point: MetricPoint | null = null;
  /** Accuracy is measured at every step only where a condition asks for it. */
  wantsAccuracy = false;

  /** Watches from here on, where nothing is watched yet. */
  watch(stop: Stop | null): void {
    if (!stop || this.#watch) return;
    this.#watch = new StopWatch(stop, this.#before ?? undefined);
    this.#before = null;
    this.wantsAccuracy = stop.accuracy !== undefined || stop.patience?.metric === 'accuracy';
  }

  /** What a checkpoint keeps of it; null where nothing is watched. */
  get state(): StopWatchState | null {
    return this.#watch?.state ?? this.#before;
  }

  /** The next watch goes on from a checkpoint's. */
  goOnFrom(state: StopWatchState | null): void {
    this.forget();
    this.#before = state;
  }

  /** Looks at a step. True where training is to end with it. */
  meets({ step, loss, accuracy }: Stepped): boolean {
    if (!this.#watch) return false;
    this.see([{ step, loss, ...(accuracy === null ? {} : { accuracy }) }]);
    return this.#reason !== null;
  }

  see(points: readonly MetricPoint[]): void {
    for (const point of points) {
      if (this.#reason !== null) return;
      this.#reason = this.#watch?.see(point) ?? null;
      if (this.#reason !== null) this.#point = point;
    }
  }

  /** Why training is to end: a whole sentence. */
  get reason(): string | null {
    return this.#reason;
  }

  /** What met the condition. */
  get point(): MetricPoint | null {
    return this.#point;
  }

  forget(): void {
    this.#watch = null;
    this.#before = null;
    this.#reason = null;
    this.#point = null;
    this.wantsAccuracy = false;
  }
}
