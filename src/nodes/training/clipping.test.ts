import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import type { ClippingKind } from '../../graph/trainingFields.ts';
import { clipGradients } from './clipping.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

/** Norms 5 and 0.5, together √25.25. */
function clipped(kind: ClippingKind, limit: number): readonly (readonly number[])[] {
  return tf.tidy(() => {
    const gradients = clipGradients(tf, { kind, limit }, { a: tf.tensor1d([3, -4]), b: tf.tensor2d([[0.3], [0.4]]), none: tf.zeros([2]) });
    return Object.values(gradients).map((gradient) => [...gradient.dataSync()]);
  });
}

// Float32, so 6 digits.
const together = 1 / Math.sqrt(25.25);
it.each<[ClippingKind, readonly (readonly number[])[]]>([
  ['value', [[1, -1], [0.3, 0.4], [0, 0]]],
  ['norm', [[0.6, -0.8], [0.3, 0.4], [0, 0]]],
  ['globalNorm', [[3 * together, -4 * together], [0.3 * together, 0.4 * together], [0, 0]]],
])('clips by %s', (kind, expected) => {
  const found = clipped(kind, 1).flat();
  expected.flat().forEach((value, index) => { expect(found[index]).toBeCloseTo(value, 6); });
});

it.each<ClippingKind>(['value', 'norm', 'globalNorm'])('leaves alone what is short enough (%s)', (kind) => {
  expect(clipped(kind, 10).flat()).toEqual([3, -4, 0.3, 0.4, 0, 0].map(Math.fround));
});
