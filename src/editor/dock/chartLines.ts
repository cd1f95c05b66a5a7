/** Which lines the charts of a run have. */
import { i18n } from '../../words/i18n.ts';
import { formatPercent } from '../ui/format.ts';
import type { ChartLine } from './MetricChart.tsx';

export const LOSS_LINES: readonly ChartLine[] = [
  { metric: 'loss', label: i18n.t('Training'), color: 'var(--series-train)', dashed: false },
  { metric: 'validationLoss', label: i18n.t('Validation'), color: 'var(--series-validation)', dashed: true },
];
export const ACCURACY_LINES: readonly ChartLine[] = [
  { metric: 'accuracy', label: i18n.t('Training'), color: 'var(--series-train)', dashed: false },
  { metric: 'validationAccuracy', label: i18n.t('Validation'), color: 'var(--series-validation)', dashed: true },
];

/** The bounds of an axis of shares. */
export const SHARES = [0, 1] as const;

export function formatShare(share: number): string {
  return formatPercent(share).replace('.0 ', ' ');
}
