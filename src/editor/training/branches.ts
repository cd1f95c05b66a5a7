/** Going back in a run: what of its curve stays, and what becomes the branch before. Pure. */
import type { CheckpointInfo, MetricPoint } from '../../runtime/protocol.ts';

/** A change of settings while the run went on, as the chart marks it. */
export interface ChangeMark {
  readonly step: number;
  /** "learning rate 0.1 → 0.01". */
  readonly text: string;
}

/** Where a branch left another run, by that run's key. */
export interface BranchOrigin {
  readonly key: string;
  readonly step: number;
}

export interface Branches {
  /** The run's name among all that are kept; null before anything was loaded. */
  readonly key: string | null;
  readonly branchOf: BranchOrigin | null;
  readonly points: readonly MetricPoint[];
  /** What came after the step that the run went back to: drawn faint. */
  readonly oldBranch: readonly MetricPoint[];
  /** The step that the run stands at since it went back; null once it has gone on from there. */
  readonly rewoundTo: number | null;
  readonly marks: readonly ChangeMark[];
  readonly checkpoints: readonly CheckpointInfo[];
}

/** The run back at a step. Nothing is lost by it: going forward again brings the points back. */
export function rewound(run: Branches, step: number): Partial<Branches> {
  const all = run.rewoundTo === null ? run.points : [...run.points, ...run.oldBranch];
  return { points: all.filter((point) => point.step <= step), oldBranch: all.filter((point) => point.step > step), rewoundTo: step };
}

/**
 * What changes when a run that went back reaches a later step: it is a branch from then on, with a name
 * of its own and without the checkpoints and marks that came after the fork. Nothing where it did not go back.
 */
export function forked(run: Branches, step: number, newKey: () => string): Partial<Branches> {
  const { rewoundTo, key } = run;
  if (rewoundTo === null || step <= rewoundTo) return {};
  if (run.oldBranch.length === 0 || key === null) return { rewoundTo: null };
  return {
    key: newKey(),
    branchOf: { key, step: rewoundTo },
    rewoundTo: null,
    marks: run.marks.filter((mark) => mark.step <= rewoundTo),
    checkpoints: run.checkpoints.filter((checkpoint) => checkpoint.step <= rewoundTo),
  };
}

/** The checkpoints with one more, in the order of their steps; a later one of the same step replaces it. */
export function withCheckpoint(checkpoints: readonly CheckpointInfo[], added: CheckpointInfo): readonly CheckpointInfo[] {
  return [...checkpoints.filter(({ step }) => step !== added.step), added].sort((a, b) => a.step - b.step);
}
