/** When training ends before its last step. Pure; patience follows Keras's EarlyStopping, counted in steps. */
import type { Stop } from '../../graph/document.ts';
import type { StopMetric } from '../../graph/trainingFields.ts';
import { i18n } from '../../words/i18n.ts';

/** What was measured at a step; what is left out or null was not. */
export type MeasuredPoint = { readonly step: number } & { readonly [M in StopMetric]?: number | null | undefined };

/** Plain JSON, for checkpoints. */
export interface StopWatchState {
  readonly best: number | null;
  /** The step of the best figure, or of the first one. */
  readonly bestStep: number | null;
}

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
    const { step } = point;
    const tired = this.#patience(point);
    if (loss !== undefined && typeof point.loss === 'number' && point.loss <= loss) return i18n.t('The loss reached {loss} at step {step, number}; the target is {target}.', { loss: shown(point.loss), step, target: shown(loss) });
    if (accuracy !== undefined && typeof point.accuracy === 'number' && point.accuracy >= accuracy) return i18n.t('The accuracy reached {accuracy} at step {step, number}; the target is {target}.', { accuracy: shown(point.accuracy), step, target: shown(accuracy) });
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
    const { metric } = patience;
    const steps = point.step - since;
    return this.#state.best === null
      ? i18n.t('{metric, select, loss {The loss} accuracy {The accuracy} validationLoss {The validation loss} other {The validation accuracy}} has been no finite number for {steps, plural, one {# step} other {# steps}}.', { metric, steps })
      : i18n.t('{metric, select, loss {The loss} accuracy {The accuracy} validationLoss {The validation loss} other {The validation accuracy}} has not improved on {best} for {steps, plural, one {# step} other {# steps}}.', { metric, steps, best: shown(this.#state.best) });
  }
}

function shown(value: number): string {
  return String(Number(value.toPrecision(6)));
}
