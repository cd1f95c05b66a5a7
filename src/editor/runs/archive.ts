/** Where runs are kept over a reload. */
import { createStore, delMany, getMany, promisifyRequest, set, update, values } from 'idb-keyval';
import type { RunRecord, RunSettings } from './record.ts';

export interface RunArchive {
  /** All that are kept, in no order. */
  list(): Promise<readonly RunRecord[]>;
  /** For each key what that run was made of, or undefined. */
  settings(keys: readonly string[]): Promise<readonly (RunSettings | undefined)[]>;
  write(record: RunRecord): Promise<void>;
  writeSettings(key: string, settings: RunSettings): Promise<void>;
  /** Changes fields of a run that is kept; nothing where it is not. */
  change(key: string, fields: Partial<RunRecord>): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}

/** In the browser's IndexedDB. What runs were made of lies in a database of its own, so that a list does not read it. */
export function indexedArchive(): RunArchive {
  const records = createStore('netloom-runs', 'runs');
  const settings = createStore('netloom-run-settings', 'settings');
  return {
    list: () => values<RunRecord>(records),
    settings: (keys) => getMany<RunSettings | undefined>([...keys], settings),
    // Another window may have named or chosen the run in the meantime.
    write: (record) => update<RunRecord>(record.key, (old) => (old ? { ...record, name: old.name, ghost: old.ghost } : record), records),
    writeSettings: (key, made) => set(key, made, settings),
    // In one transaction: a run that is named and chosen at once keeps both.
    change: (key, fields) =>
      records('readwrite', (store) => {
        const asked = store.get(key) as IDBRequest<RunRecord | undefined>;
        asked.onsuccess = () => { if (asked.result) store.put({ ...asked.result, ...fields }, key); };
        return promisifyRequest(store.transaction);
      }),
    async remove(keys) {
      await delMany([...keys], records);
      await delMany([...keys], settings);
    },
  };
}
