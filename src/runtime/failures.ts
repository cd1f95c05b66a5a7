/** What a person reads when a run cannot go on: what happened, why, and what to do. */
import type { Program } from '../compiler/program.ts';
import { isMemoryFailure, memoryMessage } from './memory.ts';
import type { MetricPoint } from './protocol.ts';
import { i18n } from '../words/i18n.ts';

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
  const { step } = bad;
  return new LossError(
    Number.isNaN(bad.loss)
      ? i18n.t('At step {step, number} the loss is no number any more (NaN). The usual cause is steps that are too large: the learning rate is {learningRate}. Make it ten times smaller, reset, and train again.', { step, learningRate })
      : i18n.t('At step {step, number} the loss has grown beyond all numbers (infinity). The usual cause is steps that are too large: the learning rate is {learningRate}. Make it ten times smaller, reset, and train again.', { step, learningRate }),
    step,
  );
}

/** @param program of the run, where there is one. */
export function failureMessage(error: unknown, contextLost: boolean, program: Program | null = null): string {
  if (error instanceof RunError) return error.message;
  const text = error instanceof Error ? error.message : String(error);
  if (contextLost) return i18n.t('The browser took the graphics processor away, which happens after a driver fault or a long sleep. Go on from the last checkpoint, or load the graph again; if it happens again, choose WASM as the backend.');
  if (isMemoryFailure(error)) return memoryMessage(error, program);
  return i18n.t('Training cannot go on: {text}', { text });
}
