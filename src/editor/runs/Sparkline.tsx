import { memo } from 'react';
import { downsample, type Sample } from '../dock/chartData.ts';
import type { KeptCurve } from './curve.ts';
import styles from './RunsView.module.css';

const WIDTH = 88;
const HEIGHT = 28;

/** A run's loss, small. */
export const Sparkline = memo(function Sparkline({ curve }: { readonly curve: KeptCurve }) {
  const samples = downsample(samplesOf(curve), WIDTH / 2);
  const values = samples.map(({ value }) => value);
  const [low, high] = [Math.min(0, ...values), Math.max(...values)];
  const last = samples.at(-1)?.step ?? 1;
  const place = ({ step, value }: Sample) => `${((WIDTH - 2) * step) / (last || 1) + 1},${HEIGHT - 2 - ((HEIGHT - 4) * (value - low)) / (high - low || 1)}`;
  return (
    <svg className={styles['spark']} width={WIDTH} height={HEIGHT} aria-hidden>
      <line x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--line)" />
      {samples.length > 1 ? <polyline points={samples.map(place).join(' ')} fill="none" stroke="var(--series-train)" strokeWidth="1.5" strokeLinejoin="round" /> : null}
    </svg>
  );
});

/** The training loss; that of the validation rows where no other was measured. */
function samplesOf({ step, loss, validationLoss }: KeptCurve): readonly Sample[] {
  const column = loss ?? validationLoss;
  if (!column) return [];
  return Array.from(column, (value, index) => ({ step: step[index] ?? 0, value })).filter(({ value }) => Number.isFinite(value));
}
