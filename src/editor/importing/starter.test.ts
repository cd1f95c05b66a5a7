import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { DataDescription } from '../../datasets/source.ts';
import { documentSchema } from '../../graph/document.ts';
import { describeData } from '../../nodes/kinds/dataset.ts';
import { starterGraph } from './starter.ts';

const node = (params: Record<string, never> | object) => ({ id: 'data', kind: 'dataset', position: { x: 9, y: 9 }, params: params as never });
const table = (features: readonly (readonly number[])[], labels: readonly (readonly number[])[]) => node({ source: 'table', features, labels });

function starterOf(data: ReturnType<typeof node>) {
  const description = describeData(data.params) as DataDescription;
  const document = starterGraph(description, data, 'First try');
  return { document, kinds: document.nodes.map(({ kind }) => kind), loss: document.nodes.at(-1)?.params['function'], ...compile(document) };
}

const CASES = {
  'classes of rows': { data: table([[0.5, 1], [1, 0], [1, 1]], [[1, 0, 0], [0, 1, 0], [0, 0, 1]]), kinds: ['dataset', 'dense', 'dense', 'softmax', 'loss'], loss: 'categoricalCrossentropy' },
  'one yes or no': { data: table([[0.5, 1], [1, 0]], [[1], [0]]), kinds: ['dataset', 'dense', 'dense', 'sigmoid', 'loss'], loss: 'binaryCrossentropy' },
  numbers: { data: table([[0.5], [1], [2]], [[3.5], [4], [7]]), kinds: ['dataset', 'dense', 'dense', 'loss'], loss: 'meanSquaredError' },
  images: { data: node({ source: 'generatedDigits' }), kinds: ['dataset', 'conv2d', 'maxPool2d', 'conv2d', 'maxPool2d', 'flatten', 'dense', 'dense', 'softmax', 'loss'], loss: 'categoricalCrossentropy' },
  'a sequence of indices': { data: table([[0, 1, 2], [2, 1, 3]], [[1, 0], [0, 1]]), kinds: ['dataset', 'embedding', 'lstm', 'dense', 'softmax', 'loss'], loss: 'categoricalCrossentropy' },
  'points on a plane': { data: node({ source: 'spirals' }), kinds: ['dataset', 'dense', 'dense', 'dense', 'sigmoid', 'loss'], loss: 'binaryCrossentropy' },
} as const;

describe.each(Object.entries(CASES))('a starter graph for %s', (_, { data, kinds, loss }) => {
  const starter = starterOf(data);

  it('has the layers and the loss that fit', () => {
    expect(starter.kinds).toEqual(kinds);
    expect(starter.loss).toBe(loss);
  });

  it('compiles without a problem, and trains with Adam', () => {
    expect(starter.diagnostics).toEqual([]);
    expect(starter.program?.training.optimizer.kind).toBe('adam');
  });

  it('is a document as the format has it, whose dataset node is the given one', () => {
    expect(documentSchema.safeParse(starter.document).success).toBe(true);
    expect(starter.document.nodes[0]).toEqual({ ...data, position: { x: 0, y: 0 } });
    expect(starter.document.meta.title).toBe('First try');
  });
});

it('walks a sequence of several values with an LSTM, and answers in the shape of the labels', () => {
  const description: DataDescription = { features: { shape: [20, 2] }, labels: { shape: [3, 2] }, trainRows: 500, validationRows: 100, task: 'regression' };
  const { nodes, training } = starterGraph(description, node({}), 'Waves');
  expect(nodes.map(({ kind }) => kind)).toEqual(['dataset', 'lstm', 'dense', 'reshape', 'loss']);
  expect(nodes[2]?.params).toEqual({ units: 6 });
  expect(nodes[3]?.params).toEqual({ targetShape: [3, 2] });
  expect(training.validation).toEqual({ everySteps: 32, rows: 100 });
});

it.each([[150, 150], [4000, 12], [100_000, 3]])('of %i rows it makes about 1,500 updates, and never fewer than 3 passes', (trainRows, epochs) => {
  const description: DataDescription = { features: { shape: [4] }, labels: { shape: [1] }, trainRows, validationRows: 0, task: 'regression' };
  expect(starterGraph(description, node({}), '').training.epochs).toBe(epochs);
});
