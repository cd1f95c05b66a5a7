// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FUNCTIONAL, SEQUENTIAL } from '../../compiler/importing/keras.fixture.ts';
import { chain, XOR_ROWS } from '../../compiler/testGraphs.fixture.ts';
import { currentDocument, startWith, undoEdit } from '../stores/documentStore.ts';
import { run } from '../stores/runStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import { openModel } from './openModel.ts';
import { openWeights } from './weights.ts';

const graph = chain(XOR_ROWS, [['unit', 'dense', { units: 1 }]]);
// jsdom's File cannot give its bytes.
const fileOf = (name: string, bytes: Uint8Array): File => Object.assign(new File([], name), { arrayBuffer: () => Promise.resolve(bytes.slice().buffer) });
const textFile = (name: string, text: string): File => fileOf(name, new TextEncoder().encode(text));
const lastNotice = () => useSessionStore.getState().notices.at(-1);

/** A model of one layer, with its weights. */
const SMALL = JSON.stringify({
  modelTopology: { class_name: 'Sequential', config: { name: 'small', layers: [{ class_name: 'Dense', config: { name: 'answer', batch_input_shape: [null, 3], units: 1, activation: 'sigmoid', use_bias: true } }] } },
  weightsManifest: [{ paths: ['weights.bin'], weights: [{ name: 'answer/kernel', shape: [3, 1], dtype: 'float32' }, { name: 'answer/bias', shape: [1], dtype: 'float32' }] }],
});
const NUMBERS = new Uint8Array(Float32Array.from([0.1, 0.25, -3, 1]).buffer);

describe('a model from elsewhere', () => {
  beforeEach(() => {
    startWith(graph);
    vi.spyOn(run, 'prepare').mockReturnValue(true);
  });
  afterEach(() => { vi.restoreAllMocks(); });

  it('that fits the open graph gives it its weights; one that does not can be opened as a graph', async () => {
    await openWeights([textFile('model.json', SMALL), fileOf('weights.bin', NUMBERS)]);
    expect(currentDocument()).toEqual(graph);
    expect(lastNotice()).toMatchObject({ severity: 'error', action: { label: 'Open as a graph' } });
    lastNotice()?.action?.press();
    await vi.waitFor(() => { expect(currentDocument().meta.title).toBe('small'); });
    expect(currentDocument().nodes.find(({ id }) => id === 'answer')).toMatchObject({ kind: 'dense', initialWeights: { kernel: [[0.1], [0.25], [-3]], bias: [1] } });
    undoEdit();
    expect(currentDocument()).toEqual(graph);
  });

  it('without weights is opened as a graph at once', async () => {
    await openWeights([textFile('model.json', FUNCTIONAL)]);
    expect(currentDocument().nodes.map(({ kind }) => kind)).toContain('lstm');
  });

  it('is arranged from left to right', async () => {
    await openModel([textFile('model.json', SEQUENTIAL)]);
    const columns = currentDocument().nodes.map(({ position }) => position.x);
    expect(new Set(columns).size).toBe(columns.length);
    expect(lastNotice()?.title).toBe('The model was opened as a graph of 8 nodes');
  });

  it('tells what was not understood, in a notice that stays', async () => {
    await openModel([textFile('model.json', FUNCTIONAL)]);
    expect(lastNotice()).toMatchObject({ severity: 'warning', stays: true });
    expect(lastNotice()?.lines.join(' ')).toContain('“bidirectional” (Bidirectional) is kept as it is');
  });

  it('that cannot be read leaves the open graph, and says why', async () => {
    await openModel([textFile('model.json', '{"class_name": "Encoder", "config": {}}')]);
    expect(currentDocument()).toEqual(graph);
    expect(lastNotice()).toMatchObject({ severity: 'error', title: 'model.json cannot be opened as a graph' });
  });
});
