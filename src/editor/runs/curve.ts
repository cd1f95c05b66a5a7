/** A run's curve as it is kept: columns of numbers, which the browser reads back at once, where a list of points would hold up the page. */
import type { MetricPoint } from '../../runtime/protocol.ts';

const METRICS = ['loss', 'accuracy', 'validationLoss', 'validationAccuracy'] as const;

/** One number for each step; NaN where nothing was measured, null for what never was. */
export type KeptCurve = { readonly step: Float64Array } & { readonly [M in (typeof METRICS)[number]]: Float64Array | null };

/** More than a chart has pixels. */
const MOST_POINTS = 2000;

/** The points as columns. Of a long run every second, third, ... point is left out, but never the last or a measured validation. */
export function packCurve(points: readonly MetricPoint[]): KeptCurve {
  const every = Math.ceil(points.length / MOST_POINTS);
  const kept = every <= 1 ? points : points.filter((point, index) => index % every === 0 || index === points.length - 1 || point.validationLoss !== undefined);
  const column = (metric: (typeof METRICS)[number]) =>
    kept.some((point) => point[metric] !== undefined) ? Float64Array.from(kept, (point) => point[metric] ?? NaN) : null;
  return {
    step: Float64Array.from(kept, ({ step }) => step),
    loss: column('loss'),
    accuracy: column('accuracy'),
    validationLoss: column('validationLoss'),
    validationAccuracy: column('validationAccuracy'),
  };
}

/** The points of a kept curve. */
export function pointsOf(curve: KeptCurve): readonly MetricPoint[] {
  return Array.from(curve.step, (step, index) => {
    const point: { step: number } & { [M in (typeof METRICS)[number]]?: number } = { step };
    for (const metric of METRICS) {
      const value = curve[metric]?.[index];
      if (value !== undefined && !Number.isNaN(value)) point[metric] = value;
    }
    return point;
  });
}
