/** The loss of the chosen sample: worked out from what is seen of it anyway, so that nothing more is asked. */
import type { ProgramLoss, ValueReference } from '../../compiler/program.ts';
import { lossOf } from '../../nodes/explain/losses.ts';
import type { LossId } from '../../nodes/training/losses.ts';

/** By loss node; a loss whose prediction or target is not seen is left out. @param numbersAt what is seen of the sample at a value. */
export function sampleLosses(losses: readonly ProgramLoss[], numbersAt: (value: ValueReference) => Float32Array | null): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { node, function: id, weight, prediction, predictionType, target, logits } of losses) {
    const [y, t] = [numbersAt(prediction), target && numbersAt(target)];
    if (!y?.length || (target && t?.length !== y.length)) continue;
    const { shape } = predictionType;
    found[node] = lossOf({ function: id as LossId, weight, prediction: { shape, values: y }, target: t ? { shape, values: t } : null, fromLogits: logits !== null });
  }
  return found;
}
