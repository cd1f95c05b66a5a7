/** Writes the checkpoints of one run, one after the other, beside the training. */
import type { Checkpoint, CheckpointStore } from './checkpoint.ts';
import { LIMITS, surplus, type Limits } from './thinning.ts';
import { i18n } from '../../words/i18n.ts';

/** Milliseconds between two checkpoints while training, and at the least, at an epoch's end. */
const EVERY = 5000;
const AT_LEAST = 1000;
/** A run that is over sooner than that still gets about so many, to go back to. */
const PARTS = 20;
/** Reading the weights may take a fiftieth of the time. */
const SHARE = 50;

/** `dropped` are the ids that made way. */
export type Told = (checkpoint: Checkpoint, kept: boolean, dropped: readonly string[], note?: string) => void;

export class CheckpointKeeper {
  readonly #store: CheckpointStore | null;
  readonly #told: Told;
  readonly #limits: Limits;
  #writing: Promise<void> = Promise.resolve();
  #full = false;
  #taken = performance.now();
  #cost = 0;
  #step = -1;

  /** @param store null where nothing is written: its times are still kept. */
  constructor(store: CheckpointStore | null, told: Told, limits: Limits = LIMITS) {
    this.#store = store;
    this.#told = told;
    this.#limits = limits;
  }

  /** True where it is time for one while training, in a run of so many steps. Times in milliseconds. */
  due(step: number, epochEnd: boolean, now: number, steps: number): boolean {
    if (step === this.#step) return false;
    const wait = step - this.#step >= steps / PARTS ? 0 : epochEnd ? AT_LEAST : EVERY;
    return now - this.#taken >= Math.max(wait, SHARE * this.#cost);
  }

  /** True where this step's is not yet taken. */
  wants(step: number): boolean {
    return step !== this.#step;
  }

  /** The run holds other numbers at the step than were taken. */
  forget(): void {
    this.#step = -1;
  }

  /** Says that the step's state was read, and what that cost. */
  took(step: number, now: number, cost: number): void {
    this.#step = step;
    this.#taken = now;
    this.#cost = cost;
  }

  /** Queues the write and returns at once. */
  keep(checkpoint: Checkpoint): void {
    const store = this.#store;
    if (store) this.#writing = this.#writing.then(() => this.#keep(store, checkpoint));
  }

  /** Resolves when all that was queued is written. */
  settled(): Promise<void> {
    return this.#writing;
  }

  async #keep(store: CheckpointStore, checkpoint: Checkpoint): Promise<void> {
    if (this.#full) return;
    try {
      const dropped = await this.#write(store, checkpoint);
      this.#told(checkpoint, true, dropped);
    } catch (error) {
      this.#full = true;
      this.#told(checkpoint, false, [], noteOf(error));
    }
  }

  /** @returns the ids that made way. */
  async #write(store: CheckpointStore, checkpoint: Checkpoint): Promise<readonly string[]> {
    const { key } = checkpoint.info;
    const infos = await store.list();
    const first = surplus([...infos, checkpoint.info], key, this.#limits);
    await store.remove(first);
    try {
      await store.write(checkpoint);
      return first;
    } catch (error) {
      if (!isQuota(error)) throw error;
      // The browser gives less room than our own bound: half of what is there has to do.
      const kept = await store.list();
      const bytes = kept.reduce((sum, info) => sum + info.bytes, 0) / 2;
      const more = surplus(kept, key, { ...this.#limits, bytes });
      await store.remove(more);
      await store.write(checkpoint);
      return [...first, ...more];
    }
  }
}

function isQuota(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}

function noteOf(error: unknown): string {
  if (isQuota(error)) return i18n.t('The browser has no more room for checkpoints. Training goes on without them; free some of the disk to have them again.');
  return i18n.t('Checkpoints cannot be written here ({reason}). Training goes on without them.', { reason: error instanceof Error ? error.message : String(error) });
}
