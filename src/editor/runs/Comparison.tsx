import { useMemo } from 'react';
import { i18n } from '../../words/i18n.ts';
import { useRunStore } from '../stores/runStore.ts';
import { runName, type RunRecord } from './record.ts';
import styles from './RunsView.module.css';
import { MOST_GHOSTS, useRunsStore } from './runsStore.ts';
import { comparison } from './words.ts';

/** What leads from one of two runs to the other: of the two that are ticked, or of the one and that on the charts. */
export function Comparison() {
  const runs = useRunsStore((store) => store.runs);
  const settings = useRunsStore((store) => store.settings);
  const key = useRunStore((store) => store.key);
  const pair = useMemo(() => pairOf(runs, key), [runs, key]);
  const told = useMemo(() => (pair ? comparison(pair[0], pair[1], [settings[pair[0].key]?.program, settings[pair[1].key]?.program]) : null), [pair, settings]);
  if (!pair || !told) {
    const ghosts = runs.filter(({ ghost }) => ghost).length;
    return <p className={styles['hint']}>{ghosts > 2 ? i18n.t('{ghosts} runs are drawn on the charts ({most} at most). Tick just two to compare them.', { ghosts, most: MOST_GHOSTS }) : i18n.t('Tick a run to draw it on the charts, beside the one that trains. Tick two to compare them.')}</p>;
  }
  const [older, newer] = pair;
  return (
    <section className={styles['comparison']} aria-label={i18n.t('Comparison')}>
      <h2 className={styles['versus']}>{`${runName(older)} → ${runName(newer)}`}</h2>
      <p>{told.changes.length === 0 ? i18n.t('Nothing differs') : told.changes.join(' · ')}</p>
      <p className={styles['outcome']}>{told.results.join(' · ')}</p>
    </section>
  );
}

/** The older first. */
function pairOf(runs: readonly RunRecord[], key: string | null): readonly [RunRecord, RunRecord] | null {
  const ghosts = runs.filter(({ ghost }) => ghost);
  const live = runs.find((run) => run.key === key && !run.ghost);
  const chosen = ghosts.length === 1 && live ? [...ghosts, live] : ghosts;
  const [older, newer] = [...chosen].sort((a, b) => a.begun - b.begun || a.number - b.number);
  return chosen.length === 2 && older && newer ? [older, newer] : null;
}
