import { Download } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { useCompilationStore } from '../stores/compilationStore.ts';
import { useRunStore } from '../stores/runStore.ts';
import { formatNumber, formatPercent } from '../ui/format.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Switch } from '../ui/Switch.tsx';
import { describeCharts, pointsAsCsv } from './chartData.ts';
import styles from './ChartsView.module.css';
import { MetricChart, type ChartLine } from './MetricChart.tsx';

const LOSS_LINES: readonly ChartLine[] = [
  { metric: 'loss', label: 'Training', color: 'var(--series-train)', dashed: false },
  { metric: 'validationLoss', label: 'Validation', color: 'var(--series-validation)', dashed: true },
];
const ACCURACY_LINES: readonly ChartLine[] = [
  { metric: 'accuracy', label: 'Training', color: 'var(--series-train)', dashed: false },
  { metric: 'validationAccuracy', label: 'Validation', color: 'var(--series-validation)', dashed: true },
];

const LOSS_ALONE = LOSS_LINES.slice(0, 1);
const ACCURACY_ALONE = ACCURACY_LINES.slice(0, 1);

const SMOOTHING = 0.9;

/** The run's curves: loss, and accuracy beside it where it can be counted. */
export function ChartsView() {
  const points = useRunStore((store) => store.points);
  const loaded = useRunStore((store) => store.program);
  const open = useCompilationStore((store) => store.compilation.program);
  const [logarithmic, setLogarithmic] = useState(false);
  const [smoothed, setSmoothed] = useState(false);
  const program = loaded ?? open;
  const lastStep = program?.training.steps ?? 1000;
  const sentences = useMemo(() => describeCharts(points), [points]);
  const hasAccuracy = points.some((point) => point.accuracy !== undefined) || (program?.losses.some((loss) => loss.accuracy !== null) ?? false);
  const hasValidation = points.some((point) => point.validationLoss !== undefined) || (program?.training.validation ?? null) !== null;
  const shared = { points, lastStep, smoothing: smoothed ? SMOOTHING : 0 };
  return (
    <div className={styles['view']}>
      <div className={styles['charts']}>
        <MetricChart
          {...shared}
          title="Loss"
          lines={hasValidation ? LOSS_LINES : LOSS_ALONE}
          logarithmic={logarithmic}
          format={formatNumber}
          emptyText="Press Train: the loss is drawn here at every step. It should fall."
        />
        {hasAccuracy ? (
          <MetricChart
            {...shared}
            title="Accuracy"
            lines={hasValidation ? ACCURACY_LINES : ACCURACY_ALONE}
            logarithmic={false}
            domain={SHARES}
            format={formatShare}
            emptyText="The share of rows that are answered rightly is drawn here. It should rise."
          />
        ) : null}
      </div>
      <div className={styles['tools']}>
        <Toggle label="Log scale" help="Each line of the loss is a power of ten: small losses can be told apart." checked={logarithmic} onChange={setLogarithmic} />
        <Toggle label="Smooth" help="Draws a moving average in the place of what was measured." checked={smoothed} onChange={setSmoothed} />
        <IconButton label="Download the points as CSV" disabled={points.length === 0} onClick={() => { download(pointsAsCsv(points)); }}>
          <Download size={16} aria-hidden />
        </IconButton>
      </div>
      <div className={styles['hidden']} data-testid="chart-text">
        {sentences.map((sentence, index) => (
          <p key={index}>{sentence}</p>
        ))}
      </div>
    </div>
  );
}

const SHARES = [0, 1] as const;

function formatShare(share: number): string {
  return formatPercent(share).replace('.0 ', ' ');
}

function Toggle({ label, help, checked, onChange }: { readonly label: string; readonly help: string; readonly checked: boolean; readonly onChange: (on: boolean) => void }) {
  const id = useId();
  return (
    <label className={styles['toggle']} htmlFor={id} title={help}>
      <Switch id={id} checked={checked} onChange={onChange} />
      {label}
    </label>
  );
}

function download(csv: string): void {
  const address = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'training.csv';
  link.click();
  URL.revokeObjectURL(address);
}
