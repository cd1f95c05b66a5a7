import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { Program } from '../../compiler/program.ts';
import { emptyDocument, type GraphDocument, type Params } from '../../graph/document.ts';
import { differences } from './differences.ts';

const position = { x: 0, y: 0 };

/** Data, the named layers one after another, and a loss. */
function graph(layers: readonly (readonly [kind: string, params: Params, id?: string, label?: string])[], change: Partial<GraphDocument['training']> = {}, data: Params = {}): Program {
  const ids = layers.map(([kind, , id], index) => id ?? `${kind}${index}`);
  const document: GraphDocument = {
    ...emptyDocument('Test'),
    nodes: [
      { id: 'data', kind: 'dataset', position, params: { source: 'table', features: [[0], [1]], labels: [[0], [1]], ...data } },
      ...layers.map(([kind, params, , label], index) => ({ id: ids[index] ?? '', kind, position, params, ...(label === undefined ? {} : { label }) })),
      { id: 'loss', kind: 'loss', position, params: { function: 'meanSquaredError' } },
    ],
    edges: [
      ...ids.map((id, index) => ({ id: `e${index}`, from: index === 0 ? 'data.features' : `${ids[index - 1] ?? ''}.out`, to: `${id}.in` })),
      { id: 'out', from: `${ids.at(-1) ?? ''}.out`, to: 'loss.prediction' },
      { id: 'labels', from: 'data.labels', to: 'loss.target' },
    ],
    training: { optimizer: { kind: 'sgd', learningRate: 0.1 }, batchSize: 2, steps: 100, shuffle: true, seed: 1, ...change },
  };
  const { program, diagnostics } = compile(document);
  if (!program) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return program;
}

const two = [['dense', { units: 4 }], ['dense', { units: 1 }]] as const;

describe('what differs between two runs', () => {
  it('is nothing where they were made of the same', () => {
    expect(differences(graph(two), graph(two))).toEqual([]);
  });

  it('names each setting of the training with its old and new value', () => {
    const after = graph(two, { optimizer: { kind: 'sgd', learningRate: 0.01 }, batchSize: 1, steps: 2000, seed: 7, shuffle: false });
    expect(differences(graph(two), after)).toEqual(['learning rate 0.1 → 0.01', 'batch size 2 → 1', 'steps 100 → 2,000', 'seed 1 → 7', 'shuffling on → off']);
  });

  it('names the optimizer by its label, and its own settings only where it stayed the same', () => {
    const momentum = (share: number) => graph(two, { optimizer: { kind: 'momentum', learningRate: 0.1, momentum: share } });
    expect(differences(graph(two), momentum(0.9))).toEqual(['optimizer Gradient descent → Momentum']);
    expect(differences(momentum(0.9), momentum(0.5))).toEqual(['momentum 0.9 → 0.5']);
  });

  it('counts the nodes that came and went by their kind', () => {
    const three = graph([['dense', { units: 4 }, 'dense0'], ['dense', { units: 4 }, 'new'], ['dense', { units: 1 }, 'dense1']]);
    expect(differences(graph(two), three)).toEqual(['one more Dense']);
    expect(differences(three, graph(two))).toEqual(['one Dense fewer']);
  });

  it('says which activation took the place of which', () => {
    const withActivation = (kind: string) => graph([['dense', { units: 4 }, 'a'], [kind, {}], ['dense', { units: 1 }, 'b']]);
    expect(differences(withActivation('sigmoid'), withActivation('relu'))).toEqual(['Sigmoid → ReLU']);
  });

  it('names a node by its label, and by its place where several have the same', () => {
    expect(differences(graph(two), graph([['dense', { units: 8 }], ['dense', { units: 1 }]]))).toEqual(['Dense 1: units 4 → 8']);
    const named = (units: number) => graph([['dense', { units }, 'a', 'Hidden'], ['dense', { units: 1 }, 'b', 'Output']]);
    expect(differences(named(4), named(8))).toEqual(['Hidden: units 4 → 8']);
  });

  it('knows a graph with other ids for the same graph', () => {
    expect(differences(graph(two), graph([['dense', { units: 4 }, 'x'], ['dense', { units: 1 }, 'y']]))).toEqual([]);
  });

  it('names rows of the data that changed without writing them out', () => {
    const more = graph(two, {}, { features: [[0], [1], [2]], labels: [[0], [1], [2]] });
    expect(differences(graph(two), more)).toEqual(['data: features changed', 'data: labels changed']);
  });

  it('names wires alone where all nodes stayed', () => {
    const swapped = (first: string, second: string) => graph([['dense', { units: 1 }, 'd'], [first, {}, first], [second, {}, second]]);
    expect(differences(swapped('relu', 'tanh'), swapped('tanh', 'relu'))).toEqual(['wires changed']);
  });

  it('names starting weights that were set by hand', () => {
    const before = graph(two);
    const after: Program = { ...before, operations: before.operations.map((operation, index) => (index === 0 ? { ...operation, initialWeights: { bias: [1, 1, 1, 1] } } : operation)) };
    expect(differences(before, after)).toEqual(['Dense 1: other starting weights']);
  });
});
