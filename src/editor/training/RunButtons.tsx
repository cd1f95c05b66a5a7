import { Pause, Play, RotateCcw, Square, StepForward } from 'lucide-react';
import { i18n } from '../../words/i18n.ts';
import { run, useRunStore } from '../stores/runStore.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './TrainingBar.module.css';
import type { RunView } from './useRunView.ts';

// A select, since the step that a chart counts is another word in other languages than the one that is made.
const stepLabel = i18n.t('{act, select, button {Step} other {Step}}', { act: 'button' });

/** Train, pause, resume, step, stop, reset. */
export function RunButtons({ view }: { readonly view: RunView }) {
  const state = useRunStore((store) => store.state);
  const atStart = useRunStore((store) => (store.progress?.step ?? 0) === 0);
  const failed = state === 'failed';
  return (
    <div className={styles['buttons']} role="group" aria-label={i18n.t('Run')}>
      <TrainButton view={view} />
      <IconButton data-place="step" label={stepLabel} disabled={!view.canTrain || view.busy} onClick={run.step}>
        <StepForward size={16} aria-hidden />
      </IconButton>
      <IconButton data-place="stop" label={i18n.t('Stop')} disabled={state !== 'training' && state !== 'paused'} onClick={run.stop}>
        <Square size={14} aria-hidden />
      </IconButton>
      <IconButton data-place="reset" label={i18n.t('Reset')} disabled={!view.canTrain || state === 'loading' || state === 'empty' || (atStart && !failed)} onClick={run.reset}>
        <RotateCcw size={16} aria-hidden />
      </IconButton>
    </div>
  );
}

/** The one accent of the screen; its place and width stay while its word changes. */
function TrainButton({ view }: { readonly view: RunView }) {
  const state = useRunStore((store) => store.state);
  if (state === 'training') {
    return (
      <Button data-place="train" className={styles['train']} onClick={run.pause}>
        <Pause size={16} aria-hidden />
        {i18n.t('Pause')}
      </Button>
    );
  }
  const resumes = state === 'paused' && !view.stale;
  return (
    <Button data-place="train" look="primary" className={styles['train']} disabled={!view.canTrain || state === 'loading'} onClick={run.train}>
      <Play size={16} aria-hidden />
      {resumes ? i18n.t('Resume') : i18n.t('Train')}
    </Button>
  );
}
