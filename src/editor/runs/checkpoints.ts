/** Checkpoints of runs that are no longer kept are let go of. */
import { checkpointStore } from '../../runtime/client.ts';
import type { CheckpointInfo } from '../../runtime/protocol.ts';
import { useRunStore } from '../stores/runStore.ts';
import { heldRuns } from './liveRuns.ts';
import { useRunsStore } from './runsStore.ts';

/** A run that has only just begun in another window may not be in the list yet. Milliseconds. */
const YOUNG = 120_000;

/** Ids of checkpoints that no run needs. Branches share the name that theirs are kept under, so they stay as long as one of them does. */
export function unneeded(kept: readonly CheckpointInfo[], needed: ReadonlySet<string>, now: number): readonly string[] {
  return kept.filter(({ key, time }) => !needed.has(key) && now - time > YOUNG).map(({ id }) => id);
}

/** @param removed the name of checkpoints that are surely of no use any more, unless another run has them. */
export async function sweepCheckpoints(removed: string | null = null): Promise<void> {
  const { runs, loaded, keeps } = useRunsStore.getState();
  // Where the list cannot be read, nothing can be said of what it needs.
  if (!loaded || !keeps) return;
  const [store, held] = await Promise.all([checkpointStore(), heldRuns()]);
  const open = useRunStore.getState().recordKey;
  const needed = new Set([...runs.map(({ recordKey }) => recordKey), ...held, ...(open === null ? [] : [open])]);
  const kept = await store.list();
  const now = Date.now();
  const ids = removed === null ? unneeded(kept, needed, now) : unneeded(kept.filter(({ key }) => key === removed), needed, Infinity);
  if (ids.length > 0) await store.remove(ids);
}
