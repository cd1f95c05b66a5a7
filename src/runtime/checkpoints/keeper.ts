/** Writes the checkpoints of one run, one after the other, beside the training. */
import type { Checkpoint, CheckpointStore } from './checkpoint.ts';
import { LIMITS, surplus, type Limits } from './thinning.ts';

/** Milliseconds between two checkpoints while training, and at the least, at an epoch's end. */
const EVERY = 5000;
const AT_LEAST = 1000;
/** Reading the weights may take a fiftieth of the time. */
const SHARE = 50;

export type Told = (checkpoint: Checkpoint, kept: boolean, note?: string) => void;

export class CheckpointKeeper {
  readonly #store: CheckpointStore;
  readonly #told: Told;
  readonly #limits: Limits;
  #writing: Promise<void> = Promise.resolve();
  #full = false;
  #taken = performance.now();
  #cost = 0;
  #step = -1;

  constructor(store: CheckpointStore, told: Told, limits: Limits = LIMITS) {
    this.#store = store;
    this.#told = told;
    this.#limits = limits;
  }

  /** True where it is time for one while training. Times in milliseconds. */
  due(step: number, epochEnd: boolean, now: number): boolean {
    if (this.#full || step === this.#step) return false;
    return now - this.#taken >= Math.max(epochEnd ? AT_LEAST : EVERY, SHARE * this.#cost);
  }

  /** True where this step's is not yet taken and there is room. */
  wants(step: number): boolean {
    return !this.#full && step !== this.#step;
  }

  /** Says that the step's state was read, and what that cost. */
  took(step: number, now: number, cost: number): void {
    this.#step = step;
    this.#taken = now;
    this.#cost = cost;
  }

  /** Queues the write and returns at once. */
  keep(checkpoint: Checkpoint): void {
    this.#writing = this.#writing.then(() => this.#keep(checkpoint));
  }

  /** Resolves when all that was queued is written. */
  settled(): Promise<void> {
    return this.#writing;
  }

  async #keep(checkpoint: Checkpoint): Promise<void> {
    if (this.#full) return;
    try {
      await this.#write(checkpoint);
      this.#told(checkpoint, true);
    } catch (error) {
      this.#full = true;
      this.#told(checkpoint, false, noteOf(error));
    }
  }

  async #write(checkpoint: Checkpoint): Promise<void> {
    const { key } = checkpoint.info;
    const infos = await this.#store.list();
    await this.#store.remove(surplus([...infos, checkpoint.info], key, this.#limits));
    try {
      await this.#store.write(checkpoint);
    } catch (error) {
      if (!isQuota(error)) throw error;
      // The browser gives less room than our own bound: half of what is there has to do.
      const kept = await this.#store.list();
      const bytes = kept.reduce((sum, info) => sum + info.bytes, 0) / 2;
      await this.#store.remove(surplus(kept, key, { ...this.#limits, bytes }));
      await this.#store.write(checkpoint);
    }
  }
}

function isQuota(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}

function noteOf(error: unknown): string {
  if (isQuota(error)) return 'The browser has no more room for checkpoints. Training goes on without them; free some of the disk to have them again.';
  return `Checkpoints cannot be written here (${error instanceof Error ? error.message : String(error)}). Training goes on without them.`;
}
