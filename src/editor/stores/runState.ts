/** What is known of a run, and how it changes with what the engine says; without a store, so that each can be tested by itself. */
import type { Program } from '../../compiler/program.ts';
import type { BackendInfo, BackendPreference, Blame, CheckpointInfo, EngineState, MetricPoint, Progress } from '../../runtime/protocol.ts';
import { forked, withCheckpoint, type Branches } from '../training/branches.ts';
import { isEmptyChange, liveChanges } from '../training/liveChanges.ts';

export interface LoadedData {
  readonly name: string;
  readonly origin: string;
  readonly trainRows: number;
  readonly validationRows: number;
}

/** A run that ended before its time, with all that it takes to go on. */
export interface Recovery {
  /** closed: the page was closed or reloaded. crashed: the engine was lost. */
  readonly reason: 'closed' | 'crashed';
  readonly checkpoint: CheckpointInfo;
  readonly steps: number;
  readonly program: Program;
  /** The name that the engine keeps its checkpoints under. */
  readonly recordKey: string;
  readonly run: Branches;
}

/** What the engine was given before anybody asked for a run. Nothing of it is shown until somebody does, or until it stands ready and a view shows it. */
export interface Early {
  readonly program: Program;
  readonly backend: BackendPreference;
  readonly key: string;
  /** refused: its data do not lie near, or this browser makes nothing ready. */
  readonly state: 'loading' | 'ready' | 'refused';
}

export interface RunState extends Branches {
  /** `empty`: nothing has been loaded yet. */
  readonly state: EngineState | 'empty';
  /** The program that the engine holds; the open graph may have moved on since. */
  readonly program: Program | null;
  readonly progress: Progress | null;
  /** The name that the engine keeps checkpoints under; a branch shares that of the run it left. */
  readonly recordKey: string | null;
  /** A program that the engine was asked to take up; null when it has, or was not asked. */
  readonly changing: Program | null;
  /** Why training ended before its last step, where a stop condition was met. */
  readonly stopped: string | null;
  readonly recovery: Recovery | null;
  readonly backend: BackendInfo | null;
  readonly loading: { readonly message: string; readonly fraction: number | null } | null;
  /** By dataset node: what its rows really are. */
  readonly data: Readonly<Record<string, LoadedData>>;
  readonly failure: string | null;
  /** Where the numbers of a failed run first stopped being numbers, once that is found out. */
  readonly blame: Blame | null;
  readonly stepsPerSecond: number | null;
  readonly early: Early | null;
  /** The step after which weights were first set by hand; null where none were: what comes of it is not the training's alone. */
  readonly handSet: number | null;
  /** True for a run that was loaded to be looked at, without a word of the person's. */
  readonly unasked: boolean;
}

/** A run before its first step. */
export const FRESH = { branchOf: null, points: [], oldBranch: [], rewoundTo: null, marks: [], checkpoints: [], stopped: null, failure: null, blame: null, handSet: null } as const;
/** No run at all. */
export const EMPTY = { ...FRESH, progress: null, loading: null, data: {}, changing: null, early: null, unasked: false } as const;

/** Past this many points, every second one of the older half is dropped: a chart has no more pixels. */
const MAX_POINTS = 4000;

/** A point at a step that was seen before starts the chart anew from there (reset). */
export function appendPoints(points: readonly MetricPoint[], more: readonly MetricPoint[]): readonly MetricPoint[] {
  const first = more[0];
  if (!first) return points;
  const last = points.at(-1);
  // Nearly always the new ones follow the old ones; `concat` then moves one block of memory.
  const kept = last === undefined || last.step < first.step ? points : points.filter((point) => point.step < first.step || isBefore(point, first));
  const all = kept.concat(more);
  if (all.length <= MAX_POINTS) return all;
  const half = all.length >> 1;
  return all.filter((point, index) => index >= half || index % 2 === 0 || point.validationLoss !== undefined);
}

/** The rows held back are measured between two steps, and the next step tells its loss under the same number. */
function isBefore(point: MetricPoint, first: MetricPoint): boolean {
  return point.step === first.step && point.loss === undefined && point.validationLoss !== undefined && first.validationLoss === undefined;
}

/** A checkpoint of the run, which may be the first word of a later step than the one it went back to. */
export function kept(state: RunState, checkpoint: CheckpointInfo, dropped: readonly string[]): Partial<RunState> {
  const fork = forked(state, checkpoint.step, newKey);
  return { ...fork, checkpoints: withCheckpoint(fork.checkpoints ?? state.checkpoints, checkpoint).filter(({ id }) => !dropped.includes(id)) };
}

/** Once the engine has taken up what it was asked to, the open program is the one that it holds, its steps and epochs included. */
export function settled(asked: Program | null, program: Program): Partial<RunState> {
  const rest = asked && liveChanges(asked, program);
  return asked && rest && isEmptyChange(rest) ? { program: asked, changing: null } : { program };
}

/** A checkpoint brings back the settings of its step; that is no change which anyone made, and is not marked. */
export function marked({ changing, marks }: RunState, { step, text }: { readonly step: number; readonly text: string }): RunState['marks'] {
  return changing ? [...marks, { step, text: text.replaceAll('->', '→') }] : marks;
}

/** How to go on after the engine was lost, or null where it kept nothing. */
export function recoveryOf(state: RunState): Recovery | null {
  const checkpoint = state.checkpoints.at(-1);
  if (!checkpoint || !state.program || state.recordKey === null) return null;
  return { reason: 'crashed', checkpoint, steps: state.progress?.steps ?? state.program.training.steps, program: state.program, recordKey: state.recordKey, run: state };
}

/** A run in which no step was taken: another graph may take its place unasked. */
export function isUntouched({ state, progress }: RunState): boolean {
  return state === 'idle' && (progress?.step ?? 0) === 0;
}

/** A UUID. Pages that are not served safely have no `randomUUID`. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

