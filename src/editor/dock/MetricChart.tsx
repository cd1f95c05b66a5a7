import { memo, useMemo } from 'react';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { MetricPoint } from '../../runtime/protocol.ts';
import { formatCount, formatTick } from '../ui/format.ts';
import { downsample, joinSeries, logTicks, series, smooth, stepTicks, type Metric, type Sample } from './chartData.ts';
import styles from './ChartsView.module.css';

export interface ChartLine {
  readonly metric: Metric;
  readonly label: string;
  readonly color: string;
  /** A second sign beside the colour. */
  readonly dashed: boolean;
}

interface MetricChartProps {
  readonly title: string;
  readonly points: readonly MetricPoint[];
  readonly lines: readonly ChartLine[];
  /** The step that the run will end at: an empty chart shows this axis. */
  readonly lastStep: number;
  readonly logarithmic: boolean;
  /** Share of the past in the moving average; 0 draws what was measured. */
  readonly smoothing: number;
  /** Fixed bounds, for shares. */
  readonly domain?: readonly [number, number];
  readonly format: (value: number) => string;
  /** Under the title while there is nothing to draw. */
  readonly emptyText: string;
}

/** Two samples for each of these columns: finer than the eye on half a screen, and cheap to draw ten times a second. */
const COLUMNS = 200;

/** Metrics over steps. Nothing moves by itself: training is movement enough. Drawn anew only when what it is given has changed. */
export const MetricChart = memo(function MetricChart({ title, points, lines, lastStep, logarithmic, smoothing, domain, format, emptyText }: MetricChartProps) {
  const drawn = useMemo(
    () => Object.fromEntries(lines.map(({ metric }) => [metric, downsample(smooth(series(points, metric, logarithmic), smoothing), COLUMNS)])) as Partial<Record<Metric, readonly Sample[]>>,
    [points, lines, logarithmic, smoothing],
  );
  const rows = useMemo(() => joinSeries(drawn), [drawn]);
  const values = Object.values(drawn).flatMap((samples) => samples.map((sample) => sample.value));
  const empty = values.length === 0;
  const end = rows.at(-1)?.step ?? lastStep;
  const yTicks = logarithmic && !empty ? logTicks(Math.min(...values), Math.max(...values)) : undefined;
  const yDomain: [number, number | 'auto'] = domain
    ? [...domain]
    : yTicks
      ? [yTicks[0] ?? 1, yTicks.at(-1) ?? 10]
      : [Math.min(0, ...values), empty ? 1 : 'auto'];
  return (
    <figure className={styles['chart']} aria-label={title}>
      <figcaption className={styles['caption']}>
        <span className={styles['title']}>{title}</span>
        {lines.map((line) => (
          <span key={line.metric} className={styles['key']} data-absent={drawn[line.metric]?.length === 0 ? '' : undefined}>
            <svg width="22" height="8" aria-hidden>
              <line x1="0" y1="4" x2="22" y2="4" stroke={line.color} strokeWidth="2" strokeDasharray={line.dashed ? '5 3' : undefined} />
            </svg>
            {line.label}
          </span>
        ))}
      </figcaption>
      <div className={styles['plot']} aria-hidden>
        <ResponsiveContainer width="100%" height="100%" initialDimension={FIRST_SIZE}>
          <LineChart data={[...rows]} margin={{ top: 8, right: 16, bottom: 4, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid stroke="var(--line)" vertical={false} />
            <XAxis
              dataKey="step"
              type="number"
              domain={[0, Math.max(1, end)]}
              ticks={[...stepTicks(end)]}
              tickFormatter={(step: number) => formatTick(step)}
              tick={AXIS_TEXT}
              stroke="var(--line-strong)"
              height={24}
              allowDataOverflow
            />
            <YAxis
              type="number"
              scale={logarithmic ? 'log' : 'linear'}
              domain={yDomain}
              {...(yTicks ? { ticks: [...yTicks] } : {})}
              tickFormatter={(value: number) => format(value)}
              tick={AXIS_TEXT}
              stroke="var(--line-strong)"
              axisLine={false}
              tickLine={false}
              width={64}
              tickCount={5}
              allowDataOverflow
            />
            {empty ? null : (
              <Tooltip
                isAnimationActive={false}
                cursor={{ stroke: 'var(--line-strong)' }}
                contentStyle={TOOLTIP}
                labelFormatter={(step) => `Step ${formatCount(Number(step))}`}
                formatter={(value, name) => [format(Number(value)), name]}
              />
            )}
            {lines.map((line) => (
              <Line
                key={line.metric}
                dataKey={line.metric}
                name={line.label}
                stroke={line.color}
                strokeWidth={line.dashed ? 2 : 1.75}
                strokeDasharray={line.dashed ? '5 3' : ''}
                dot={(drawn[line.metric]?.length ?? 0) < 3 ? { r: 3, fill: line.color } : false}
                connectNulls
                isAnimationActive={false}
                type="linear"
              />
            ))}
          </LineChart>
        </ResponsiveContainer>
        {empty ? (
          <p className={styles['empty']}>
            <span>{emptyText}</span>
          </p>
        ) : null}
      </div>
    </figure>
  );
});

/** Until the first layout has measured the place. */
const FIRST_SIZE = { width: 560, height: 180 };
const AXIS_TEXT = { fill: 'var(--text-quiet)', fontSize: 12 };
const TOOLTIP = {
  border: '1px solid var(--line)',
  borderRadius: 6,
  background: 'var(--surface)',
  color: 'var(--text)',
  fontSize: 12,
  fontVariantNumeric: 'tabular-nums',
};
