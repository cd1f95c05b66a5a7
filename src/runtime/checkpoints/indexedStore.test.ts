import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Checkpoint } from './checkpoint.ts';
import { indexedStore } from './indexedStore.ts';

// Files of tests share their globals.
beforeEach(() => void vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => void vi.unstubAllGlobals());

const checkpoint = (id: string, step: number): Checkpoint => ({
  info: { id, key: 'k', step, epoch: 1, loss: 0.5, time: step, bytes: 8 },
  state: { weights: { 'a.kernel': Float32Array.of(step, 0.1) }, memory: { 'a.kernel.velocity': Float32Array.of(-0) } },
  step,
  lastStep: 9,
  settings: { learningRate: 0.1 },
  watch: { best: 0.1, bestStep: 2 },
  points: [{ step: 0, loss: 1 }],
});

it('the browser’s store gives back what was written, lists it without its numbers, and forgets what is removed', async () => {
  const store = indexedStore();
  await store.write(checkpoint('one', 1));
  await store.write(checkpoint('two', 2));
  expect(await store.read('one')).toEqual(checkpoint('one', 1));
  expect((await store.list()).map(({ id, step }) => [id, step]).sort()).toEqual([['one', 1], ['two', 2]]);
  expect((await store.list()).every((info) => !('state' in info))).toBe(true);
  // Another visit sees the same.
  expect(await indexedStore().read('two')).toEqual(checkpoint('two', 2));
  await store.remove(['one']);
  expect([await store.read('one'), (await store.list()).length]).toEqual([null, 1]);
});
