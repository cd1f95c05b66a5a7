/** What the merges of several wires have in common. */
import { shapeText, type TensorType } from '../../graph/tensorType.ts';
import { cannot, gives, variadicPort, type Inference, type Port } from '../kind.ts';

/** The first two ports; more appear as they are wired. */
export const MERGE_INPUTS: readonly Port[] = [
  { name: 'a', label: 'First' },
  { name: 'b', label: 'Second' },
];

/** Sizes of an elementwise result: equal, or 1 where one number serves the whole axis. Null where they do not go together. */
function broadcast(a: readonly number[], b: readonly number[]): readonly number[] | null {
  if (a.length !== b.length) return null;
  const sizes = a.map((size, axis) => (size === b[axis] || b[axis] === 1 ? size : size === 1 ? (b[axis] ?? 0) : 0));
  return sizes.includes(0) ? null : sizes;
}

/** The shape of a sum, product or mean of all inputs. */
export function inferElementwise(inputs: readonly TensorType[]): Inference {
  let shape = inputs[0]?.shape ?? [];
  for (const [index, input] of inputs.entries()) {
    const together = broadcast(shape, input.shape);
    if (!together) {
      return cannot({
        code: 'shape-mismatch',
        port: variadicPort(index),
        found: `${shapeText(input.shape)} beside ${shapeText(shape)}`,
        expected: 'the same shape on every wire',
        why: 'The numbers are taken together place by place.',
      });
    }
    shape = together;
  }
  return gives({ shape });
}
