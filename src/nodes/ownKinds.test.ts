/** The kinds that compute by themselves, against plain arithmetic. */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from './random.testing.ts';
import type { CallContext } from './kind.ts';
import { dropout } from './kinds/dropout.ts';
import { flatten } from './kinds/flatten.ts';
import { gaussianNoise } from './kinds/gaussianNoise.ts';
import { lrn } from './kinds/lrn.ts';
import { parameter } from './kinds/parameter.ts';
import { spatialDropout2d } from './kinds/spatialDropout2d.ts';
import { step } from './kinds/step.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

function context(training: boolean, seed = 1): CallContext {
  return { training, weights: {}, random: seededRandom(tf, seed) };
}

describe('step', () => {
  it('is 1 from zero on and 0 below, with a slope of 1 everywhere', () => {
    const z = tf.tensor1d([-2, -1e-6, 0, 1e-6, 3]);
    const run = (x: tf.Tensor) => step.call?.(tf, {}, [x], context(true)) ?? x;
    expect([...run(z).dataSync()]).toEqual([0, 0, 1, 1, 1]);
    expect([...tf.grad(run)(z).dataSync()]).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('lrn', () => {
  it('divides by the formula of Krizhevsky et al., within 1e-5', () => {
    const params = lrn.params.parse({ depthRadius: 2, bias: 1.5, alpha: 0.3, beta: 0.75 });
    const x = tf.randomUniform([2, 3, 3, 7], -2, 2, 'float32', 9);
    const result = lrn.call?.(tf, params, [x], context(false)).dataSync() ?? [];
    const data = x.dataSync();
    data.forEach((value, index) => {
      const channel = index % 7;
      let sum = 0;
      for (let c = Math.max(0, channel - 2); c <= Math.min(6, channel + 2); c++) sum += (data[index - channel + c] ?? 0) ** 2;
      expect(Math.abs((result[index] ?? NaN) - value / (1.5 + 0.3 * sum) ** 0.75)).toBeLessThan(1e-5);
    });
  });

  it('has TFLearn’s defaults', () => {
    expect(lrn.params.parse({})).toEqual({ depthRadius: 5, bias: 1, alpha: 0.0001, beta: 0.75 });
  });
});

describe('random kinds', () => {
  const x = tf.ones([4, 6, 6, 8]);
  const kinds = [
    ['dropout', (training: boolean, seed: number) => dropout.call?.(tf, { rate: 0.4 }, [x], context(training, seed))],
    ['spatialDropout2d', (training: boolean, seed: number) => spatialDropout2d.call?.(tf, { rate: 0.4 }, [x], context(training, seed))],
    ['gaussianNoise', (training: boolean, seed: number) => gaussianNoise.call?.(tf, { stddev: 0.4 }, [x], context(training, seed))],
  ] as const;

  it.each(kinds)('%s repeats itself for the same seed, differs for another, and rests outside training', (_, run) => {
    const numbers = (training: boolean, seed: number) => [...(run(training, seed)?.dataSync() ?? [])];
    expect(numbers(true, 3)).toEqual(numbers(true, 3));
    expect(numbers(true, 3)).not.toEqual(numbers(true, 4));
    expect(numbers(false, 3)).toEqual([...x.dataSync()]);
  });

  it('dropout drops the rate and keeps the mean', () => {
    const values = [...(kinds[0][1](true, 3)?.dataSync() ?? [])];
    // 1,152 draws of 0.4: three standard deviations are 0.043.
    expect(Math.abs(values.filter((value) => value === 0).length / values.length - 0.4)).toBeLessThan(0.043);
    for (const value of values) expect(value === 0 || Math.abs(value - 1 / 0.6) < 1e-6).toBe(true);
  });

  it('spatialDropout2d drops whole channels', () => {
    const dropped = kinds[1][1](true, 3);
    const perChannel = tf.sum(dropped ?? tf.scalar(0), [1, 2]).dataSync();
    for (const sum of perChannel) expect(sum === 0 || Math.abs(sum - 36 / 0.6) < 1e-3).toBe(true);
    expect(new Set(perChannel).size).toBe(2);
  });
});

describe('parameter', () => {
  it('gives its number as one row, and passes the gradient on', () => {
    const value = tf.tensor1d([0.5]);
    const run = (weight: tf.Tensor) => parameter.call?.(tf, { start: 0.5 }, [], { ...context(true), weights: { value: weight } }) ?? weight;
    expect(run(value).arraySync()).toEqual([[0.5]]);
    expect(tf.grad((weight) => tf.square(run(weight)))(value).arraySync()).toEqual([1]);
  });
});

describe('flatten', () => {
  it('takes images, sequences and rows that are flat already', () => {
    for (const shape of [[2, 3, 4], [6, 4], [24]]) {
      expect(flatten.infer({}, [{ shape }])).toEqual({ ok: true, outputs: { out: { shape: [24] } } });
    }
  });
});
