/** A place for a person's own files that is gone with the test. */
import type { FilePlace } from '../source.ts';

/** As the browser's store: files lie under their SHA-256. */
export function memoryPlace(): FilePlace {
  const kept = new Map<string, Uint8Array>();
  return {
    label: 'memory',
    bySum: true,
    read: (name) => Promise.resolve(kept.get(name) ?? null),
    has: (name) => Promise.resolve(kept.has(name)),
    keep(name, bytes) {
      kept.set(name, bytes);
      return Promise.resolve();
    },
  };
}
