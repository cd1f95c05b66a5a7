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

/**
 * The mean over a part of the steps, 0 the first and 1 the last, with straight lines between the points: a slow machine tells fewer
 * points, and the same run shall have the same mean. NaN of an empty curve.
 */
export function meanBetween(curve: Curve, from: number, to: number): number {
  const first = curve[0]?.step ?? NaN;
  const length = (curve.at(-1)?.step ?? NaN) - first;
  if (!(length > 0)) return curve[0]?.value ?? NaN;
  const [start, end] = [first + from * length, first + to * length];
  let area = 0;
  for (let index = 1; index < curve.length; index++) {
    const [left, right] = [curve[index - 1] as CurvePoint, curve[index] as CurvePoint];
    const [low, high] = [Math.max(start, left.step), Math.min(end, right.step)];
    if (low < high) area += ((high - low) * (valueAt(left, right, low) + valueAt(left, right, high))) / 2;
  }
  return area / (end - start);
}

function valueAt(left: CurvePoint, right: CurvePoint, step: number): number {
  return left.value + ((right.value - left.value) * (step - left.step)) / (right.step - left.step);
}

/** Where it began: the mean of the first fiftieth, so that a quick fall does not hide how high that was. */
export function begin(curve: Curve): number {
  return meanBetween(curve, 0, 0.02);
}

/** Where it is: the mean of the last tenth. */
export function recent(curve: Curve): number {
  return meanBetween(curve, 0.9, 1);
}
