/** When training ends before its last step. Pure; patience follows Keras's EarlyStopping, counted in steps. */
import type { Stop } from '../../graph/document.ts';
import { STOP_METRICS, type StopMetric } from '../../graph/trainingFields.ts';

/** What was measured at a step; what is left out or null was not. */
export type MeasuredPoint = { readonly step: number } & { readonly [M in StopMetric]?: number | null | undefined };

/** Plain JSON, for checkpoints. */
export interface StopWatchState {
  readonly best: number | null;
  /** The step of the best figure, or of the first one. */
  readonly bestStep: number | null;
}

export const METRIC_WORDS: Readonly<Record<StopMetric, string>> = Object.fromEntries(STOP_METRICS.map((metric) => [metric, metric.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)])) as Record<StopMetric, string>;

export class StopWatch {
  readonly #stop: Stop | null;
  #state: StopWatchState;

  constructor(stop: Stop | null, state: StopWatchState = { best: null, bestStep: null }) {
    this.#stop = stop;
    this.#state = state;
  }

  get state(): StopWatchState {
    return this.#state;
  }

  /** Takes in a point, in the order of the steps. @returns why training should stop, in a whole sentence, or null. */
  see(point: MeasuredPoint): string | null {
    const { loss, accuracy } = this.#stop ?? {};
    const at = `at step ${point.step.toLocaleString('en-US')}`;
    const tired = this.#patience(point);
    if (loss !== undefined && typeof point.loss === 'number' && point.loss <= loss) return `The loss reached ${shown(point.loss)} ${at}; the target is ${shown(loss)}.`;
    if (accuracy !== undefined && typeof point.accuracy === 'number' && point.accuracy >= accuracy) return `The accuracy reached ${shown(point.accuracy)} ${at}; the target is ${shown(accuracy)}.`;
    return tired;
  }

  #patience(point: MeasuredPoint): string | null {
    const patience = this.#stop?.patience;
    const value = patience && point[patience.metric];
    if (!patience || typeof value !== 'number') return null;
    const { best, bestStep } = this.#state;
    const better = best === null || (/accuracy/i.test(patience.metric) ? value - patience.minDelta > best : value + patience.minDelta < best);
    // A figure that is no number is no best; the waiting begins with it nevertheless.
    if (better) this.#state = { best: Number.isFinite(value) ? value : null, bestStep: Number.isFinite(value) || bestStep === null ? point.step : bestStep };
    const since = this.#state.bestStep ?? point.step;
    if (point.step - since < patience.steps) return null;
    const figure = this.#state.best === null ? 'has been no finite number' : `has not improved on ${shown(this.#state.best)}`;
    return `The ${METRIC_WORDS[patience.metric]} ${figure} for ${(point.step - since).toLocaleString('en-US')} steps.`;
  }
}

function shown(value: number): string {
  return String(Number(value.toPrecision(6)));
}
