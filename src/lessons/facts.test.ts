import { describe, expect, it } from 'vitest';
import { recompile } from '../compiler/compile.ts';
import type { GraphDocument } from '../graph/document.ts';
import { holds } from './conditions.ts';
import { graphFacts, rowsToMeasure, runFacts } from './facts.ts';
import { lessonWith, withNode, xorGraph } from './xor.fixture.ts';

const facts = (document: GraphDocument, asked: readonly string[] = []) => graphFacts(document, recompile(document).compilation, asked);

describe('of a graph', () => {
  it('are the compiler’s and the settings’', () => {
    // 3 × 4 weights and 4 × 1, none with a bias.
    expect(facts(xorGraph, ['kind:dense', 'node:hidden.units', 'node:hidden.activation'])).toMatchObject({
      parameters: 16, hiddenUnits: 4, hiddenLayers: 1, nodes: 6, learningRate: 1, optimizer: 'sgd', batchSize: 4, trainingSteps: 60_000, seed: 1, 'kind:dense': 2, 'node:hidden.units': 4, 'node:hidden.activation': 'linear',
    });
  });

  it('count what leads to the loss: a node beside it, or one that is bypassed, is none', () => {
    const beside = { ...xorGraph, nodes: [...xorGraph.nodes, { id: 'more', kind: 'dense', position: { x: 0, y: 0 }, params: { units: 9 } }], edges: [...xorGraph.edges, { id: 'a', from: 'data.features', to: 'more.in' }] };
    expect(facts(beside, ['kind:dense'])).toMatchObject({ hiddenUnits: 4, 'kind:dense': 2 });
    expect(facts(withNode('s1', { bypassed: true }), ['kind:sigmoid'])).toMatchObject({ 'kind:sigmoid': 1, nodes: 5 });
  });

  it('count each copy of a repeated group', () => {
    const hidden = withNode('hidden', { params: { units: 3, useBias: false }, initialWeights: undefined }, withNode('output', { initialWeights: undefined }));
    const repeated: GraphDocument = { ...hidden, groups: [{ id: 'g', name: 'Twice', members: ['hidden'], repeat: 2, position: { x: 0, y: 0 } }] };
    expect(facts(repeated, ['kind:dense'])).toMatchObject({ hiddenUnits: 6, hiddenLayers: 2, 'kind:dense': 3 });
  });
});

describe('of a run', () => {
  const lesson = lessonWith();
  const run = (document: GraphDocument, loss = 0.5) => runFacts(lesson, document, recompile(document).compilation, { step: 7, failed: false, train: { rows: 4, loss, accuracy: 0.75 }, validation: null });

  it('are what the engine says of rows', () => {
    expect(run(xorGraph)).toMatchObject({ steps: 7, failed: false, rows: 4, right: 3, wrong: 1, accuracy: 0.75, loss: 0.5 });
  });

  it('have a loss that no smaller batch makes small', () => {
    // The engine tells a sum for as many rows as a batch has: a quarter of it where a batch is one row.
    expect(run({ ...xorGraph, training: { ...xorGraph.training, batchSize: 1 } }, 0.125)['loss']).toBe(0.5);
  });

  it('are measured on as many rows whatever the learner’s graph costs', () => {
    const { program } = recompile(withNode('hidden', { params: { units: 4000 }, initialWeights: undefined }, withNode('output', { initialWeights: undefined }))).compilation;
    expect(program && rowsToMeasure(lesson, program, 'train')).toBe(4);
  });
});

it('conditions compare numbers as floats hold them, and nothing else as numbers', () => {
  expect(holds({ fact: 'a', is: 'atLeast', value: 0.3 }, { a: 0.1 + 0.2 - 1e-9 })).toBe(true);
  expect(holds({ fact: 'a', is: 'equals', value: 0.3 }, { a: 0.300000012 })).toBe(true);
  expect(holds({ fact: 'a', is: 'below', value: 1 }, { a: 1 })).toBe(false);
  expect(holds({ fact: 'a', is: 'atLeast', value: 1 }, { a: '2' })).toBe(false);
  expect(holds({ fact: 'a', is: 'atLeast', value: 0 }, {})).toBe(false);
  expect(holds({ fact: 'constructor', is: 'differs', value: 0 }, {})).toBe(false);
  expect(holds({ fact: 'a', is: 'equals', value: { x: [1], y: 2 } }, { a: { y: 2, x: [1] } })).toBe(true);
});
