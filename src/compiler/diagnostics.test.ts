import { describe, expect, it } from 'vitest';
import { applyCommand } from '../graph/commands.ts';
import type { GraphDocument } from '../graph/document.ts';
import { compile } from './compile.ts';
import { table, type DiagnosticCode } from './diagnostics.ts';
import { chain, graph, TWO_CLASSES, XOR_ROWS } from './testGraphs.fixture.ts';

interface Case {
  readonly document: GraphDocument;
  readonly at?: string;
  /** The fix's label, where there is one; applying it must make the diagnostic go away. */
  readonly fix?: string;
}

const sigmoidNet = chain(XOR_ROWS, [['unit', 'dense', { units: 1 }], ['s', 'sigmoid']]);
const withNode = (document: GraphDocument, node: GraphDocument['nodes'][number]): GraphDocument => ({ ...document, nodes: [...document.nodes, node] });
const at = { x: 0, y: 200 };
/** The graph with some nodes as a group that is repeated. */
const repeated = (document: GraphDocument, members: readonly string[], repeat: number): GraphDocument => ({ ...document, groups: [{ id: 'block', name: 'Block', members, position: at, repeat }] });
const deep = chain(XOR_ROWS, Array.from({ length: 21 }, (_, index) => [`d${index}`, 'tanh'] as const).concat([['unit', 'dense', { units: 1 }]] as never), {});

/** One graph for each code: a test that adds a message without showing it fails below. */
const cases: Record<DiagnosticCode, Case> = {
  'empty-graph': { document: graph([], []) },
  'no-loss': { document: graph([['data', 'dataset', XOR_ROWS], ['unit', 'dense', { units: 1 }]], ['data.features > unit.in']), fix: 'Add a Loss' },
  'nothing-to-train': { document: chain({ ...XOR_ROWS, labels: [[0, 0], [1, 1], [1, 1], [0, 0]] }, [['s', 'sigmoid']]), at: 'loss' },
  'unknown-kind': { document: chain(XOR_ROWS, [['odd', 'quantumLayer']]), at: 'odd' },
  'param-value': { document: chain(XOR_ROWS, [['unit', 'dense', { units: 0 }]]), at: 'unit' },
  'unknown-port': { document: graph([['data', 'dataset', XOR_ROWS], ['unit', 'dense']], ['data.features > unit.input']), at: 'unit', fix: 'Remove the wire' },
  'port-taken': { document: { ...sigmoidNet, edges: [...sigmoidNet.edges, { id: 'e9', from: 'data.features', to: 's.in' }] }, at: 's', fix: 'Remove the second wire' },
  'cycle': { document: graph([['a', 'sigmoid'], ['b', 'tanh'], ['loss', 'loss']], ['a.out > b.in', 'b.out > a.in', 'b.out > loss.prediction']) },
  'unconnected-input': { document: { ...sigmoidNet, edges: sigmoidNet.edges.filter(({ to }) => to !== 'loss.target') }, at: 'loss', fix: 'Wire the labels of Dataset' },
  'shape-rank': { document: chain({ source: 'mnist' }, [['unit', 'dense', { units: 10 }], ['s', 'softmax']], { function: 'categoricalCrossentropy' }), at: 'unit', fix: 'Insert Flatten' },
  'shape-size': { document: chain({ source: 'mnist' }, [['conv', 'conv2d', { filters: 4, kernelSize: 31, padding: 'valid' }]]), at: 'conv', fix: 'Set padding to “same”' },
  'shape-mismatch': { document: chain(XOR_ROWS, [['unit', 'dense', { units: 3 }], ['s', 'sigmoid']]), at: 'loss', fix: 'Set Dense to 1 unit' },
  'data': { document: chain({ source: 'table', features: [[1], [1, 2]], labels: [[1], [0]] }, [['unit', 'dense', { units: 1 }]]), at: 'data' },
  'repeat-ports': {
    document: repeated(graph(
      [['data', 'dataset', XOR_ROWS], ['a', 'dense', { units: 2 }], ['b', 'dense', { units: 2 }], ['sum', 'add'], ['unit', 'dense', { units: 1 }], ['loss', 'loss']],
      ['data.features > a.in', 'data.features > b.in', 'a.out > sum.a', 'b.out > sum.b', 'sum.out > unit.in', 'unit.out > loss.prediction', 'data.labels > loss.target'],
    ), ['a', 'b'], 2),
    at: 'a',
    fix: 'Repeat it once',
  },
  'repeat-shape': { document: repeated(chain(XOR_ROWS, [['h', 'dense', { units: 3 }], ['t', 'tanh'], ['unit', 'dense', { units: 1 }]]), ['h', 't'], 3), at: 't', fix: 'Repeat it once' },
  'repeat-size': { document: repeated(deep, Array.from({ length: 21 }, (_, index) => `d${index}`), 1000), at: 'd20', fix: 'Repeat it once' },
  'row-count': {
    document: graph(
      [['a', 'dataset', XOR_ROWS], ['b', 'dataset', TWO_CLASSES], ['one', 'dense', { units: 1 }], ['two', 'dense', { units: 2 }], ['l1', 'loss'], ['l2', 'loss']],
      ['a.features > one.in', 'one.out > l1.prediction', 'a.labels > l1.target', 'b.features > two.in', 'two.out > l2.prediction', 'b.labels > l2.target'],
    ),
    at: 'b',
  },
  'initial-weights': {
    document: { ...sigmoidNet, nodes: sigmoidNet.nodes.map((node) => (node.id === 'unit' ? { ...node, initialWeights: { kernel: [[1]] } } : node)) },
    at: 'unit',
    fix: 'Use the initializer instead',
  },
  'dead-branch': { document: withNode(sigmoidNet, { id: 'loose', kind: 'tanh', position: at, params: {} }), at: 'loose', fix: 'Remove Tanh' },
  'needs-softmax': { document: chain(TWO_CLASSES, [['unit', 'dense', { units: 2 }]], { function: 'categoricalCrossentropy' }), at: 'loss', fix: 'Insert Softmax' },
  'needs-sigmoid': { document: chain(XOR_ROWS, [['unit', 'dense', { units: 1 }], ['r', 'relu']], { function: 'binaryCrossentropy' }), at: 'loss', fix: 'Change ReLU to Sigmoid' },
  'softmax-of-one': { document: chain(XOR_ROWS, [['unit', 'dense', { units: 1 }], ['s', 'softmax']]), at: 's', fix: 'Change Softmax to Sigmoid' },
  'categorical-of-one': { document: chain(XOR_ROWS, [['unit', 'dense', { units: 1 }], ['s', 'sigmoid']], { function: 'categoricalCrossentropy' }), at: 'loss', fix: 'Use binary cross-entropy' },
  'label-range': { document: chain({ source: 'table', features: [[1], [2]], labels: [[3], [7]] }, [['unit', 'dense', { units: 1 }], ['s', 'sigmoid']], { function: 'binaryCrossentropy' }), at: 'loss', fix: 'Use mean squared error' },
  'unscaled-features': {
    document: chain({ source: 'mnist', scale: '0..255' }, [['f', 'flatten'], ['unit', 'dense', { units: 10 }], ['s', 'softmax']], { function: 'categoricalCrossentropy' }),
    at: 'data',
    fix: 'Scale the pixels to 0 … 1',
  },
  'learning-rate': { document: { ...sigmoidNet, training: { ...sigmoidNet.training, optimizer: { kind: 'adam', learningRate: 3 } } }, fix: 'Set the learning rate to 0.001' },
  'batch-too-large': { document: { ...sigmoidNet, training: { ...sigmoidNet.training, batchSize: 64 } }, at: 'data', fix: 'Set the batch size to 4' },
  'warm-up-too-long': { document: { ...sigmoidNet, training: { ...sigmoidNet.training, steps: 100, warmUpSteps: 100 } }, fix: 'Warm up over 10 steps' },
  'stop-accuracy': { document: chain({ source: 'table', features: [[1], [2]], labels: [[3], [7]] }, [['unit', 'dense', { units: 1 }]], {}, { stop: { accuracy: 0.9 } }), fix: 'Remove the target accuracy' },
  'stop-validation': { document: { ...sigmoidNet, training: { ...sigmoidNet.training, stop: { patience: { metric: 'validationLoss', steps: 10, minDelta: 0 } } } }, fix: 'Watch the training rows instead' },
  'memory': { document: chain({ source: 'mnist' }, [['conv', 'conv2d', { filters: 4096, padding: 'same' }], ['f', 'flatten'], ['unit', 'dense', { units: 10 }], ['s', 'softmax']], { function: 'categoricalCrossentropy' }, { batchSize: 512 }) },
};

describe.each(Object.entries(cases))('%s', (code, { document, at, fix }) => {
  const found = compile(document).diagnostics.filter((diagnostic) => diagnostic.code === code);

  it('is produced once, at its node, in whole sentences', () => {
    expect(found).toHaveLength(1);
    if (at) expect(found[0]?.node).toBe(at);
    expect(found[0]?.message).toMatch(/^[“A-ZÀ-ÿ0-9].*\.$/s);
    expect(found[0]?.severity).toBe(table[code as DiagnosticCode].severity);
  });

  it(fix ? `is mended by “${fix}”` : 'offers no fix that it cannot know', () => {
    expect(found[0]?.fix?.label).toBe(fix);
    if (!found[0]?.fix) return;
    const mended = compile(applyCommand(document, found[0].fix.command));
    expect(mended.diagnostics.map((diagnostic) => diagnostic.code)).not.toContain(code);
  });
});

describe('one cause', () => {
  it('gives one diagnostic, however much hangs on it', () => {
    const document = chain({ source: 'mnist' }, [['d1', 'dense', { units: 8 }], ['t', 'tanh'], ['d2', 'dense', { units: 10 }], ['s', 'softmax']], { function: 'categoricalCrossentropy' });
    const { diagnostics, typed, program } = compile(document);
    expect(diagnostics.map(({ code, node }) => [code, node])).toEqual([['shape-rank', 'd1']]);
    expect([...typed.nodes.values()].map(({ state }) => state)).toEqual(['ok', 'problem', 'waiting', 'waiting', 'waiting', 'waiting']);
    expect(program).toBeNull();
  });

  it('beside a path that trains is a warning, not an error', () => {
    const loose = withNode(sigmoidNet, { id: 'loose', kind: 'dense', position: at, params: { units: 0 } });
    const { diagnostics, program } = compile(loose);
    expect(diagnostics.map(({ code }) => code)).toEqual(['dead-branch']);
    expect(program?.operations.map(({ node }) => node)).toEqual(['unit', 's']);
  });
});
