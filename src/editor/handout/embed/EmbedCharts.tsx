import { useMemo } from 'react';
import { i18n } from '../../../words/i18n.ts';
import { describeCharts } from '../../dock/chartData.ts';
import { ACCURACY_LINES, formatShare, LOSS_LINES, SHARES } from '../../dock/chartLines.ts';
import styles from '../../dock/ChartsView.module.css';
import { MetricChart } from '../../dock/MetricChart.tsx';
import { useCompilationStore } from '../../stores/compilationStore.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { formatNumber } from '../../ui/format.ts';

const LOSS_ALONE = LOSS_LINES.slice(0, 1);
const ACCURACY_ALONE = ACCURACY_LINES.slice(0, 1);

/** The run's curves: the loss, and the accuracy where it can be counted. */
export function EmbedCharts() {
  const points = useRunStore((store) => store.points);
  const marks = useRunStore((store) => store.marks);
  const loaded = useRunStore((store) => store.program);
  const open = useCompilationStore((store) => store.compilation.program);
  const program = loaded ?? open;
  const counted = program?.losses.some(({ accuracy }) => accuracy !== null) ?? false;
  const validated = (program?.training.validation ?? null) !== null;
  const sentences = useMemo(() => describeCharts(points), [points]);
  const shared = { points, marks, lastStep: program?.training.steps ?? 1000, smoothing: 0, logarithmic: false };
  return (
    <div className={styles['view']}>
      <div className={styles['charts']}>
        <MetricChart {...shared} title={i18n.t('Loss')} lines={validated ? LOSS_LINES : LOSS_ALONE} format={formatNumber} emptyText={i18n.t('Press Train: the loss is drawn here at every step. It should fall.')} />
        {counted ? <MetricChart {...shared} title={i18n.t('Accuracy')} lines={validated ? ACCURACY_LINES : ACCURACY_ALONE} domain={SHARES} format={formatShare} emptyText={i18n.t('The share of rows that are answered rightly.')} /> : null}
      </div>
      <div className={styles['hidden']} data-testid="chart-text">{sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}</div>
    </div>
  );
}
