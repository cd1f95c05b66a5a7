import type { TF } from '../../nodes/kind.ts';
import { captureStep } from '../capture/capture.ts';
import type { Session } from '../session.ts';

/** Kernels that a step of the run calls and a backend does not have. Empty as well where the step cannot be traced: then its first step tells. */
export function missingKernels(tf: TF, { program, model, batches }: Pick<Session, 'program' | 'model' | 'batches'>, backend: string): readonly string[] {
  try {
    const { calls } = captureStep(tf, program, model, batches.batchRows(0));
    const has = new Set(tf.getKernelsForBackend(backend).map(({ kernelName }) => kernelName));
    return [...new Set(calls.map(({ kernel }) => kernel))].filter((name) => !has.has(name));
  } catch {
    return [];
  }
}
