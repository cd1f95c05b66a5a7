import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { OPTIMIZERS, type OptimizerKind } from '../../graph/document.ts';
import { fieldsOf } from '../../graph/fields.ts';
import { optimizerInfo, optimizers } from './optimizers.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

/** Walks down w^2 from 1 in three steps of 0.1. */
function walk(kind: OptimizerKind): number[] {
  const info = optimizerInfo(kind);
  const settings = { kind, learningRate: 0.1 };
  const tensors = (numbers: Readonly<Record<string, number>>) => Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, tf.scalar(value)]));
  let weight: tf.Tensor = tf.scalar(1);
  let memory: Readonly<Record<string, tf.Tensor>> = tensors(info.memory(settings));
  return [0, 1, 2].map((step) => {
    const gradient = tf.mul(weight, 2);
    ({ weight, memory } = info.update(tf, { weight, gradient, memory, numbers: tensors(info.numbers(settings, 0.1, step)) }));
    return weight.dataSync()[0] ?? NaN;
  });
}

/** The same from Keras's published update rules, in double precision. */
const RULES: Readonly<Record<OptimizerKind, () => (gradient: number) => number>> = {
  sgd: () => (g) => 0.1 * g,
  momentum: () => {
    let v = 0;
    return (g) => 0.1 * (v = 0.9 * v + g);
  },
  rmsprop: () => {
    let s = 0;
    return (g) => (0.1 * g) / Math.sqrt((s = 0.9 * s + 0.1 * g * g) + 1e-7);
  },
  adagrad: () => {
    let s = 0.1;
    return (g) => (0.1 * g) / Math.sqrt((s += g * g) + 1e-7);
  },
  adam: () => {
    let [m, s, t] = [0, 0, 0];
    return (g) => {
      t++;
      m = 0.9 * m + 0.1 * g;
      s = 0.999 * s + 0.001 * g * g;
      return (0.1 * (m / (1 - 0.9 ** t))) / (Math.sqrt(s / (1 - 0.999 ** t)) + 1e-7);
    };
  },
};

describe('optimizers', () => {
  it('lists each kind of the format once', () => {
    expect(optimizers.map((info) => info.kind)).toEqual(OPTIMIZERS);
  });

  it.each(OPTIMIZERS)('%s takes the steps of its rule, within 1e-5', (kind) => {
    const step = RULES[kind]();
    let weight = 1;
    for (const reached of walk(kind)) {
      weight -= step(2 * weight);
      expect(Math.abs(reached - weight)).toBeLessThan(1e-5);
    }
  });

  it.each(OPTIMIZERS)('%s takes the steps of TensorFlow.js’s own, within 1e-5', (kind) => {
    const own = { sgd: () => tf.train.sgd(0.1), momentum: () => tf.train.momentum(0.1, 0.9), rmsprop: () => tf.train.rmsprop(0.1, 0.9, 0, 1e-7), adagrad: () => tf.train.adagrad(0.1, 0.1), adam: () => tf.train.adam(0.1, 0.9, 0.999, 1e-7) }[kind]();
    const weight = tf.variable(tf.scalar(1));
    for (const reached of walk(kind)) {
      own.minimize(() => tf.square(weight) as tf.Scalar, false, [weight]);
      expect(Math.abs(reached - (weight.dataSync()[0] ?? NaN))).toBeLessThan(1e-5);
    }
  });

  it.each(OPTIMIZERS)('%s describes its settings and writes them in each language', (kind) => {
    const info = optimizerInfo(kind);
    for (const field of fieldsOf(info.params)) expect(field.help).toMatch(/\.$/);
    const code = info.code({ kind, learningRate: 0.25 });
    for (const written of [code.keras, code.pytorch, code.tfjs]) expect(written).toContain('0.25');
  });
});
