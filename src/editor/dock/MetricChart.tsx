import { memo, useCallback, useMemo, useState } from 'react';
import { Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { MetricPoint } from '../../runtime/protocol.ts';
import { i18n } from '../../words/i18n.ts';
import { formatCount, formatTick } from '../ui/format.ts';
import { useInTurn } from '../ui/inTurn.ts';
import type { ChangeMark } from '../training/branches.ts';
import { ChartMarks } from '../runs/ChartMarks.tsx';
import { joinSeries, stepsEnd, stepTicks, withOthers, type ChartRow, type Metric } from './chartData.ts';
import { boundsOf, DOMAIN_PARTS, drawnOf, othersOf, yTicksOf, type OtherCurve } from './chartScales.ts';
import styles from './ChartsView.module.css';
import { Curves, DrawnContext, Grid, type Drawn } from './Curves.tsx';

export interface ChartLine {
  readonly metric: Metric;
  readonly label: string;
  readonly color: string;
  /** A second sign beside the colour. */
  readonly dashed: boolean;
  /** Of another run than the one that goes on: its name among the lines, and its own dashes. */
  readonly id?: string;
  readonly dash?: string;
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
  /** Curves of other runs, drawn faint under these. */
  readonly others?: readonly OtherCurve[];
  /** Changes of settings while the run went on. */
  readonly marks?: readonly ChangeMark[];
  /** A step that is looked at, as the run's scrubber is dragged. */
  readonly at?: number | null;
}

const NO_OTHERS: readonly OtherCurve[] = [];
const NO_MARKS: readonly ChangeMark[] = [];

/**
 * Metrics over steps. Nothing moves by itself: training is movement enough. New points move the curves alone;
 * the axes stand on round numbers and are drawn again only when the curves outgrow them.
 */
export const MetricChart = memo(function MetricChart({ title, points, lines, lastStep, logarithmic, smoothing, domain, format, emptyText, others = NO_OTHERS, marks = NO_MARKS, at = null }: MetricChartProps) {
  const [held, setHeld] = useState<Held | null>(null);
  const own: Drawn = useMemo(() => drawnOf(points, lines, logarithmic, smoothing), [points, lines, logarithmic, smoothing]);
  const faint: Drawn = useMemo(() => othersOf(others, lines, logarithmic, smoothing), [others, lines, logarithmic, smoothing]);
  const drawn: Drawn = useMemo(() => (faint.length === 0 ? own : [...faint, ...own]), [own, faint]);
  const { low, high, end } = boundsOf(drawn);
  const ownEnd = faint.length === 0 ? end : boundsOf(own).end;
  const empty = low > high;
  const yTicks = ticksText(domain ? DOMAIN_PARTS.map((part) => domain[0] + part * (domain[1] - domain[0])) : yTicksOf(low, high, logarithmic));
  // The frame takes long to draw: each chart's in its turn, after the curves.
  const frame = useInTurn(`${stepsEnd(end, lastStep)} ${logarithmic && !empty ? 'log' : 'linear'} ${yTicks}`);
  const hold = () => {
    const now = performance.now();
    if (!empty && (held?.frame !== frame || now - held.at > HOLD_MS)) setHeld({ drawn, frame, at: now });
  };
  return (
    <figure className={styles['chart']} aria-label={title} data-step={own.some(({ samples }) => samples.length > 0) ? ownEnd : undefined}>
      <figcaption className={styles['caption']}>
        <span className={styles['title']}>{title}</span>
        {[...own, ...faint].map((line) => (
          <span key={line.id ?? line.metric} className={styles['key']} data-absent={line.samples.length === 0 ? '' : undefined}>
            <svg width="22" height="8" aria-hidden>
              <line x1="0" y1="4" x2="22" y2="4" stroke={line.color} strokeWidth="2" strokeDasharray={line.dash ?? (line.dashed ? '5 3' : undefined)} />
            </svg>
            <span className={styles['keyText']}>{line.label}</span>
          </span>
        ))}
      </figcaption>
      <div className={styles['plot']} onPointerMove={hold} onPointerLeave={() => { setHeld(null); }}>
        <div className={styles['drawing']} aria-hidden>
          <DrawnContext value={drawn}>
            <Frame scales={frame} format={format} drawn={held?.frame === frame && !empty ? held.drawn : null} />
          </DrawnContext>
          {empty ? (
            <p className={styles['empty']}>
              <span>{emptyText}</span>
            </p>
          ) : null}
        </div>
        <ChartMarks marks={marks} at={at} end={Number(frame.split(' ')[0])} />
      </div>
    </figure>
  );
});

function ticksText(ticks: readonly number[]): string {
  return ticks.join(' ');
}

/** What the pointer reads: the samples as they were when it last moved, on the scales of then. */
interface Held {
  readonly drawn: Drawn;
  readonly frame: string;
  readonly at: number;
}

interface FrameProps {
  /** The end of the steps, `log` or `linear`, and the ticks of the values, in one text: so that it can be told whether they are the same. */
  readonly scales: string;
  readonly format: (value: number) => string;
  /** What is to be read off at the pointer; null while nothing points at the chart. */
  readonly drawn: Drawn | null;
}

/**
 * Axes, grid and what stands at the pointer. Drawing them takes many times as long as the curves, which draw themselves; so what
 * recharts is given stays the same object while it says the same: each part that is another is a round of its store.
 */
const Frame = memo(function Frame({ scales, format, drawn }: FrameProps) {
  const rows = useMemo(() => [...rowsOf(drawn)], [drawn]);
  const [last, scale, ...numbers] = scales.split(' ');
  const end = Number(last);
  const steps = useMemo(() => ({ ticks: [...stepTicks(end)], domain: [0, end] }), [end]);
  const values = numbers.join(' ');
  const { ticks, domain } = useMemo(() => {
    const all = values.split(' ').map(Number);
    return { ticks: all, domain: [all[0] ?? 0, all.at(-1) ?? 1] };
  }, [values]);
  const valueText = useCallback(({ x, y, payload }: TickPlace) => <TickText x={x} y={y} down="0.355em" anchor="end">{format(payload.value)}</TickText>, [format]);
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={FIRST_SIZE}>
      <LineChart data={rows} margin={MARGIN} accessibilityLayer={false}>
        <Grid ticks={ticks} />
        <XAxis
          dataKey="step"
          type="number"
          domain={steps.domain}
          ticks={steps.ticks}
          // Recharts would look for round numbers all the same.
          niceTicks="none"
          tick={stepText}
          stroke="var(--line-strong)"
          height={24}
          // Few enough to stand side by side: recharts need not measure their text, for which the page is laid out anew.
          interval={0}
          allowDataOverflow
        />
        <YAxis
          type="number"
          scale={scale === 'log' ? 'log' : 'linear'}
          domain={domain}
          ticks={ticks}
          niceTicks="none"
          tick={valueText}
          stroke="var(--line-strong)"
          axisLine={false}
          tickLine={false}
          width={64}
          interval={0}
          allowDataOverflow
        />
        <Curves />
        {rows.length === 0 ? null : (
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--line-strong)' }}
            contentStyle={TOOLTIP}
            labelFormatter={(step) => i18n.t('Step {step}', { step: formatCount(Number(step)) })}
            formatter={(value, name) => [format(Number(value)), name]}
          />
        )}
        {/* Not to be seen: they tell the tooltip what there is. */}
        {drawn?.map((line) => (
          <Line key={line.id ?? line.metric} dataKey={line.id ?? line.metric} name={line.label} stroke={line.id === undefined ? line.color : 'var(--text-quiet)'} strokeOpacity={0} dot={false} connectNulls isAnimationActive={false} type="linear" />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
});

/** What recharts says of a tick. */
interface TickPlace {
  readonly x: number | string;
  readonly y: number | string;
  readonly payload: { readonly value: number };
}

interface TickTextProps {
  readonly x: number | string;
  readonly y: number | string;
  /** From the line of the tick to the line that the letters stand on. */
  readonly down: string;
  readonly anchor: 'middle' | 'end';
  readonly children: string;
}

/** Recharts' own text measures each word, to break lines that never break here. */
function TickText({ x, y, down, anchor, children }: TickTextProps) {
  return <text x={x} y={y} dy={down} textAnchor={anchor} fill="var(--text-quiet)" fontSize={12}>{children}</text>;
}

function stepText({ x, y, payload }: TickPlace) {
  return <TickText x={x} y={y} down="0.71em" anchor="middle">{formatTick(payload.value)}</TickText>;
}

/** How long what is read off at the pointer is held: figures that change faster cannot be read. */
const HOLD_MS = 500;
const NO_ROWS: readonly ChartRow[] = [];

function rowsOf(drawn: Drawn | null): readonly ChartRow[] {
  if (!drawn) return NO_ROWS;
  const named = (lines: Drawn) => Object.fromEntries(lines.map(({ id, metric, samples }) => [id ?? metric, samples]));
  return withOthers(joinSeries(named(drawn.filter(({ id }) => id === undefined))), named(drawn.filter(({ id }) => id !== undefined)));
}

/** Until the first layout has measured the place. */
const FIRST_SIZE = { width: 560, height: 180 };
const MARGIN = { top: 8, right: 16, bottom: 4, left: 0 };
const TOOLTIP = {
  border: '1px solid var(--line)',
  borderRadius: 6,
  background: 'var(--surface)',
  color: 'var(--text)',
  fontSize: 12,
  fontVariantNumeric: 'tabular-nums',
};
