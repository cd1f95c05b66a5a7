import { useMemo } from 'react';
import type { Diagnostic } from '../../compiler/diagnostic.ts';
import { useCompilationStore } from '../stores/compilationStore.ts';
import { isStale, useRunStore } from '../stores/runStore.ts';

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
  const stale = useMemo(() => isStale(compilation.program, loaded), [compilation, loaded]);
  const busy = state === 'training' || state === 'loading';
  return { busy, errors, stale, canTrain: compilation.program !== null };
}
