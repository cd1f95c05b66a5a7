import { describe, expect, it } from 'vitest';
import type { LayerWeights } from '../../graph/layersModel.ts';
import { looksLikeModel } from '../../graph/modelText.ts';
import { nested } from '../../graph/safetensors.ts';
import { compile } from '../compile.ts';
import { importModel } from './importModel.ts';
import { FUNCTIONAL, KERAS_3, SEQUENTIAL } from './keras.fixture.ts';

type Imported = ReturnType<typeof importModel>;

const kinds = ({ document }: Imported) => Object.fromEntries(document.nodes.map(({ id, kind }) => [id, kind]));
const paramsOf = ({ document }: Imported, id: string) => document.nodes.find((node) => node.id === id)?.params;
const wires = ({ document }: Imported) => document.edges.map(({ from, to }) => `${from} > ${to}`);
const zeros = (name: string, shape: readonly number[]) => ({ name, shape, values: nested(new Array<number>(shape.reduce((a, b) => a * b, 1)).fill(0), shape) });

describe('a Sequential model of Keras 2', () => {
  const imported = importModel(SEQUENTIAL, null, 'model');

  it('becomes a graph that compiles: its layers, MNIST before them, the loss and the optimizer that it was trained with', () => {
    expect(kinds(imported)).toEqual({ conv2d_input: 'dataset', conv2d: 'conv2d', max_pooling2d: 'maxPool2d', batch_normalization: 'batchNorm', flatten: 'flatten', dropout: 'dropout', dense: 'dense', loss: 'loss' });
    expect(paramsOf(imported, 'conv2d_input')).toEqual({ source: 'mnist' });
    expect(paramsOf(imported, 'conv2d')).toMatchObject({ filters: 4, kernelSize: 3, strides: 1, padding: 'same', activation: 'relu', kernelRegularizer: { l1: 0, l2: 0.009999999776482582 } });
    expect(paramsOf(imported, 'loss')).toEqual({ function: 'categoricalCrossentropy' });
    expect(imported.document.training.optimizer).toEqual({ kind: 'adam', learningRate: 0.0003 });
    expect(imported.document.meta.title).toBe('digits');
    expect(compile(imported.document).program?.totals.parameters).toBe(4 * 9 + 4 + 4 * 4 + 784 * 10 + 10);
    expect(imported.notes).toEqual(['The file has no weights, so training begins from new ones.']);
  });

  it('takes its weights by name, and says whose do not fit', () => {
    const layers: readonly LayerWeights[] = [
      { layer: 'conv2d', weights: [zeros('kernel', [3, 3, 1, 4]), zeros('bias', [4])] },
      { layer: 'batch_normalization', weights: ['gamma', 'beta', 'movingMean', 'movingVariance'].map((name) => zeros(name, [4])) },
      { layer: 'dense', weights: [zeros('kernel', [3, 10]), zeros('bias', [10])] },
    ];
    const { weights, notes } = importModel(SEQUENTIAL, layers, 'model');
    expect(Object.keys(weights)).toEqual(['conv2d', 'batch_normalization']);
    expect(Object.keys(weights['batch_normalization'] ?? {})).toEqual(['gamma', 'beta', 'movingMean', 'movingVariance']);
    expect(notes).toEqual([expect.stringMatching(/^The weights of “dense” do not fit it \(kernel 3 × 10, bias 10\)/)]);
  });
});

describe('a functional model of Keras 2', () => {
  const imported = importModel(FUNCTIONAL, [{ layer: 'gru', weights: [zeros('kernel', [2, 9])] }], 'model');

  it('keeps its branches', () => {
    expect(wires(imported)).toEqual(expect.arrayContaining(['lstm.out > dense.in', 'lstm.out > add.a', 'dense.out > add.b', 'add.out > leaky_re_lu.in', 'out.out > loss.prediction', 'input_1.labels > loss.target']));
    expect(paramsOf(imported, 'leaky_re_lu')).toEqual({ negativeSlope: 0.10000000149011612 });
    expect(paramsOf(imported, 'loss')).toEqual({ function: 'binaryCrossentropy' });
  });

  it('keeps what it does not understand, with its configuration and its weights, and lists it', () => {
    expect(kinds(imported)).toMatchObject({ gru: 'GRU', bidirectional: 'Bidirectional' });
    expect(paramsOf(imported, 'gru')).toMatchObject({ units: 3, resetAfter: true });
    expect(paramsOf(imported, 'bidirectional')).toMatchObject({ mergeMode: 'concat', layer: { className: 'LSTM' } });
    expect(imported.weights['gru']).toHaveProperty('kernel');
    expect(imported.notes).toEqual(expect.arrayContaining([
      '“gru” (GRU) is kept as it is: Its “resetAfter” is true, which Netloom does not have.',
      '“bidirectional” (Bidirectional) is kept as it is: Netloom has no such layer.',
      '“out” loses what only matters in training: biasRegularizer.',
      expect.stringContaining('The rows of “input_1” are made up'),
    ]));
  });

  it('keeps every weight of a layer of layers, though two have one name', () => {
    const twoWays = { layer: 'bidirectional', weights: [zeros('kernel', [2, 8]), zeros('bias', [8]), zeros('kernel', [3, 8])] };
    const { weights } = importModel(FUNCTIONAL, [twoWays], 'model');
    expect(Object.entries(weights['bidirectional'] ?? {}).map(([name, rows]) => [name, (rows as readonly unknown[]).length])).toEqual([['kernel', 2], ['bias', 8], ['kernel2', 3]]);
  });

  it('brings a table’s rows into the form of a sequence, and compiles without what nothing needs', () => {
    expect(paramsOf(imported, 'reshape')).toEqual({ targetShape: [6, 2] });
    expect(compile(imported.document).program?.losses).toHaveLength(1);
  });
});

it('reads what Keras 3 writes: calls as arguments, shapes and names of its own', () => {
  const imported = importModel(KERAS_3, null, 'model');
  expect(kinds(imported)).toEqual({ left: 'dataset', right: 'dataset', concatenate: 'concat', dense: 'dense', leaky: 'leakyRelu', loss: 'loss' });
  expect(wires(imported)).toEqual(expect.arrayContaining(['left.features > concatenate.a', 'right.features > concatenate.b', 'concatenate.out > dense.in']));
  expect(paramsOf(imported, 'dense')).toMatchObject({ units: 2, activation: 'swish', useBias: false });
  expect(paramsOf(imported, 'leaky')).toEqual({ negativeSlope: 0.2 });
  expect(compile(imported.document).program).not.toBeNull();
});

describe('a file that is no such model', () => {
  it.each([
    ['{', /model\.json is not JSON/],
    ['{"a": 1}', /it has no “class_name” and “config”/],
    ['{"format": "graph-model", "modelTopology": {}}', /This is a TensorFlow\.js graph model/],
    ['{"class_name": "Encoder", "config": {}}', /The model is of the class “Encoder”/],
    ['{"class_name": "Sequential", "config": {"layers": []}}', /has no layers/],
    ['{"class_name": "Sequential", "config": {"layers": [{"class_name": "Dense", "config": {"units": 1}}]}}', /does not say what goes into its first layer/],
  ])('%s is refused with the reason', (text, reason) => {
    expect(() => importModel(text, null, 'model')).toThrow(reason);
  });

  it('is told from a graph of Netloom', () => {
    expect([SEQUENTIAL, FUNCTIONAL, KERAS_3].map(looksLikeModel)).toEqual([true, true, true]);
    expect(looksLikeModel('{"format": "netloom-graph", "version": 1}')).toBe(false);
  });
});
