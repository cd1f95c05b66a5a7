/** Going on with a run that was kept. Pure. */
import type { Program } from '../../compiler/program.ts';
import type { CheckpointInfo } from '../../runtime/protocol.ts';
import type { Recovery } from '../stores/runState.ts';
import { liveChanges } from '../training/liveChanges.ts';
import { pointsOf } from './curve.ts';
import type { RunRecord } from './record.ts';

/** True where a run was left in the midst of its steps. */
export function isUnfinished({ state, step, steps }: RunRecord): boolean {
  return state !== 'done' && step > 0 && step < steps;
}

/** Those of the kept checkpoints that belong to this run, and not to another branch beside it, in the order of their steps. */
export function checkpointsOf(run: RunRecord, kept: readonly CheckpointInfo[]): readonly CheckpointInfo[] {
  const known = new Set(run.checkpoints.map(({ id }) => id));
  // The page may have been closed between a checkpoint and the next time that the run was kept.
  const own = kept.filter(({ id, key, time }) => known.has(id) || (key === run.recordKey && time > run.saved && isUnfinished(run)));
  return [...own].sort((a, b) => a.step - b.step);
}

/** All that it takes to go on with a run from its last checkpoint, or null where there is none. */
export function recoveryOf(run: RunRecord, program: Program, kept: readonly CheckpointInfo[]): Recovery | null {
  const checkpoints = checkpointsOf(run, kept);
  const checkpoint = checkpoints.at(-1);
  // From the very beginning there is nothing to go on with.
  if (!checkpoint || checkpoint.step === 0) return null;
  const { key, branchOf, marks, recordKey, steps } = run;
  return {
    reason: 'closed',
    checkpoint,
    steps,
    program,
    recordKey,
    run: { key, branchOf, marks: marks.filter(({ step }) => step <= checkpoint.step), checkpoints, points: pointsOf(run.curve), oldBranch: [], rewoundTo: null },
  };
}

/** True where the open graph is the run's, or differs in nothing but what a run can take up while it goes on. */
export function fitsGraph(open: Program | null, program: Program): boolean {
  return open !== null && liveChanges(open, program) !== null;
}
