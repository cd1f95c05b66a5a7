import { useMemo } from 'react';
import { useCompilationStore } from '../stores/compilationStore.ts';
import { useRunStore } from '../stores/runStore.ts';
import { mayPrepare } from '../training/early.ts';
import { connectionNow } from '../ui/connection.ts';
import { viewsOf } from '../views/registry.ts';
import type { PreparedRun } from '../views/run/usePreparedRun.ts';
import { useShownRun } from '../views/run/useShownRun.ts';
import type { View } from '../views/view.ts';
import { useStageStore } from './stageStore.ts';

export interface Staged {
  readonly prepared: PreparedRun;
  /** All views that can show the graph, best first. */
  readonly fitting: readonly View[];
  /** True where the graph is loaded only when a person says so: its data are far, or the graph is very large. */
  readonly waitsForWord: boolean;
}

/**
 * The views of the graph that is looked at. What was made ready early is shown as soon as it is there; anything that
 * would have to be fetched waits for a person's word.
 */
export function useViews(): Staged {
  const early = useRunStore((store) => store.early);
  const asked = useStageStore((state) => state.asked);
  const open = useCompilationStore((store) => store.compilation.program);
  const prepared = useShownRun(asked);
  const waitsForWord = !asked && (early ? early.state === 'refused' : !mayPrepare(open, connectionNow()));
  const { program } = prepared;
  const fitting = useMemo(() => (program ? viewsOf(program) : []), [program]);
  return { prepared, fitting, waitsForWord };
}

/** The view on the stage: the chosen one, else the best that stands nowhere else. Null where none is left. */
export function useStaged(fitting: readonly View[]): View | null {
  const chosen = useStageStore((state) => state.chosen);
  const windows = useStageStore((state) => state.windows);
  const free = fitting.filter(({ id }) => windows.every((each) => each.view !== id));
  return free.find(({ id }) => id === chosen) ?? free[0] ?? null;
}
