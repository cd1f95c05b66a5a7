/** What a person reads when a run cannot go on: what happened, why, and what to do. */
import type { MetricPoint } from './protocol.ts';

/** An error whose message is meant for the person as it stands. */
export class RunError extends Error {}

/** Training has run into a loss that is no number. */
export class LossError extends RunError {
  /** The step whose loss it was. */
  readonly step: number;

  constructor(message: string, step: number) {
    super(message);
    this.step = step;
  }
}

/** The first kept loss that is no number any more, told with its step and the likely cause. */
export function lossFailure(points: readonly MetricPoint[], learningRate: number): LossError | null {
  const bad = points.find((point) => point.loss !== undefined && !Number.isFinite(point.loss));
  if (!bad) return null;
  const what = Number.isNaN(bad.loss) ? 'is no number any more (NaN)' : 'has grown beyond all numbers (infinity)';
  return new LossError(
    `At step ${bad.step.toLocaleString('en-US')} the loss ${what}. The usual cause is steps that are too large: the learning rate is ${learningRate}. Make it ten times smaller, reset, and train again.`,
    bad.step,
  );
}

export function failureMessage(error: unknown, contextLost: boolean): string {
  if (error instanceof RunError) return error.message;
  const text = error instanceof Error ? error.message : String(error);
  if (contextLost) return 'The browser took the graphics processor away, which happens after a driver fault or a long sleep. Go on from the last checkpoint, or load the graph again; if it happens again, choose WASM as the backend.';
  if (/out of memory|memory access|allocat|OOM|exceeds.*memory|Aborted/i.test(text)) {
    return `There is not enough memory for this graph (${text}). Make the batch or the layers smaller, then train again.`;
  }
  return `Training cannot go on: ${text}`;
}
