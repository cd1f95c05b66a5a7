import { useEffect, useMemo, useState } from 'react';
import { i18n } from '../../words/i18n.ts';
import { useRunStore } from '../stores/runStore.ts';
import { Comparison } from './Comparison.tsx';
import { RunRow } from './RunRow.tsx';
import styles from './RunsView.module.css';
import { loadRuns, loadSettings, MOST_GHOSTS, MOST_RUNS, useRunsStore } from './runsStore.ts';
import { storyOf } from './words.ts';

/** The runs that are kept: each with its curve, what is different in it, and what came of it. */
export function RunsView() {
  const runs = useRunsStore((store) => store.runs);
  const settings = useRunsStore((store) => store.settings);
  const loaded = useRunsStore((store) => store.loaded);
  const keeps = useRunsStore((store) => store.keeps);
  const key = useRunStore((store) => store.key);
  const [opened] = useState(Date.now);
  useEffect(() => {
    void loadRuns().then(() => loadSettings());
  }, []);
  const stories = useMemo(() => new Map(runs.map((run) => [run.key, storyOf(run, runs, settings)])), [runs, settings]);
  if (!loaded) return <div className={styles['waiting']} aria-busy />;
  if (runs.length === 0) {
    return (
      <div className={styles['empty']}>
        <p>{i18n.t('No runs yet. Press Train: each run is kept here with its curve, its settings and its result.')}</p>
        <p className={styles['quiet']}>{i18n.t('Change something and train again, and the list says what was different and which went better.')}</p>
      </div>
    );
  }
  const ghosts = runs.filter(({ ghost }) => ghost).length;
  return (
    <div className={styles['view']}>
      <div className={styles['head']}>
        <Comparison />
        <p className={styles['bound']}>{keeps ? i18n.t('The {most} newest are kept in this browser', { most: MOST_RUNS }) : i18n.t('This browser keeps no runs: they are gone when the page is closed')}</p>
      </div>
      <ul className={styles['list']} aria-label={i18n.t('Runs')}>
        {runs.map((run) => (
          <RunRow key={run.key} run={run} story={stories.get(run.key) ?? NO_STORY} live={run.key === key} mayBeGhost={ghosts < MOST_GHOSTS} now={Math.max(opened, runs[0]?.begun ?? 0)} />
        ))}
      </ul>
    </div>
  );
}

const NO_STORY = { origin: null, changes: [], against: null };
