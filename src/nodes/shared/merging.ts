/** What the merges of several wires have in common. */
import { shapeText, type TensorType } from '../../graph/tensorType.ts';
import { i18n } from '../../words/i18n.ts';
import { cannot, gives, variadicPort, type Inference, type Port } from '../kind.ts';

/** The first two ports; more appear as they are wired. */
export const MERGE_INPUTS: readonly Port[] = [
  { name: 'a', label: i18n.t('First') },
  { name: 'b', label: i18n.t('Second') },
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
        found: i18n.t('{shape} beside {other}', { shape: shapeText(input.shape), other: shapeText(shape) }),
        expected: i18n.t('the same shape on every wire'),
        why: i18n.t('The numbers are taken together place by place.'),
      });
    }
    shape = together;
  }
  return gives({ shape });
}
