/** What a person does with a kept run. */
import { checkpointStore } from '../../runtime/client.ts';
import { i18n } from '../../words/i18n.ts';
import { commaed } from '../../words/list.ts';
import { currentCompilation } from '../stores/compilationStore.ts';
import { openDocument } from '../stores/documentStore.ts';
import { run } from '../stores/runStore.ts';
import { notify } from '../stores/sessionStore.ts';
import { sweepCheckpoints } from './checkpoints.ts';
import { pointsOf } from './curve.ts';
import { downloadCsv, downloadPicture } from './download.ts';
import { runName, type RunRecord } from './record.ts';
import { fitsGraph, recoveryOf } from './recovery.ts';
import { loadSettings, removeRun, saveRun, useRunsStore } from './runsStore.ts';
import { resultWords } from './words.ts';

/** Longer than the message that offers to undo. Milliseconds. */
const GRACE_MS = 20_000;

/** Takes the run out of the list, and offers to bring it back. Its checkpoints go when that offer is over. */
export async function deleteRun(key: string): Promise<void> {
  const removed = await removeRun(key);
  if (!removed) return;
  const { record, settings } = removed;
  const timer = setTimeout(() => { sweepCheckpoints(record.recordKey).catch(() => undefined); }, GRACE_MS);
  notify({
    severity: 'info',
    title: i18n.t('{record} was deleted', { record: runName(record) }),
    lines: [],
    action: {
      label: i18n.t('Undo'),
      press: () => {
        clearTimeout(timer);
        saveRun(record, settings);
      },
    },
  });
}

export function downloadRunCsv(record: RunRecord): void {
  downloadCsv(pointsOf(record.curve), fileTitle(record));
}

export function downloadRunPicture(record: RunRecord): void {
  downloadPicture({ title: fileTitle(record), subtitle: commaed(resultWords(record)), points: pointsOf(record.curve), others: [], marks: record.marks, lastStep: record.steps, logarithmic: false, smoothing: 0 });
}

function fileTitle(record: RunRecord): string {
  return `${record.title}, ${runName(record)}`;
}

/** Opens the graph that the run was made of, as one edit that can be undone. False where it was not kept. */
export async function openGraphOf(record: RunRecord): Promise<boolean> {
  await loadSettings([record.key]);
  const graph = useRunsStore.getState().settings[record.key]?.document;
  if (graph) openDocument(graph, i18n.t('Open the graph of {record}', { record: runName(record) }));
  else notify({ severity: 'warning', title: i18n.t('The graph of {record} is not kept', { record: runName(record) }), lines: [i18n.t('It had been changed before it could be kept.')] });
  return graph !== undefined && graph !== null;
}

/** Goes on with a run from its last checkpoint; opens its graph first where another one is open. */
export async function continueRun(record: RunRecord): Promise<void> {
  await loadSettings([record.key]);
  const program = useRunsStore.getState().settings[record.key]?.program;
  const kept = await checkpointStore().then((store) => store.list()).catch(() => []);
  const recovery = program && recoveryOf(record, program, kept);
  if (!recovery) {
    notify({ severity: 'warning', title: i18n.t('{record} cannot go on', { record: runName(record) }), lines: [i18n.t('None of its checkpoints is kept any more. Open its graph and train it anew.')] });
    return;
  }
  if (!fitsGraph(currentCompilation().program, program) && !(await openGraphOf(record))) return;
  run.continueFrom(recovery);
}
