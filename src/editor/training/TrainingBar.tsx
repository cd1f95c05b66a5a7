import { useEffect, useState } from 'react';
import { useRunStore } from '../stores/runStore.ts';
import { announcement } from './announcement.ts';
import { BackendMenu } from './BackendMenuLater.tsx';
import { DataChips } from './DataChips.tsx';
import { LoadingFigure } from './LoadingFigure.tsx';
import { RunButtons } from './RunButtons.tsx';
import { RunFigures } from './RunFigures.tsx';
import { RunNotice } from './RunNotice.tsx';
import { SpeedControl } from './SpeedControl.tsx';
import styles from './TrainingBar.module.css';
import { useRunView } from './useRunView.ts';

/** The bar below the canvas: the run's verbs and its figures, always in the same place. */
export function TrainingBar() {
  const view = useRunView();
  const state = useRunStore((store) => store.state);
  const loading = useRunStore((store) => store.loading);
  return (
    <section aria-label="Training" className={styles['bar']}>
      <div className={styles['inner']}>
        <RunButtons view={view} />
        <SpeedControl />
        <div className={styles['middle']}>
          {state === 'loading' ? <LoadingFigure message={loading?.message ?? 'Building the network'} fraction={loading?.fraction ?? null} /> : <RunFigures />}
        </div>
        <RunNotice view={view} />
        <div className={styles['chips']}>
          <DataChips />
          <BackendMenu />
        </div>
      </div>
      <Announcer />
    </section>
  );
}

/** Says changes of state to screen readers. */
export function Announcer() {
  const [words, setWords] = useState('');
  useEffect(
    () =>
      useRunStore.subscribe((after, before) => {
        const next = announcement(before, after);
        if (next !== null) setWords(next);
      }),
    [],
  );
  return (
    <p role="status" aria-live="polite" className={styles['hidden']}>
      {words}
    </p>
  );
}
