/** What takes too long for the quick layer: the XOR net to its last step, and the convnet beside tfjs's own layers. */
import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import reference from '../../presets/reference/reference.json' with { type: 'json' };
import { Harness, preset, programOf } from './harness.fixture.ts';
import { buildModel } from './model/model.ts';

it('the XOR net, from the reference’s start, gives the reference’s four predictions after 60,000 steps, within 1e-3', async () => {
  const { inputs, final_predictions: wanted, steps, final } = reference.xor;
  const harness = new Harness();
  await harness.load(programOf(preset('5-xor-net')));
  await harness.steps(steps);
  expect(harness.step).toBe(steps);
  const { values } = await harness.ask({ kind: 'predict', features: Float32Array.from(inputs.flat()), rows: inputs.length });
  expect(values).toHaveLength(wanted.length);
  wanted.forEach((value, row) => {
    expect(Math.abs((values[row] ?? NaN) - value), `row ${row}`).toBeLessThan(1e-3);
  });
  // Float32 against NumPy's float64: the weights themselves drift a little more than the answers.
  const { weights } = await harness.ask({ kind: 'weights' });
  const kernel = [weights['hidden']?.['kernel']].flat(3).map(Number);
  final.hidden.flat().forEach((value, place) => {
    expect(Math.abs((kernel[place] ?? NaN) - value), `hidden weight ${place}`).toBeLessThan(0.05);
  });
});

it('the MNIST convnet has the layers, shapes and 455,946 parameters that tfjs counts in its own model of it', () => {
  const conv = { kernelSize: 3, padding: 'same', activation: 'relu', kernelInitializer: 'zeros' } as const;
  const pool = { poolSize: 2, strides: 2, padding: 'same' } as const;
  const dense = { kernelInitializer: 'zeros' } as const;
  // Without the LRN, which tfjs has as an operation and not as a layer; it changes no shape and has no weights.
  const stock = tf.sequential({
    layers: [
      tf.layers.conv2d({ ...conv, filters: 32, inputShape: [28, 28, 1] }),
      tf.layers.maxPooling2d(pool),
      tf.layers.conv2d({ ...conv, filters: 64 }),
      tf.layers.maxPooling2d(pool),
      tf.layers.flatten(),
      tf.layers.dense({ ...dense, units: 128, activation: 'tanh' }),
      tf.layers.dropout({ rate: 0.2 }),
      tf.layers.dense({ ...dense, units: 256, activation: 'tanh' }),
      tf.layers.dropout({ rate: 0.2 }),
      tf.layers.dense({ ...dense, units: 10 }),
      tf.layers.softmax(),
    ],
  });
  const program = programOf(preset('6-mnist-convnet'));
  const model = buildModel(tf, program);
  const shared = program.operations.filter(({ kind }) => kind !== 'lrn');
  expect(shared.map(({ output }) => output.shape)).toEqual(stock.layers.map(({ outputShape }) => (outputShape as tf.Shape).slice(1)));
  const built = model.units.map(({ variables }) => variables.reduce((sum, { size }) => sum + size, 0)).filter((count) => count > 0);
  expect(built).toEqual(stock.layers.map((layer) => layer.countParams()).filter((count) => count > 0));
  expect(stock.countParams()).toBe(program.totals.parameters);
  expect(program.totals.parameters).toBe(reference.mnist_convnet.total_parameters);
  model.dispose();
  stock.dispose();
});
