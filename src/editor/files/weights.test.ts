// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chain, XOR_ROWS } from '../../compiler/testGraphs.fixture.ts';
import { writeSafetensors } from '../../graph/safetensors.ts';
import { currentDocument, startWith, undoEdit } from '../stores/documentStore.ts';
import { run } from '../stores/runStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import { keepTrainedWeights, openWeights } from './weights.ts';

const graph = chain(XOR_ROWS, [['unit', 'dense', { units: 1 }]]);
// jsdom's File cannot give its bytes.
const plainFile = (name: string, bytes: Uint8Array): File => Object.assign(new File([], name), { arrayBuffer: () => Promise.resolve(bytes.slice().buffer) });
const fileOf = (weights: Parameters<typeof writeSafetensors>[0]): File => plainFile('weights.safetensors', writeSafetensors(weights));
const lastNotice = () => useSessionStore.getState().notices.at(-1);

describe('weights', () => {
  beforeEach(() => {
    startWith(graph);
    // No engine is started here.
    vi.spyOn(run, 'prepare').mockReturnValue(true);
  });
  afterEach(() => { vi.restoreAllMocks(); });

  it('of a file become the graph’s initial weights as one edit, in their shortest digits', async () => {
    await openWeights([fileOf({ unit: { kernel: [[0.1], [0.25]], bias: [-3] } })]);
    expect(currentDocument().nodes[1]?.initialWeights).toEqual({ kernel: [[0.1], [0.25]], bias: [-3] });
    expect(run.prepare).toHaveBeenCalledOnce();
    undoEdit();
    expect(currentDocument()).toEqual(graph);
  });

  it('of another graph are refused by name', async () => {
    await openWeights([fileOf({ ghost: { kernel: [[1], [2]] } })]);
    expect(currentDocument()).toEqual(graph);
    expect(lastNotice()?.lines[0]).toContain('It holds “ghost.kernel”, for which the open graph has no place.');
  });

  it('of another shape are refused with both shapes', async () => {
    await openWeights([fileOf({ unit: { kernel: [[1], [2], [3]] } })]);
    expect(currentDocument()).toEqual(graph);
    expect(lastNotice()?.lines[0]).toContain('“unit.kernel” is 3 × 1 in the file, but 2 × 1 in the open graph.');
  });

  it('that are too many for the graph go into the run, with the reason', async () => {
    const wide = chain(XOR_ROWS, [['wide', 'dense', { units: 34_000 }], ['unit', 'dense', { units: 1 }]]);
    startWith(wide);
    const set = vi.spyOn(run, 'setWeights').mockReturnValue();
    const row = (length: number) => Array.from({ length }, () => 0.5);
    const weights = { wide: { kernel: [row(34_000), row(34_000)], bias: row(34_000) } };
    await openWeights([fileOf(weights)]);
    expect(currentDocument()).toEqual(wide);
    expect(set.mock.calls).toEqual([['wide', weights.wide]]);
    expect(lastNotice()?.lines.join(' ')).toMatch(/these 102,000 numbers\. A graph file takes up to 100,000/);
  });

  it('come from the files of a TensorFlow.js model as well', async () => {
    const manifest = [{ paths: ['weights.bin'], weights: [{ name: 'unit/kernel', shape: [2, 1], dtype: 'float32' }, { name: 'unit/bias', shape: [1], dtype: 'float32' }] }];
    const numbers = new Uint8Array(Float32Array.from([0.1, 0.25, -3]).buffer);
    await openWeights([plainFile('weights.bin', numbers), plainFile('model.json', new TextEncoder().encode(JSON.stringify({ weightsManifest: manifest })))]);
    expect(currentDocument().nodes[1]?.initialWeights).toEqual({ kernel: [[0.1], [0.25]], bias: [-3] });
    await openWeights([plainFile('model.json', new TextEncoder().encode('{"a": 1}'))]);
    expect(lastNotice()).toMatchObject({ title: 'model.json cannot be used' });
    expect(lastNotice()?.lines[0]).toContain('it has no “weightsManifest”');
  });

  it('cannot be kept before there are any', async () => {
    await keepTrainedWeights();
    expect(lastNotice()).toMatchObject({ title: 'There are no trained weights yet' });
  });
});
