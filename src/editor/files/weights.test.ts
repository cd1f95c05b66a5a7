// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { chain, XOR_ROWS } from '../../compiler/testGraphs.fixture.ts';
import { writeSafetensors } from '../../graph/safetensors.ts';
import { currentDocument, startWith, undoEdit } from '../stores/documentStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import { keepTrainedWeights, openWeights } from './weights.ts';

const graph = chain(XOR_ROWS, [['unit', 'dense', { units: 1 }]]);
const fileOf = (weights: Parameters<typeof writeSafetensors>[0]): File => {
  const bytes = writeSafetensors(weights) as Uint8Array<ArrayBuffer>;
  // jsdom's File cannot give its bytes.
  return Object.assign(new File([bytes], 'weights.safetensors'), { arrayBuffer: () => Promise.resolve(bytes.buffer) });
};
const lastNotice = () => useSessionStore.getState().notices.at(-1);

describe('weights', () => {
  beforeEach(() => { startWith(graph); });

  it('of a file become the graph’s initial weights as one edit, in their shortest digits', async () => {
    await openWeights(fileOf({ unit: { kernel: [[0.1], [0.25]], bias: [-3] } }));
    expect(currentDocument().nodes[1]?.initialWeights).toEqual({ kernel: [[0.1], [0.25]], bias: [-3] });
    undoEdit();
    expect(currentDocument()).toEqual(graph);
  });

  it('of another graph are refused by name', async () => {
    await openWeights(fileOf({ ghost: { kernel: [[1], [2]] } }));
    expect(currentDocument()).toEqual(graph);
    expect(lastNotice()?.lines[0]).toContain('It holds “ghost.kernel”, for which the open graph has no place.');
  });

  it('that are too many stay out of the graph, with the reason', async () => {
    await openWeights(fileOf({ unit: { kernel: [Array.from({ length: 100_001 }, () => 0)] } }));
    expect(currentDocument()).toEqual(graph);
    expect(lastNotice()?.lines[0]).toContain('There are 100,001 of them; a graph file takes up to 100,000');
  });

  it('cannot be kept before there are any', async () => {
    await keepTrainedWeights();
    expect(lastNotice()).toMatchObject({ title: 'There are no trained weights yet' });
  });
});
