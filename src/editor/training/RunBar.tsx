import type { ReactNode } from 'react';
import { i18n } from '../../words/i18n.ts';
import { useRunStore } from '../stores/runStore.ts';
import { LoadingFigure } from './LoadingFigure.tsx';
import { RunAnnouncer } from './RunAnnouncer.tsx';
import { RunButtons } from './RunButtons.tsx';
import { RunFigures } from './RunFigures.tsx';
import { SpeedControl } from './SpeedControl.tsx';
import styles from './TrainingBar.module.css';
import { useRunView, type RunView } from './useRunView.ts';

/** The run's verbs and its figures, in the editor and in an embed; what each says after them is given. */
export function RunBar({ children }: { readonly children: (view: RunView) => ReactNode }) {
  const view = useRunView();
  const state = useRunStore((store) => store.state);
  const loading = useRunStore((store) => store.loading);
  return (
    <section aria-label={i18n.t('Training')} className={styles['bar']} data-place="trainingBar">
      <div className={styles['inner']}>
        <RunButtons view={view} />
        <SpeedControl />
        <div className={styles['middle']}>
          {state === 'loading' ? <LoadingFigure message={loading?.message ?? i18n.t('Building the network')} fraction={loading?.fraction ?? null} /> : <RunFigures />}
        </div>
        {children(view)}
      </div>
      <RunAnnouncer />
    </section>
  );
}
