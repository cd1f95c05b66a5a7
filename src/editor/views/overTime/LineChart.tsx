import { useMemo } from 'react';
import { i18n } from '../../../words/i18n.ts';
import { formatNumber, formatTick } from '../../ui/format.ts';
import { Plot } from '../plot/Plot.tsx';
import { extent, padded, type Interval } from '../plot/scale.ts';
import { decades, decadeTicks, pathThrough, powerOf, type LineLook } from './lines.ts';
import styles from './overTime.module.css';

export interface ChartLine {
  readonly label: string;
  readonly look: LineLook;
  /** A number a step; never negative where the chart is logarithmic. */
  readonly points: readonly (readonly [step: number, value: number])[];
}

interface LineChartProps {
  readonly title: string;
  readonly lines: readonly ChartLine[];
  /** Each line of the grid is then a power of ten. */
  readonly logarithmic: boolean;
}

/** Lines over the steps of a run. It says nothing to screen readers: the view's table does. */
export function LineChart({ title, lines, logarithmic }: LineChartProps) {
  const place = logarithmic ? powerOf : (value: number) => value;
  const steps = useMemo(() => stepsOf(lines), [lines]);
  const values = lines.flatMap(({ points }) => points.map(([, value]) => place(value)));
  const domain = logarithmic ? decades(values) : padded(extent([0, ...values]), 0.08);
  return (
    <div className={styles['chart']}>
      <h3 className={styles['title']}>{title}</h3>
      <Plot
        xDomain={steps}
        yDomain={domain}
        xLabel={i18n.t('step')}
        yLabel=""
        xText={formatTick}
        {...(logarithmic ? { yText: writePower, yTicks: decadeTicks(domain, LINES) } : {})}
        inside={(frame) => lines.map(({ label, look, points }) => (
          <path key={label} className={styles['line']} stroke={look.colour} strokeDasharray={look.dash} d={pathThrough(points.map(([step, value]) => [frame.x(step), frame.y(place(value))]))} />
        ))}
        // A single point lies at the edge of the frame.
        over={(frame) => lines.flatMap(({ label, look, points }) => (points.length === 1 ? points : []).filter(([, value]) => Number.isFinite(place(value))).map(([step, value]) => (
          <circle key={label} cx={frame.x(step)} cy={frame.y(place(value))} r={3} fill={look.colour} />
        )))}
      />
    </div>
  );
}

/** Lines of the grid that a low chart has room for. */
const LINES = 4;

/** Short enough for the margin: what is very small or very large is written as a power, and has no numbers between its decades. */
function writePower(power: number): string {
  if (power >= -3 && power < 5) return formatNumber(10 ** power, 1);
  return Number.isInteger(power) ? formatNumber(10 ** power, 1).replace('1 × ', '') : '';
}

function stepsOf(lines: readonly ChartLine[]): Interval {
  const last = Math.max(1, ...lines.map(({ points }) => points.at(-1)?.[0] ?? 0));
  return [0, last];
}
