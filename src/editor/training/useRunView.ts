import { useMemo } from 'react';
import type { Diagnostic } from '../../compiler/diagnostic.ts';
import type { Program } from '../../compiler/program.ts';
import { useCompilationStore } from '../stores/compilationStore.ts';
import { useRunStore } from '../stores/runStore.ts';
import { isStale } from '../stores/staleness.ts';
import { liveChanges } from './liveChanges.ts';

export interface RunView {
  readonly busy: boolean;
  readonly errors: readonly Diagnostic[];
  /** The open graph would train differently from the one that the engine holds. */
  readonly stale: boolean;
  readonly canTrain: boolean;
}

/** What the bar must know of the open graph and of the run together. */
export function useRunView(): RunView {
  const compilation = useCompilationStore((state) => state.compilation);
  const state = useRunStore((run) => run.state);
  const loaded = useRunStore((run) => run.changing ?? run.program);
  const errors = useMemo(() => compilation.diagnostics.filter((diagnostic) => diagnostic.severity === 'error'), [compilation]);
  const wentBack = useRunStore((run) => run.rewoundTo !== null);
  const stale = useMemo(() => isStale(compilation.program, loaded) && !(wentBack && goesOn(compilation.program, loaded)), [compilation, loaded, wentBack]);
  const busy = state === 'training' || state === 'loading';
  return { busy, errors, stale, canTrain: compilation.program !== null };
}

/** A run that went back takes up the open graph's settings when it goes on. */
function goesOn(open: Program | null, loaded: Program | null): boolean {
  return open !== null && loaded !== null && liveChanges(open, loaded) !== null;
}
