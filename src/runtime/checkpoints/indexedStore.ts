import { createStore, delMany, get, set, values } from 'idb-keyval';
import type { CheckpointInfo } from '../protocol.ts';
import type { Checkpoint, CheckpointStore } from './checkpoint.ts';

/**
 * Checkpoints in the browser's IndexedDB, which worker and page share. What is known of each lies
 * beside its numbers in a database of its own, so that a list reads no numbers. A checkpoint is
 * known only once its numbers are written, and forgotten before they go.
 */
export function indexedStore(): CheckpointStore {
  const infos = createStore('netloom-checkpoint-infos', 'infos');
  const numbers = createStore('netloom-checkpoints', 'checkpoints');
  return {
    list: () => values<CheckpointInfo>(infos),
    read: async (id) => (await get<Checkpoint>(id, numbers)) ?? null,
    async write(checkpoint) {
      await set(checkpoint.info.id, checkpoint, numbers);
      await set(checkpoint.info.id, checkpoint.info, infos);
    },
    async remove(ids) {
      await delMany([...ids], infos);
      await delMany([...ids], numbers);
    },
  };
}
