import type { RunArchive } from './archive.ts';
import type { RunRecord, RunSettings } from './record.ts';

/** Runs for as long as a test runs. What is written passes through a structured clone, as it does in the browser. */
export class MemoryArchive implements RunArchive {
  readonly records = new Map<string, RunRecord>();
  readonly made = new Map<string, RunSettings>();
  /** How often a record was written. */
  writes = 0;

  list(): Promise<readonly RunRecord[]> {
    return Promise.resolve([...this.records.values()].map((record) => structuredClone(record)));
  }

  settings(keys: readonly string[]): Promise<readonly (RunSettings | undefined)[]> {
    return Promise.resolve(keys.map((key) => structuredClone(this.made.get(key))));
  }

  write(record: RunRecord): Promise<void> {
    this.writes += 1;
    this.records.set(record.key, structuredClone(record));
    return Promise.resolve();
  }

  writeSettings(key: string, settings: RunSettings): Promise<void> {
    this.made.set(key, structuredClone(settings));
    return Promise.resolve();
  }

  change(key: string, fields: Partial<RunRecord>): Promise<void> {
    const old = this.records.get(key);
    if (old) this.records.set(key, { ...old, ...structuredClone(fields) });
    return Promise.resolve();
  }

  remove(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.records.delete(key);
      this.made.delete(key);
    }
    return Promise.resolve();
  }
}
