import { useEffect, useMemo } from 'react';
import type { Program } from '../../../compiler/program.ts';
import { useCompilationStore } from '../../stores/compilationStore.ts';
import { run, useRunStore } from '../../stores/runStore.ts';
import { isStale } from '../../stores/staleness.ts';

export interface PreparedRun {
  /** What the engine holds or is about to hold; null while the open graph has errors and nothing was ever loaded. */
  readonly program: Program | null;
  /** The open graph has changed since this run began, and the run is kept because steps were taken in it. */
  readonly outdated: boolean;
  /** The engine holds `program` and answers. */
  readonly ready: boolean;
}

/** Typing goes on for a while; a graph is not loaded at every key. */
const SETTLE = 250;

/**
 * Has the open graph loaded so that it can be looked at without training. A run in which steps were
 * taken is never replaced unasked: it stays, marked as outdated, until a person trains or resets.
 * @param wanted false where loading would cost much and nobody has asked for it: nothing is then loaded.
 */
export function usePreparedRun(wanted = true): PreparedRun {
  const current = useCompilationStore((store) => store.compilation.program);
  const loaded = useRunStore((store) => store.program);
  const state = useRunStore((store) => store.state);
  const touched = useRunStore((store) => store.state === 'training' || (store.progress?.step ?? 0) > 0);
  const stale = useMemo(() => isStale(current, loaded), [current, loaded]);
  const missing = wanted && current !== null && state !== 'loading' && (loaded === null || (stale && !touched));

  useEffect(() => {
    if (!missing) return undefined;
    const timer = setTimeout(() => { run.prepare(); }, SETTLE);
    return () => { clearTimeout(timer); };
  }, [missing, current]);

  const outdated = stale && touched;
  const program = outdated ? loaded : (current ?? loaded);
  const ready = loaded !== null && (!stale || outdated) && state !== 'loading' && state !== 'failed' && state !== 'empty';
  return { program, outdated, ready };
}
