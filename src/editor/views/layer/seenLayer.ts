/** A layer and its gradients out of what a watch has seen. */
import type { Operation, ProgramLoss } from '../../../compiler/program.ts';
import type { Layer, Numbers } from '../../../nodes/explain/explanation.ts';
import type { Ending } from '../../../nodes/explain/losses.ts';
import type { LossId } from '../../../nodes/training/losses.ts';
import type { Probe } from '../../../runtime/protocol.ts';
import { seenOf, type Watched } from '../run/useWatch.ts';

/** An array of the one row that is looked at; null where it was not seen. */
export function numbersOf(watched: Watched, node: string, quantity: Probe['quantity'], name: string): Numbers | null {
  const seen = seenOf(watched, node, quantity, name);
  return seen ? { shape: quantity.startsWith('activation') ? seen.shape.slice(1) : seen.shape, values: seen.values } : null;
}

/** Null until all of it was seen. @param batch what was seen of the next step's batch, for kinds that read it. */
export function layerOf(watched: Watched, operation: Operation, batch: Watched): Layer | null {
  const output = numbersOf(watched, operation.node, 'activations', 'out');
  const inputs = operation.inputs.map(({ node, port }) => numbersOf(watched, node, 'activations', port));
  const weights = operation.weights.map(({ name }) => [name, numbersOf(watched, operation.node, 'weights', name)] as const);
  if (!output || inputs.some((input) => !input) || weights.some(([, numbers]) => !numbers)) return null;
  const [first] = operation.inputs;
  const whole = first && seenOf(batch, first.node, 'activations', first.port);
  return { params: operation.params, inputs: inputs.filter((input) => input !== null), weights: Object.fromEntries(weights.flatMap(([name, numbers]) => (numbers ? [[name, numbers]] : []))), output, ...(whole ? { batch: whole } : {}) };
}

export function endingOf(watched: Watched, loss: ProgramLoss): Ending | null {
  const prediction = numbersOf(watched, loss.prediction.node, 'activations', loss.prediction.port);
  const target = loss.target ? numbersOf(watched, loss.target.node, 'activations', loss.target.port) : null;
  if (!prediction || (loss.target && !target)) return null;
  return { function: loss.function as LossId, weight: loss.weight, prediction, target, fromLogits: loss.logits !== null };
}
