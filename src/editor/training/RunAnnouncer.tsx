import { useEffect, useState } from 'react';
import { useRunStore } from '../stores/runStore.ts';
import { announcement } from './announcement.ts';
import styles from './TrainingBar.module.css';

/** Says changes of state to screen readers. */
export function RunAnnouncer() {
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
