/** The curves that are drawn faint beside the run's own: of the branch that it left, and of chosen runs. */
import { useMemo } from 'react';
import { i18n } from '../../words/i18n.ts';
import type { OtherCurve } from '../dock/chartScales.ts';
import { useRunStore } from '../stores/runStore.ts';
import { pointsOf } from './curve.ts';
import { runName, type RunRecord } from './record.ts';
import { useRunsStore } from './runsStore.ts';

/** One for each of the most ghosts that there may be, told apart without colour. */
const DASHES = ['6 3', '2 3', '10 3 2 3', '14 4', '6 3 2 3 2 3'] as const;

/** Points of a kept run never change but with the whole record. */
const points = new WeakMap<RunRecord, ReturnType<typeof pointsOf>>();

function pointsFor(run: RunRecord): ReturnType<typeof pointsOf> {
  const known = points.get(run);
  if (known) return known;
  const unpacked = pointsOf(run.curve);
  points.set(run, unpacked);
  return unpacked;
}

export function useOtherCurves(): readonly OtherCurve[] {
  const runs = useRunsStore((store) => store.runs);
  const key = useRunStore((store) => store.key);
  const branchOf = useRunStore((store) => store.branchOf?.key);
  const oldBranch = useRunStore((store) => store.oldBranch);
  const fork = useRunStore((store) => (oldBranch.length === 0 ? undefined : store.points.findLast(({ step }) => step < (oldBranch[0]?.step ?? 0))));
  // While a run goes on, only its own record changes: the ghosts stay the same objects, and are not drawn again.
  const ghosts = useStable(runs.filter((run) => run.ghost && run.key !== key));
  return useMemo(() => {
    // A run that was left and is chosen as well would be drawn twice.
    const twice = ghosts.some(({ key: ghost }) => ghost === branchOf);
    const left: OtherCurve[] = oldBranch.length === 0 || twice ? [] : [{ id: 'old branch', label: i18n.t('Before going back'), dash: '', points: fork ? [fork, ...oldBranch] : oldBranch }];
    return [...left, ...ghosts.map((run, index) => ({ id: `ghost ${run.key}`, label: runName(run), dash: DASHES[index % DASHES.length] ?? '', points: pointsFor(run) }))];
  }, [ghosts, oldBranch, fork, branchOf]);
}

/** The list as it was before, where it holds the same. */
function useStable(list: readonly RunRecord[]): readonly RunRecord[] {
  const text = list.map(({ key, saved, name }) => `${key} ${saved} ${name ?? ''}`).join('\n');
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the text says all that matters of the list
  return useMemo(() => list, [text]);
}
