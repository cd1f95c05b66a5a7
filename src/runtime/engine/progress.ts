import type { Progress } from '../protocol.ts';
import type { Session } from '../session.ts';

/** From 1. */
export function epochOf({ step, program }: Session): number {
  return Math.floor(Math.max(0, step - 1) / program.training.stepsPerEpoch) + 1;
}

/** Where a run stands. `rate` is steps a second. */
export function progressOf(session: Session, rate: number | null): Progress {
  const { batchSize, stepsPerEpoch } = session.program.training;
  return {
    step: session.step,
    steps: session.lastStep,
    epoch: epochOf(session),
    epochs: Math.ceil(session.lastStep / stepsPerEpoch),
    stepsPerSecond: rate,
    samplesPerSecond: rate && rate * batchSize,
    secondsLeft: rate && (session.lastStep - session.step) / rate,
  };
}
