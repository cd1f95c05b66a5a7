/** What a curve of a run says in a few numbers. Losses of single batches jump, so that means are compared and never points. */
import type { MetricPoint } from '../../runtime/protocol.ts';

export interface CurvePoint {
  readonly step: number;
  readonly value: number;
}

/** One quantity over the steps, in their order; only where it was measured and is a finite number. */
export type Curve = readonly CurvePoint[];

export function curveOf(points: readonly MetricPoint[], quantity: 'loss' | 'accuracy' | 'validationLoss'): Curve {
  return points.flatMap((point) => {
    const value = point[quantity];
    return value !== undefined && Number.isFinite(value) ? [{ step: point.step, value }] : [];
  });
}

/** NaN of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The mean of a part of the steps, 0 the first and 1 the last; NaN where no point lies in it. */
export function meanBetween(curve: Curve, from: number, to: number): number {
  const first = curve[0]?.step ?? 0;
  const length = (curve.at(-1)?.step ?? 0) - first;
  return mean(curve.filter(({ step }) => step >= first + from * length && step <= first + to * length).map(({ value }) => value));
}

/** Where it began: the mean of the first fiftieth, so that a quick fall does not hide how high that was. */
export function begin(curve: Curve): number {
  return meanBetween(curve, 0, 0.02);
}

/** Where it is: the mean of the last tenth. */
export function recent(curve: Curve): number {
  return meanBetween(curve, 0.9, 1);
}
