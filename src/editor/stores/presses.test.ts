// @vitest-environment node
/** What a person can press, in any order, over the stores that the window is drawn from and a true engine on the same thread. */
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GraphDocument } from '../../graph/document.ts';
import { presets } from '../files/presets.ts';
import { currentDocument, editDocument, openDocument, redoEdit, startWith, undoEdit } from './documentStore.ts';
import { run, useRunStore } from './runStore.ts';

const PRESSES = ['train', 'pause', 'step', 'stop', 'reset', 'rate', 'units', 'undo', 'redo', 'preset', 'backend', 'rewind', 'weights'] as const;
type Press = (typeof PRESSES)[number];

/** The small ones: what is pressed is the same, and a thousand presses are over in seconds. */
const GRAPHS = presets().flatMap(({ id, document }) => (id.includes('mnist') ? [] : [document]));

function press(what: Press, nth: number): void {
  const { checkpoints } = useRunStore.getState();
  const document = currentDocument();
  const dense = document.nodes.find(({ kind }) => kind === 'dense');
  switch (what) {
    case 'train':
    case 'pause':
    case 'step':
    case 'stop':
    case 'reset':
      return run[what]();
    case 'rate':
      editDocument({ type: 'setTraining', training: { optimizer: { ...document.training.optimizer, learningRate: 0.001 * (1 + (nth % 5)) } } }, 'Change the rate');
      return;
    case 'units':
      if (dense) editDocument({ type: 'setParams', id: dense.id, params: { ...dense.params, activation: nth % 2 ? 'tanh' : 'linear' } }, 'Change the activation');
      return;
    case 'undo':
      return undoEdit();
    case 'redo':
      return redoEdit();
    case 'preset':
      return openDocument(GRAPHS[nth % GRAPHS.length] as GraphDocument, 'Open a preset');
    case 'backend':
      return run.setBackend(nth % 2 ? 'cpu' : 'wasm');
    case 'rewind': {
      const checkpoint = checkpoints[nth % Math.max(1, checkpoints.length)];
      if (checkpoint) run.rewind(checkpoint.id);
      return;
    }
    case 'weights':
      if (dense && useRunStore.getState().program) run.setWeights(dense.id, {});
  }
}

/** The presses that may change the graph; none other does. */
const EDITS: readonly Press[] = ['rate', 'units', 'undo', 'redo', 'preset'];

async function until(condition: () => boolean): Promise<void> {
  if (condition()) return;
  await new Promise<void>((resolve) => {
    const stop = useRunStore.subscribe(() => {
      if (!condition()) return;
      stop();
      resolve();
    });
  });
}

// Files of tests share their globals.
beforeEach(() => void vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => void vi.unstubAllGlobals());

describe('a thousand presses of Train, Pause, Step, Stop, Reset, edits and presets in any order', () => {
  it('lose no graph, leave no state stuck and no tensor behind', async () => {
    startWith(GRAPHS[0] as GraphDocument);
    const tensors = async (): Promise<number> => {
      const answer = await run.ask({ kind: 'memory' });
      return answer.kind === 'memory' ? answer.tensors : NaN;
    };
    const begin = async (): Promise<number> => {
      openDocument(GRAPHS.at(-1) as GraphDocument, 'Open a preset');
      run.setBackend('cpu');
      run.reset();
      await until(() => useRunStore.getState().state === 'idle');
      return tensors();
    };
    run.prepare();
    await until(() => useRunStore.getState().state === 'idle');
    const before = await begin();
    const [presses] = fc.sample(fc.array(fc.constantFrom(...PRESSES), { minLength: 1000, maxLength: 1000 }), { numRuns: 1, seed: 11 }) as [Press[]];
    for (const [nth, what] of presses.entries()) {
      const held = currentDocument();
      press(what, nth);
      if (!EDITS.includes(what)) expect(currentDocument(), what).toBe(held);
      // The engine gets a turn now and then.
      if (nth % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
      expect(useRunStore.getState().failure, `${what}, press ${nth}`).toBeNull();
    }
    expect(await begin()).toBe(before);
    // The graph that is open trains to its end.
    editDocument({ type: 'setTraining', training: { steps: 50, epochs: undefined } }, 'Train for less');
    run.train();
    await until(() => useRunStore.getState().state === 'done');
    expect(useRunStore.getState()).toMatchObject({ failure: null, progress: { step: 50 } });
  }, 60_000);
});
