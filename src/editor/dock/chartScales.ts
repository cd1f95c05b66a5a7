/** From points to what is drawn of them, and the scales that they need: for the chart on the page and for its picture. Pure. */
import type { MetricPoint } from '../../runtime/protocol.ts';
import { downsample, logTicks, series, smooth, valueTicks } from './chartData.ts';
import type { Drawn } from './Curves.tsx';
import type { ChartLine } from './MetricChart.tsx';

/** Two samples for each of these columns: finer than the eye on half a screen, and cheap to draw ten times a second. */
const COLUMNS = 200;

export const DOMAIN_PARTS = [0, 0.25, 0.5, 0.75, 1] as const;

/** A curve beside that of the run that goes on: of a chosen run, or of the branch that it left. */
export interface OtherCurve {
  readonly id: string;
  readonly label: string;
  /** As SVG writes dashes; empty for a whole line. */
  readonly dash: string;
  readonly points: readonly MetricPoint[];
}

export function drawnOf(points: readonly MetricPoint[], lines: readonly ChartLine[], logarithmic: boolean, smoothing: number): Drawn {
  return lines.map((line) => ({ ...line, samples: downsample(smooth(series(points, line.metric, logarithmic), smoothing), COLUMNS) }));
}

/** One line for each of the other curves: the first of these metrics that it has. In grey, told apart by their dashes. */
export function othersOf(others: readonly OtherCurve[], lines: readonly ChartLine[], logarithmic: boolean, smoothing: number): Drawn {
  return others.flatMap(({ id, label, dash, points }) => {
    const found = drawnOf(points, lines, logarithmic, smoothing).find(({ samples }) => samples.length > 0);
    return found ? [{ ...found, id, label, dash, color: 'var(--line-strong)' }] : [];
  });
}

export function boundsOf(drawn: Drawn): { readonly low: number; readonly high: number; readonly end: number } {
  let [low, high, end] = [Infinity, -Infinity, 0];
  for (const { samples } of drawn) {
    for (const { value } of samples) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    end = Math.max(end, samples.at(-1)?.step ?? 0);
  }
  return { low, high, end };
}

export function yTicksOf(low: number, high: number, logarithmic: boolean): readonly number[] {
  if (low > high) return valueTicks(0, 1);
  return logarithmic ? logTicks(low, high) : valueTicks(Math.min(0, low), high);
}
