/** What is kept of one run while it goes on: its chart and its checkpoints. */
import { bytesOf, isFinite, type Checkpoint, type CheckpointStore } from '../checkpoints/checkpoint.ts';
import { CheckpointKeeper, type Told } from '../checkpoints/keeper.ts';
import { RunError } from '../failures.ts';
import type { MetricPoint } from '../protocol.ts';
import type { Session } from '../session.ts';
import { settingsOf } from './liveChanges.ts';
import { epochOf } from './progress.ts';

/** Points of the chart that a checkpoint carries. */
const MOST_POINTS = 2000;

export class Recording {
  #history: MetricPoint[] = [];
  readonly #key: string;
  readonly #keeper: CheckpointKeeper | null;

  /** Keeps no checkpoints where there is no store. */
  constructor(key: string, store: CheckpointStore | undefined, told: Told) {
    this.#key = key;
    this.#keeper = store ? new CheckpointKeeper(store, told) : null;
  }

  /** Adds to the chart. */
  add(points: readonly MetricPoint[]): void {
    this.#history.push(...points);
    if (this.#history.length > MOST_POINTS) this.#history = this.#history.filter((_, place) => place % 2 === 0);
  }

  /** The chart begins anew with these points. */
  begin(points: readonly MetricPoint[]): void {
    this.#history = [...points];
  }

  due(session: Session, now: number): boolean {
    return this.#keeper?.due(session.step, session.step % session.program.training.stepsPerEpoch === 0, now) ?? false;
  }

  /** Reads the state between two steps; writing it goes on beside the training. `points` are not yet in the chart. */
  async checkpoint(session: Session, points: readonly MetricPoint[]): Promise<void> {
    const keeper = this.#keeper;
    if (!keeper?.wants(session.step)) return;
    const start = performance.now();
    const state = await session.trainer.state();
    const now = performance.now();
    keeper.took(session.step, now, now - start);
    if (!isFinite(state)) return;
    const { step, lastStep } = session;
    const all = [...this.#history, ...points];
    const loss = all.findLast((point) => point.loss !== undefined)?.loss ?? null;
    const info = { id: `${this.#key} ${step} ${Date.now().toString(36)}`, key: this.#key, step, epoch: epochOf(session), loss, time: Date.now(), bytes: bytesOf(state) };
    keeper.keep({ info, state, step, lastStep, settings: settingsOf(session.program), points: all });
  }

  async settled(): Promise<void> {
    await this.#keeper?.settled();
  }
}

/** Throws a sentence where it is not kept any more. */
export async function readCheckpoint(store: CheckpointStore | undefined, id: string): Promise<Checkpoint> {
  const checkpoint = await store?.read(id);
  if (!checkpoint) throw new RunError('This checkpoint is not kept any more. Choose another one, or train from the beginning.');
  return checkpoint;
}
