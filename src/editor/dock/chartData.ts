/** From measured points to what a chart draws. Pure, so that a test can hold it. */
import type { MetricPoint } from '../../runtime/protocol.ts';
import { i18n } from '../../words/i18n.ts';
import { formatCount, formatNumber, formatPercent } from '../ui/format.ts';

export type Metric = 'loss' | 'validationLoss' | 'accuracy' | 'validationAccuracy';

export interface Sample {
  readonly step: number;
  readonly value: number;
}

/** One row of the chart's table: a step, and by name each series that has a value there. */
export type ChartRow = { readonly step: number } & Readonly<Record<string, number>>;

/** The finite values of one metric, in the order of the steps. On a logarithmic axis only those above 0 can be drawn. */
export function series(points: readonly MetricPoint[], metric: Metric, logarithmic = false): readonly Sample[] {
  const samples: Sample[] = [];
  for (const point of points) {
    const value = point[metric];
    if (value === undefined || !Number.isFinite(value) || (logarithmic && value <= 0)) continue;
    samples.push({ step: point.step, value });
  }
  return samples;
}

/**
 * Exponential moving average with the bias of its start taken out, as TensorBoard smooths
 * (the correction is Adam's: Kingma and Ba, 2015, section 3).
 * @param share of the past that is kept, from 0 (no smoothing) to below 1.
 */
export function smooth(samples: readonly Sample[], share: number): readonly Sample[] {
  if (share === 0) return samples;
  let average = 0;
  return samples.map(({ step, value }, index) => {
    average = share * average + (1 - share) * value;
    return { step, value: average / (1 - share ** (index + 1)) };
  });
}

/**
 * At most about `2 * columns` samples: of each column of pixels the lowest and the highest, so that no
 * spike is lost, and the first and the last as they are.
 */
export function downsample(samples: readonly Sample[], columns: number): readonly Sample[] {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || samples.length <= 2 * columns) return samples;
  const width = (last.step - first.step) / columns || 1;
  const kept: Sample[] = [first];
  let column = 0;
  let low: Sample | null = null;
  let high: Sample | null = null;
  const flush = () => {
    if (!low || !high) return;
    if (low === high) kept.push(low);
    else kept.push(...(low.step < high.step ? [low, high] : [high, low]));
  };
  for (const sample of samples.slice(1, -1)) {
    const at = Math.min(columns - 1, Math.floor((sample.step - first.step) / width));
    if (at !== column) {
      flush();
      column = at;
      low = high = null;
    }
    if (!low || sample.value < low.value) low = sample;
    if (!high || sample.value > high.value) high = sample;
  }
  flush();
  kept.push(last);
  return kept;
}

/** Several series as one table by step. */
export function joinSeries(all: Readonly<Record<string, readonly Sample[]>>): readonly ChartRow[] {
  const rows = new Map<number, Record<string, number>>();
  for (const [name, samples] of Object.entries(all)) {
    for (const { step, value } of samples) {
      const row = rows.get(step);
      if (row) row[name] = value;
      else rows.set(step, { [name]: value });
    }
  }
  return [...rows].sort(([a], [b]) => a - b).map(([step, values]) => ({ ...values, step }));
}

/**
 * The table with series of other runs, which were measured at other steps: each row gets the last value at
 * or before its step. Where they are longer than the table, it goes on with their own steps.
 */
export function withOthers(rows: readonly ChartRow[], others: Readonly<Record<string, readonly Sample[]>>): readonly ChartRow[] {
  const last = rows.at(-1)?.step ?? -1;
  const beyond = joinSeries(Object.fromEntries(Object.entries(others).map(([name, samples]) => [name, samples.filter(({ step }) => step > last)])));
  return [...rows, ...beyond].map((row) => {
    const values = Object.entries(others).flatMap(([name, samples]) => {
      const reaches = (samples.at(-1)?.step ?? -1) >= row.step;
      const sample = reaches ? samples.findLast(({ step }) => step <= row.step) : undefined;
      return sample ? [[name, sample.value] as const] : [];
    });
    return { ...row, ...Object.fromEntries(values) };
  });
}

/** Round numbers from 0 to at least `last`, four to six of them: 0, 5000, 10000, ... Whole, because steps are. */
export function stepTicks(last: number): readonly number[] {
  if (last <= 0) return [0];
  const rough = last / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const interval = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? 10 * power);
  return Array.from({ length: Math.floor(last / interval) + 1 }, (_, index) => index * interval);
}

/** Where an axis of steps may end: no more than a quarter beyond the last step, and seldom another place, so that the axis stands still. */
const ENDS = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10] as const;

/** The end of the axis of steps for a curve that has come to `last`, in a run that ends at `whole`. */
export function stepsEnd(last: number, whole: number): number {
  if (last <= 0) return Math.max(1, whole);
  const power = 10 ** Math.floor(Math.log10(last));
  const end = Math.ceil((ENDS.find((factor) => factor * power >= last) ?? 10) * power);
  return last <= whole ? Math.min(end, whole) : end;
}

/** Round numbers from at most `low` to at least `high`, about five of them. */
export function valueTicks(low: number, high: number): readonly number[] {
  const rough = (high - low) / 4 || Math.abs(high) / 4 || 0.25;
  const power = 10 ** Math.floor(Math.log10(rough));
  const interval = ([1, 2, 2.5, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  const from = Math.floor(low / interval);
  const to = Math.max(from + 1, Math.ceil(high / interval));
  // Rounded, because 3 * 0.1 is not 0.3.
  return Array.from({ length: to - from + 1 }, (_, index) => Number(((from + index) * interval).toPrecision(12)));
}

/** The powers of ten that enclose the values, at most seven of them, for a logarithmic axis. */
export function logTicks(low: number, high: number): readonly number[] {
  const from = Math.floor(Math.log10(low));
  const to = Math.max(from + 1, Math.ceil(Math.log10(high)));
  const every = Math.ceil((to - from) / 6);
  return Array.from({ length: Math.ceil((to - from) / every) + 1 }, (_, index) => 10 ** (from + index * every));
}

/** The chart in words: where it stands and the best so far. */
export function describeCharts(points: readonly MetricPoint[]): readonly string[] {
  const sentences: string[] = [];
  const losses = series(points, 'loss');
  const lastLoss = losses.at(-1);
  if (!lastLoss) return [i18n.t('No loss has been measured yet.')];
  const lowest = losses.reduce((best, sample) => (sample.value < best.value ? sample : best));
  sentences.push(
    i18n.t('Training loss at step {step}: {loss}. Lowest: {lowest} at step {lowestStep}.', { step: formatCount(lastLoss.step), loss: formatNumber(lastLoss.value), lowest: formatNumber(lowest.value), lowestStep: formatCount(lowest.step) }),
  );
  const validation = series(points, 'validationLoss');
  const lastValidation = validation.at(-1);
  if (lastValidation) {
    const best = validation.reduce((low, sample) => (sample.value < low.value ? sample : low));
    sentences.push(
      i18n.t('Validation loss at step {step}: {loss}. Lowest: {lowest} at step {lowestStep}.', { step: formatCount(lastValidation.step), loss: formatNumber(lastValidation.value), lowest: formatNumber(best.value), lowestStep: formatCount(best.step) }),
    );
  }
  const accuracy = series(points, 'accuracy').at(-1);
  if (accuracy) sentences.push(i18n.t('Training accuracy: {accuracy}.', { accuracy: formatPercent(accuracy.value) }));
  const validationAccuracy = series(points, 'validationAccuracy').at(-1);
  if (validationAccuracy) sentences.push(i18n.t('Validation accuracy: {accuracy}.', { accuracy: formatPercent(validationAccuracy.value) }));
  return sentences;
}

/** The points as comma-separated values with a header line; what was not measured is left empty. */
export function pointsAsCsv(points: readonly MetricPoint[]): string {
  const columns = ['step', 'loss', 'accuracy', 'validationLoss', 'validationAccuracy'] as const;
  return [columns.join(','), ...points.map((point) => columns.map((column) => String(point[column] ?? '')).join(','))].join('\n') + '\n';
}
