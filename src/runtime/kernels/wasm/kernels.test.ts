/** The WASM kernels of this house against the CPU backend's own, on the same random numbers. */
import type * as tfjs from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TF } from '../../../nodes/kind.ts';
import { activateBackend } from '../../backends/activate.ts';
import { probeCapabilities } from '../../backends/capabilities.ts';
import { chooseBackend } from '../../backends/choose.ts';
import { loadTensorFlow } from '../../tensorflow.ts';

/** Relative to the largest value: float32 sums of a few hundred terms, added in another order. */
const TOLERANCE = 1e-5;

let tf: TF;
beforeAll(async () => {
  tf = await loadTensorFlow();
});
afterAll(() => tf.setBackend('cpu'));

async function use(backend: 'wasm' | 'cpu'): Promise<void> {
  const capabilities = probeCapabilities();
  const info = await activateBackend(tf, chooseBackend(capabilities, 0, backend), capabilities);
  expect(info.id).toBe(backend);
}

/** The gradients of `f` at seeded random inputs, on a backend; and that nothing but them is left. */
async function gradients(backend: 'wasm' | 'cpu', shapes: readonly number[][], f: (...inputs: tfjs.Tensor[]) => tfjs.Tensor): Promise<number[][]> {
  await use(backend);
  const before = tf.memory().numTensors;
  const results = tf.tidy(() => {
    const inputs = shapes.map((shape, index) => tf.randomNormal(shape, 0, 1, 'float32', 7 + index));
    const output = f(...inputs);
    const dy = tf.randomNormal(output.shape, 0, 1, 'float32', 99);
    return tf.grads(f)(inputs, dy);
  });
  const values = await Promise.all(results.map(async (each) => [...(await each.data())]));
  tf.dispose(results);
  expect(tf.memory().numTensors).toBe(before);
  return values;
}

async function expectSame(shapes: readonly number[][], f: (...inputs: tfjs.Tensor[]) => tfjs.Tensor): Promise<void> {
  const wanted = await gradients('cpu', shapes, f);
  const found = await gradients('wasm', shapes, f);
  for (const [index, values] of wanted.entries()) {
    const scale = Math.max(...values.map(Math.abs));
    const worst = Math.max(...values.map((value, at) => Math.abs(value - (found[index]?.[at] ?? NaN))));
    expect(scale).toBeGreaterThan(0);
    expect(worst / scale, `input ${index}`).toBeLessThan(TOLERANCE);
  }
}

describe('gradients of conv2d', () => {
  const cases: readonly [string, readonly number[][], number | [number, number], 'same' | 'valid'][] = [
    ['same padding', [[3, 7, 6, 2], [3, 3, 2, 4]], 1, 'same'],
    ['valid padding', [[2, 7, 6, 2], [3, 2, 2, 4]], 1, 'valid'],
    ['an even kernel', [[2, 6, 6, 1], [4, 2, 1, 3]], 1, 'same'],
    ['stride 2', [[2, 8, 7, 2], [3, 3, 2, 3]], 2, 'same'],
    ['a stride that leaves a remainder', [[2, 8, 8, 2], [3, 3, 2, 3]], [2, 3], 'valid'],
    ['a kernel of one pixel', [[2, 5, 5, 3], [1, 1, 3, 2]], 1, 'same'],
  ];
  it.each(cases)('are the CPU backend’s with %s', async (_, shapes, strides, padding) => {
    await expectSame(shapes, (x, filter) => tf.conv2d(x as tfjs.Tensor4D, filter as tfjs.Tensor4D, strides, padding));
  });
});

describe('other gradients', () => {
  it.each([[2, 2, 'same'], [3, 2, 'same'], [2, 1, 'valid'], [3, 3, 'valid']] as const)('of max pooling by %i with stride %i, %s, are the CPU backend’s', async (size, stride, padding) => {
    await expectSame([[2, 7, 8, 3]], (x) => tf.maxPool(x as tfjs.Tensor4D, size, stride, padding));
  });

  it('of matrix products, plain and transposed, are the CPU backend’s', async () => {
    await expectSame([[5, 7], [7, 3]], (a, b) => tf.matMul(a, b));
    await expectSame([[2, 7, 5], [2, 3, 7]], (a, b) => tf.matMul(a, b, true, true));
  });

  it('of depthwise convolutions and table look-ups are the CPU backend’s', async () => {
    await expectSame([[2, 6, 6, 3], [3, 3, 3, 2]], (x, filter) => tf.depthwiseConv2d(x as tfjs.Tensor4D, filter as tfjs.Tensor4D, 1, 'same'));
    await expectSame([[4, 3]], (table) => tf.gather(table, tf.tensor1d([0, 2, 2, 3], 'int32')));
  });
});
