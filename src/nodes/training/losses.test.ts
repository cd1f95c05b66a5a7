import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { LOSS_IDS, lossFunction, lossFunctions, type LossId } from './losses.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

function lossOf(id: LossId, prediction: number[][], target: number[][]): number {
  const loss = lossFunction(id);
  if (!loss) throw new Error(`There is no loss ${id}.`);
  return tf.tidy(() => loss.call(tf, tf.tensor2d(prediction), tf.tensor2d(target)).dataSync()[0] ?? NaN);
}

describe('losses', () => {
  it('lists each id of the format once', () => {
    expect(lossFunctions.map((loss) => loss.id)).toEqual(LOSS_IDS);
    expect(lossFunction('mse')).toBeUndefined();
  });

  // Worked out by hand from Keras's definitions; float32, so 1e-6.
  it.each<[LossId, number[][], number[][], number]>([
    ['meanSquaredError', [[1, 2], [3, 5]], [[1, 0], [0, 1]], (0 + 4 + 9 + 16) / 4],
    ['halfSumSquaredError', [[1, 2], [3, 5]], [[1, 0], [0, 1]], (0 + 4 + 9 + 16) / 2],
    ['meanAbsoluteError', [[1, 2], [3, 5]], [[1, 0], [0, 1]], (0 + 2 + 3 + 4) / 4],
    ['huber', [[0.5], [3], [-2]], [[0], [0], [0]], (0.125 + 2.5 + 1.5) / 3],
    ['binaryCrossentropy', [[0.9], [0.2]], [[1], [0]], -(Math.log(0.9) + Math.log(0.8)) / 2],
    ['categoricalCrossentropy', [[0.7, 0.2, 0.1], [0.1, 0.3, 0.6]], [[1, 0, 0], [0, 1, 0]], -(Math.log(0.7) + Math.log(0.3)) / 2],
    ['categoricalCrossentropy', [[1.4, 0.4, 0.2]], [[1, 0, 0]], -Math.log(0.7)],
    ['hinge', [[0.3], [-2], [0.4]], [[1], [0], [0]], (0.7 + 0 + 1.4) / 3],
    ['hinge', [[0.3], [-2], [0.4]], [[1], [-1], [-1]], (0.7 + 0 + 1.4) / 3],
    ['minimize', [[-3.5]], [[0]], -3.5],
  ])('%s of %j against %j is %d', (id, prediction, target, expected) => {
    expect(lossOf(id, prediction, target)).toBeCloseTo(expected, 6);
  });

  it('stays finite for a sure answer that is wrong: Keras clips at 1e-7', () => {
    // In float32 1 - 1e-7 is 1 - 1.19e-7.
    expect(lossOf('binaryCrossentropy', [[1]], [[0]])).toBeCloseTo(-Math.log(1 - Math.fround(1 - 1e-7)), 3);
    expect(lossOf('categoricalCrossentropy', [[0, 1]], [[1, 0]])).toBeCloseTo(-Math.log(1e-7), 3);
  });

  it.each<[LossId, (z: tf.Tensor) => tf.Tensor]>([
    ['binaryCrossentropy', (z) => tf.sigmoid(z)],
    ['categoricalCrossentropy', (z) => tf.softmax(z)],
  ])('%s is the same from logits, and still has a slope where probabilities have none', (id, activation) => {
    const loss = lossFunction(id);
    tf.tidy(() => {
      const target = tf.tensor2d([[1, 0], [0, 1]]);
      const logits = tf.tensor2d([[0.4, -1.2], [2.5, 0.3]]);
      const fromLogits = loss?.fromLogits?.(tf, logits, target).dataSync()[0];
      expect(fromLogits).toBeCloseTo(loss?.call(tf, activation(logits), target).dataSync()[0] ?? NaN, 5);
      const sure = tf.tensor2d([[-200, 200], [200, -200]]);
      const slope = tf.grad((z) => loss?.fromLogits?.(tf, z, target) ?? tf.scalar(NaN))(sure).dataSync();
      expect(Math.abs(slope[0] ?? 0)).toBeGreaterThan(0.2);
    });
  });
});
