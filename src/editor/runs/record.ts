/** What is kept of a run. */
import type { Program } from '../../compiler/program.ts';
import type { GraphDocument } from '../../graph/document.ts';
import type { CheckpointInfo, EngineState } from '../../runtime/protocol.ts';
import { i18n } from '../../words/i18n.ts';
import type { RunState } from '../stores/runState.ts';
import { lastValue } from '../training/announcement.ts';
import type { BranchOrigin, ChangeMark } from '../training/branches.ts';
import { packCurve, type KeptCurve } from './curve.ts';

export interface RunRecord {
  /** The run's name among all that are kept. */
  readonly key: string;
  /** From 1, in the order in which runs began: "Run 3". */
  readonly number: number;
  /** What the person calls it, if anything. */
  readonly name: string | null;
  /** The graph's title. */
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly begun: number;
  readonly saved: number;
  /** Milliseconds of training, pauses left out. */
  readonly trained: number;
  readonly state: EngineState;
  readonly step: number;
  readonly steps: number;
  readonly result: RunResult;
  /** Why it ended before its last step. */
  readonly stopped: string | null;
  readonly curve: KeptCurve;
  readonly marks: readonly ChangeMark[];
  readonly branchOf: BranchOrigin | null;
  /** The name that the engine keeps its checkpoints under. */
  readonly recordKey: string;
  /** Those that this run can go back to, as they were when this was written. */
  readonly checkpoints: readonly CheckpointInfo[];
  readonly backend: string | null;
  /** Chosen to be drawn beside the run that goes on. */
  readonly ghost: boolean;
  /** The person does not want to be asked whether to go on with it. */
  readonly dismissed: boolean;
}

/** The last that was measured; null for what never was. */
export interface RunResult {
  readonly loss: number | null;
  readonly accuracy: number | null;
  readonly validationLoss: number | null;
  readonly validationAccuracy: number | null;
}

/** What the run was made of. It may be large and changes seldom, so it is kept beside the record. */
export interface RunSettings {
  /** Null where the graph had moved on before it could be kept. */
  readonly document: GraphDocument | null;
  readonly program: Program;
}

export function runName(run: Pick<RunRecord, 'name' | 'number'>): string {
  return run.name ?? i18n.t('Run {number}', { number: run.number });
}

/** True once a run has begun: before that there is nothing to keep. Just after a reset the engine's progress is still that of the run before. */
export function hasBegun({ key, recordKey, program, state, progress, points }: RunState): boolean {
  return key !== null && recordKey !== null && program !== null && (state === 'training' || ((progress?.step ?? 0) > 0 && points.length > 0));
}

/**
 * The run as it stands.
 * @param before what was kept of it last, or of nothing the number that it gets.
 * @param trained milliseconds.
 */
export function recordOf(run: RunState, before: RunRecord | number, now: number, trained: number): RunRecord {
  const { key, recordKey, program, progress, points, state } = run;
  if (key === null || recordKey === null || program === null) throw new Error('A run that was never loaded cannot be kept.');
  const old = typeof before === 'number' ? null : before;
  return {
    key,
    number: typeof before === 'number' ? before : before.number,
    name: old?.name ?? null,
    title: program.title,
    begun: old?.begun ?? now,
    saved: now,
    trained,
    state: state === 'empty' ? 'idle' : state,
    step: progress?.step ?? 0,
    steps: progress?.steps ?? program.training.steps,
    result: {
      loss: lastValue(points, 'loss') ?? null,
      accuracy: lastValue(points, 'accuracy') ?? null,
      validationLoss: lastValue(points, 'validationLoss') ?? null,
      validationAccuracy: lastValue(points, 'validationAccuracy') ?? null,
    },
    stopped: run.stopped,
    curve: packCurve(points),
    marks: run.marks,
    branchOf: run.branchOf,
    recordKey,
    checkpoints: run.checkpoints,
    backend: run.backend?.label ?? old?.backend ?? null,
    ghost: old?.ghost ?? false,
    // Where its numbers stopped being numbers they would again.
    dismissed: old?.dismissed === true || run.blame !== null,
  };
}
