/** What is kept of one run while it goes on: its chart and its checkpoints. */
import { bytesOf, isFinite, type Checkpoint, type CheckpointStore } from '../checkpoints/checkpoint.ts';
import { CheckpointKeeper, type Told } from '../checkpoints/keeper.ts';
import type { StopWatchState } from '../../nodes/training/stopping.ts';
import { RunError } from '../failures.ts';
import type { MetricPoint } from '../protocol.ts';
import type { Session } from '../session.ts';
import { settingsOf } from './liveChanges.ts';
import { epochOf } from './progress.ts';
import { i18n } from '../../words/i18n.ts';

/** Points of the chart that a checkpoint carries. */
const MOST_POINTS = 2000;

export class Recording {
  #history: MetricPoint[] = [];
  readonly #key: string;
  readonly #keeper: CheckpointKeeper;
  #last: Checkpoint | null = null;
  #disturbed = false;

  /** Writes no checkpoints where there is no store; the last one is still at hand. */
  constructor(key: string, store: CheckpointStore | null, told: Told) {
    this.#key = key;
    this.#keeper = new CheckpointKeeper(store, told);
  }

  /** The newest checkpoint, written or not; null for the beginning of the run. */
  get last(): Checkpoint | null {
    return this.#last;
  }

  /** Adds to the chart. */
  add(points: readonly MetricPoint[]): void {
    this.#history.push(...points);
    if (this.#history.length > MOST_POINTS) this.#history = this.#history.filter((_, place) => place % 2 === 0);
  }

  /** The chart begins anew with these points, the run at this checkpoint (or at its beginning). */
  begin(points: readonly MetricPoint[], from: Checkpoint | null): void {
    this.#history = [...points];
    this.#last = from;
    this.#disturbed = false;
    this.#keeper.forget();
  }

  /** Something else than training changed the weights or the settings: what was kept of this step does not hold. */
  disturb(): void {
    this.#keeper.forget();
    this.#disturbed = true;
  }

  /** What was disturbed is not kept yet. */
  get disturbed(): boolean {
    return this.#disturbed;
  }

  due(session: Session, now: number): boolean {
    return this.#keeper.due(session.step, session.step % session.program.training.stepsPerEpoch === 0, now, session.lastStep);
  }

  /** Reads the state between two steps; writing it goes on beside the training. `points` are not yet in the chart. */
  async checkpoint(session: Session, points: readonly MetricPoint[], watch: StopWatchState | null): Promise<void> {
    const keeper = this.#keeper;
    if (!keeper.wants(session.step)) return;
    this.#disturbed = false;
    const start = performance.now();
    const state = await session.trainer.state();
    const now = performance.now();
    keeper.took(session.step, now, now - start);
    const { step, lastStep } = session;
    const all = [...this.#history, ...points].filter((point) => point.step <= step && (point.loss === undefined || Number.isFinite(point.loss)));
    const loss = all.findLast((point) => point.loss !== undefined)?.loss ?? null;
    const info = { id: `${this.#key} ${step} ${Date.now().toString(36)}`, key: this.#key, step, epoch: epochOf(session), loss, time: Date.now(), bytes: bytesOf(state) };
    this.#last = { info, state, step, lastStep, settings: settingsOf(session.program), watch, points: all };
    // Nothing can go on from numbers that are none.
    if (isFinite(state)) keeper.keep(this.#last);
  }

  async settled(): Promise<void> {
    await this.#keeper.settled();
  }
}

/** Throws a sentence where it is not kept any more. */
export async function readCheckpoint(store: CheckpointStore | undefined, id: string): Promise<Checkpoint> {
  const checkpoint = await store?.read(id);
  if (!checkpoint) throw new RunError(i18n.t('This checkpoint is not kept any more. Choose another one, or train from the beginning.'));
  return checkpoint;
}
