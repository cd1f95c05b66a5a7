/** Sees to it that nothing is lost when the page is loaded again. */
import { i18n } from '../../words/i18n.ts';
import { keepNow } from '../graphs/keeping.ts';
import { run, useRunStore } from '../stores/runStore.ts';
import { notify } from '../stores/sessionStore.ts';

/** How long the last checkpoint of a run may take, in milliseconds. */
const PATIENCE = 10_000;

/** True once the graph is kept and a run that was under way can go on from where it stood. Else the person is told why not. */
export async function keepWork(): Promise<boolean> {
  if (!(await keepRun())) {
    notify({
      severity: 'warning',
      title: i18n.t('This run cannot be kept here'),
      lines: [i18n.t('The browser’s store took no checkpoint of its last step, so the page was not loaded again. Let the run end and keep its weights first.')],
    });
    return false;
  }
  if (await keepNow()) return true;
  notify({
    severity: 'warning',
    title: i18n.t('This browser keeps no graphs'),
    lines: [i18n.t('The page was not loaded again, because the open graph would be lost. Save it as a file first.')],
  });
  return false;
}

/** Pauses a run that trains, and waits until its last step is kept: the next page offers to go on from there. */
async function keepRun(): Promise<boolean> {
  const isKept = () => {
    const { state, progress, checkpoints } = useRunStore.getState();
    const step = progress?.step ?? 0;
    if (state === 'training') return false;
    return step === 0 || state !== 'paused' || checkpoints.some((checkpoint) => checkpoint.step === step);
  };
  if (useRunStore.getState().state === 'training') run.pause();
  if (isKept()) return true;
  return new Promise((done) => {
    const end = (kept: boolean) => {
      stop();
      clearTimeout(timer);
      done(kept);
    };
    const stop = useRunStore.subscribe(() => { if (isKept()) end(true); });
    const timer = setTimeout(() => { end(isKept()); }, PATIENCE);
  });
}
