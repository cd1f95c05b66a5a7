import type { Checkpoint, CheckpointStore } from './checkpoint.ts';

/** Checkpoints for as long as the program runs: in Node and in tests. */
export class MemoryStore implements CheckpointStore {
  readonly #kept = new Map<string, Checkpoint>();

  list(): ReturnType<CheckpointStore['list']> {
    return Promise.resolve([...this.#kept.values()].map(({ info }) => info));
  }

  read(id: string): Promise<Checkpoint | null> {
    return Promise.resolve(this.#kept.get(id) ?? null);
  }

  write(checkpoint: Checkpoint): Promise<void> {
    this.#kept.set(checkpoint.info.id, checkpoint);
    return Promise.resolve();
  }

  remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#kept.delete(id);
    return Promise.resolve();
  }
}
