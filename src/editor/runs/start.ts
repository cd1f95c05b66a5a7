/** At the start of the page: the runs from before, the offer to go on with one that was cut short, and the keeping of new ones. */
import { checkpointStore } from '../../runtime/client.ts';
import { currentCompilation } from '../stores/compilationStore.ts';
import { run, useRunStore } from '../stores/runStore.ts';
import { sweepCheckpoints } from './checkpoints.ts';
import { heldRuns } from './liveRuns.ts';
import { startRecorder } from './recorder.ts';
import { fitsGraph, isUnfinished, recoveryOf } from './recovery.ts';
import { loadRuns, loadSettings, useRunsStore } from './runsStore.ts';

let started = false;

/** Once, however often it is called. */
export async function startRuns(): Promise<void> {
  if (started) return;
  started = true;
  await loadRuns();
  startRecorder();
  await offerToContinue().catch(() => undefined);
  await sweepCheckpoints().catch(() => undefined);
}

/** Offers to go on with the newest run where the page was closed in the midst of it and its graph is open. */
async function offerToContinue(): Promise<void> {
  const [newest] = useRunsStore.getState().runs;
  if (!newest || newest.dismissed || !isUnfinished(newest)) return;
  await loadSettings([newest.key]);
  const { settings } = useRunsStore.getState();
  const program = settings[newest.key]?.program;
  if (!program || !fitsGraph(currentCompilation().program, program)) return;
  const [held, store] = await Promise.all([heldRuns(), checkpointStore()]);
  if (held.has(newest.key)) return;
  const recovery = recoveryOf(newest, program, await store.list());
  if (recovery && useRunStore.getState().state === 'empty') run.offer(recovery);
}
