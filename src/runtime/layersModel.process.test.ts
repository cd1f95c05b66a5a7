/** A saved LayersModel, loaded by TensorFlow.js alone, against the engine that saved it. */
import type * as tfjs from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { chain, graph, TWO_CLASSES } from '../compiler/testGraphs.fixture.ts';
import type { Program } from '../compiler/program.ts';
import { readLayersModel, weightsForNodes } from '../graph/layersModel.ts';
import { sizeOf } from '../graph/tensorType.ts';
import { Harness, preset, programOf } from './harness.fixture.ts';
import { loadTensorFlow } from './tensorflow.ts';

/** Same kernels in the same order on plain JavaScript: only the last bits of a float32 may differ. */
const TOLERANCE = 1e-6;

const DIGITS = { source: 'generatedDigits', trainRows: 100, validationRows: 100 };

/** A residual sum, a concatenation, and a layer of each kind that TensorFlow.js lacks; ids that it takes for no names. */
const BRANCHES = graph(
  [
    ['Daten_1', 'dataset', DIGITS],
    ['_conv', 'conv2d', { filters: 2, kernelSize: 3, strides: 2, kernelRegularizer: { l1: 0.01, l2: 0.02 } }],
    ['größe', 'lrn', { depthRadius: 1, alpha: 0.5 }],
    ['rest', 'add'],
    ['norm', 'batchNorm'],
    ['drop', 'spatialDropout2d', { rate: 0.5 }],
    ['gelu', 'gelu'],
    ['both', 'concat'],
    ['curve', 'formula', { expression: 'x^2 - 0.5*x' }],
    ['flat', 'flatten'],
    ['noise', 'dropout', { rate: 0.5 }],
    ['stufe', 'step'],
    ['answer', 'dense', { units: 10 }],
    ['second', 'dense', { units: 10, useBias: false }],
    ['loss', 'loss', { function: 'meanSquaredError' }],
    ['loss2', 'loss', { function: 'meanSquaredError' }],
  ],
  [
    'Daten_1.features > _conv.in',
    '_conv.out > größe.in',
    '_conv.out > rest.a',
    'größe.out > rest.b',
    'rest.out > norm.in',
    'norm.out > drop.in',
    'drop.out > gelu.in',
    'gelu.out > both.a',
    '_conv.out > both.b',
    'both.out > curve.in',
    'curve.out > flat.in',
    'flat.out > noise.in',
    'noise.out > answer.in',
    'flat.out > stufe.in',
    'stufe.out > second.in',
    'answer.out > loss.prediction',
    'second.out > loss2.prediction',
    'Daten_1.labels > loss.target',
    'Daten_1.labels > loss2.target',
  ],
  { batchSize: 4, optimizer: { kind: 'sgd', learningRate: 0.001 } },
);

interface Saved {
  readonly modelJson: string;
  readonly weights: ArrayBuffer;
}

async function load(tf: typeof tfjs, { modelJson, weights }: Saved): Promise<tfjs.LayersModel> {
  const { modelTopology, weightsManifest } = JSON.parse(modelJson) as { modelTopology: object; weightsManifest: [{ weights: tfjs.io.WeightsManifestEntry[] }] };
  return tf.loadLayersModel(tf.io.fromMemory({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData: weights }));
}

/** Inputs that look like data: between 0 and 1, the same each time. */
function rowsFor(program: Program, rows: number): Float32Array {
  return Float32Array.from({ length: rows * sizeOf(program.sources[0]?.features.shape ?? []) }, (_, index) => (Math.sin(index) + 1) / 2);
}

it.each([
  ['the XOR net', () => preset('5-xor-net'), 3],
  ['the convnet', () => preset('6-mnist-convnet'), 0],
  ['branches, merges and layers of our own', () => BRANCHES, 2],
  ['recurrent layers', () => chain({ ...TWO_CLASSES, features: [[0, 1, 2], [1, 2, 0], [2, 1, 1]] }, [['words', 'embedding', { inputDim: 3, outputDim: 2 }], ['first', 'gru', { units: 3, returnSequences: true }], ['then', 'lstm', { units: 2 }], ['out', 'dense', { units: 2 }]]), 1],
])('%s: the saved model gives the engine’s outputs, and its weights come back', async (_, document, steps) => {
  const tf = await loadTensorFlow();
  const harness = new Harness();
  // The convnet is only built: its data would take longer than all else.
  const program = programOf(document());
  await harness.load(program);
  if (steps > 0) await harness.steps(steps);
  const tensors = (await harness.ask({ kind: 'memory' })).tensors;
  const saved = await harness.ask({ kind: 'layersModel' });
  expect((await harness.ask({ kind: 'memory' })).tensors).toBe(tensors);

  const features = program.sources[0]?.node === 'Daten_1' || program.sources[0]?.source !== 'table' ? rowsFor(program, 2) : Float32Array.from([0, 1, 2, 2, 1, 0].slice(0, 2 * sizeOf(program.sources[0]?.features.shape ?? [])));
  const loaded = await load(tf, saved);
  const results = tf.tidy(() => {
    const outputs = loaded.predict(tf.tensor(features, [2, ...(program.sources[0]?.features.shape ?? [])]));
    return (Array.isArray(outputs) ? outputs : [outputs]).map((output) => output.dataSync());
  });
  loaded.dispose();
  expect(results).toHaveLength(program.losses.length);
  for (const [index, { prediction }] of program.losses.entries()) {
    const { values } = await harness.ask({ kind: 'predict', features, rows: 2, at: prediction });
    const result = results[index] ?? new Float32Array();
    expect(result).toHaveLength(values.length);
    expect(Math.max(...values.map((value, place) => Math.abs(value - (result[place] ?? NaN))))).toBeLessThanOrEqual(TOLERANCE);
  }

  const { weights } = await harness.ask({ kind: 'weights' });
  expect(weightsForNodes(readLayersModel(saved.modelJson, () => new Uint8Array(saved.weights)), program.operations)).toEqual(weights);
  harness.post({ type: 'dispose' });
});

it('a trainable number without an input is refused by name, and the run goes on', async () => {
  const harness = new Harness();
  await harness.load(programOf(preset('2-gradient-descent')));
  await expect(harness.ask({ kind: 'layersModel' })).rejects.toThrow(/made of layers that each take an input, but “.+” is a trainable number without one\. Save these weights as a safetensors file instead\./);
  await harness.steps(1);
  harness.post({ type: 'dispose' });
});
