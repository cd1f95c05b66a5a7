import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layerNameOf, nodeOfLayer, readLayersModel, weightsForNodes, type WeightPlace } from './layersModel.ts';
import { readLayersModelFiles, zipLayersModel } from './layersModelZip.ts';

const bytesOf = (...values: readonly number[]): Uint8Array => new Uint8Array(Float32Array.from(values).buffer);
const modelOf = (...weights: readonly (readonly [name: string, shape: readonly number[], dtype?: string])[]): string =>
  JSON.stringify({ format: 'layers-model', modelTopology: {}, weightsManifest: [{ paths: ['./weights.bin'], weights: weights.map(([name, shape, dtype = 'float32']) => ({ name, shape, dtype })) }] });
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

const MODEL = modelOf(['unit/kernel', [2, 1]], ['unit/bias', [1]]);
const WEIGHTS = bytesOf(1, 2, -0.5);
const PLACES: readonly WeightPlace[] = [
  { node: 'unit', label: 'Dense', weights: [{ name: 'kernel', shape: [2, 1] }, { name: 'bias', shape: [1] }] },
  { node: 's', label: 'Sigmoid', weights: [] },
];
const read = (model: string, weights: Uint8Array) => readLayersModel(model, (name) => (name === 'weights.bin' ? weights : null));

describe('names of layers', () => {
  it('are ids where TensorFlow.js takes them, and always lead back to the id', () => {
    expect(['conv1', 'my-Layer_2', 'größe', '_x', 'a/b'].map(layerNameOf)).toEqual(['conv1', 'my-Layer_2', 'gr.f6..df.e', 'x..5f.x', 'a.2f.b']);
    const id = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter((each) => /^[^\s.]+$/.test(each));
    fc.assert(
      fc.property(id, (node) => {
        // TensorFlow.js's own rule for names (tfjs-layers, variables).
        expect(layerNameOf(node)).toMatch(/^[A-Za-z0-9][-A-Za-z0-9._/]*$/);
        expect(nodeOfLayer(layerNameOf(node))).toBe(node);
      }),
      { seed: 1805 },
    );
  });
});

describe('a LayersModel', () => {
  it('gives weights by node and name, from two files, from shards and from a zip', () => {
    const expected = { unit: { kernel: [[1], [2]], bias: [-0.5] } };
    const files = [{ name: 'weights.bin', bytes: WEIGHTS }, { name: 'my model.json', bytes: text(MODEL) }];
    expect(weightsForNodes(readLayersModelFiles(files), PLACES)).toEqual(expected);
    expect(weightsForNodes(readLayersModelFiles([{ name: 'x.ZIP', bytes: zipLayersModel(MODEL, WEIGHTS) }]), PLACES)).toEqual(expected);
    const shards = readLayersModel(MODEL.replace('"./weights.bin"', '"a.bin","b.bin"'), (name) => (name === 'a.bin' ? WEIGHTS.subarray(0, 6) : WEIGHTS.subarray(6)));
    expect(weightsForNodes(shards, PLACES)).toEqual(expected);
  });

  it('from elsewhere goes to the nodes in order, and weights to their names in any order', () => {
    const model = modelOf(['dense_1/bias', [1]], ['dense_1/kernel', [2, 1]]);
    expect(weightsForNodes(read(model, bytesOf(7, 1, 2)), PLACES)).toEqual({ unit: { kernel: [[1], [2]], bias: [7] } });
    const recurrent: WeightPlace = { node: 'rnn', label: 'SimpleRNN', weights: [{ name: 'kernel', shape: [1, 1] }, { name: 'recurrentKernel', shape: [1, 1] }] };
    const keras = modelOf(['rnn/simple_rnn_cell/recurrent_kernel:0', [1, 1]], ['rnn/simple_rnn_cell/kernel:0', [1, 1]]);
    expect(weightsForNodes(read(keras, bytesOf(3, 4)), [recurrent])).toEqual({ rnn: { kernel: [[4]], recurrentKernel: [[3]] } });
  });

  it.each([
    ['no JSON', 'hello', WEIGHTS, 'model.json is not JSON.'],
    ['JSON of another kind', '[1, 2]', WEIGHTS, 'This JSON is no TensorFlow.js model: it has no “weightsManifest”.'],
    ['a graph of ours', '{"format": "netloom-graph"}', WEIGHTS, 'This is a Netloom graph. Choose “Open…” for it'],
    ['a graph model', '{"format": "graph-model", "weightsManifest": []}', WEIGHTS, 'This is a TensorFlow.js graph model'],
    ['a damaged list', MODEL.replace('[2,1]', '"2"'), WEIGHTS, 'damaged at “weightsManifest[0].weights[0].shape”'],
    ['other numbers', modelOf(['unit/kernel', [2, 1], 'int32']), WEIGHTS, 'The weight “unit/kernel” is saved as int32; Netloom reads float32.'],
    ['weights cut short', MODEL, WEIGHTS.subarray(0, 10), 'The weights break off: “unit/bias” should end at byte 12, but there are 10 bytes.'],
    ['weights of another model', MODEL, bytesOf(1, 2, 3, 4), 'model.json tells of 12 bytes of weights, but there are 16.'],
    ['a file not chosen', MODEL.replace('weights.bin', 'group1-shard1of1.bin'), WEIGHTS, 'model.json names the file “group1-shard1of1.bin”, which is missing.'],
  ])('with %s is refused with a sentence', (_, model, weights, message) => {
    expect(() => read(model, weights)).toThrow(message);
  });

  it.each([
    ['another shape', modelOf(['unit/kernel', [1, 2]], ['unit/bias', [1]]), '“kernel” of “Dense” is 2 × 1 in the graph, but 1 × 2 in the model.'],
    ['fewer arrays', modelOf(['unit/kernel', [3, 1]]), '“Dense” has 2 weight arrays (kernel, bias), but the model’s layer “unit” has 1 (kernel).'],
    ['a layer too many', modelOf(['unit/kernel', [2, 1]], ['ghost/bias', [1]]), 'The model has weights for a layer “ghost”, but the graph has no node of this id with weights.'],
    ['other layers', modelOf(['a/kernel', [2, 1]], ['b/bias', [1]]), 'The model has 2 layers with weights (a, b), but the graph has 1 node with weights (unit).'],
  ])('that has %s than the graph is refused with the place', (_, model, message) => {
    expect(() => weightsForNodes(read(model, WEIGHTS), PLACES)).toThrow(message);
  });

  it('that leaves a node without weights is refused with its name', () => {
    const more: WeightPlace = { node: 'out', label: 'Answer', weights: [{ name: 'kernel', shape: [1, 1] }] };
    expect(() => weightsForNodes(read(MODEL, WEIGHTS), [...PLACES, more])).toThrow('The model has no weights for “Answer” (out).');
  });

  it('in a zip that is cut short, or holds none, is refused with a sentence', () => {
    const zip = zipLayersModel(MODEL, WEIGHTS);
    expect(() => readLayersModelFiles([{ name: 'a.zip', bytes: zip.subarray(0, zip.length - 30) }])).toThrow('The zip cannot be unpacked.');
    expect(() => readLayersModelFiles([{ name: 'weights.bin', bytes: WEIGHTS }])).toThrow('There is no model.json among the files.');
  });
});
