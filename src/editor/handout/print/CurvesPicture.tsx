import { stepTicks } from '../../dock/chartData.ts';
import type { Drawn } from '../../dock/Curves.tsx';
import { chartsOf, type CurvesPicture as Curves } from '../../runs/picture.ts';
import { formatTick } from '../../ui/format.ts';
import { withinReach } from '../../ui/reach.ts';
import { coloursOf } from '../picture/colours.ts';

const WIDTH = 400;
const HEIGHT = 240;
const MARGIN = { top: 30, right: 12, bottom: 26, left: 58 };

/** A run's curves on paper, one chart beside the other. */
export function CurvesPicture(curves: Omit<Curves, 'title' | 'subtitle' | 'marks'>) {
  return chartsOf(curves).map((chart) => <Chart key={chart.title} chart={chart} />);
}

function Chart({ chart: { title, drawn, end, ticks, format } }: { readonly chart: ReturnType<typeof chartsOf>[number] }) {
  const colours = coloursOf('light');
  const [left, right, top, bottom] = [MARGIN.left, WIDTH - MARGIN.right, MARGIN.top, HEIGHT - MARGIN.bottom];
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const x = (step: number) => left + ((right - left) * step) / end;
  const y = (value: number) => withinReach(bottom - ((bottom - top) * (value - low)) / (high - low));
  const quiet = { fill: colours.of('--text-quiet'), fontSize: 12 };
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title} fontFamily={colours.font} fontSize={13}>
      <text x={0} y={14} fontWeight={600} fill={colours.of('--text')}>{title}</text>
      {drawn.map((line, index) => (
        <g key={line.metric} transform={`translate(${76 + 96 * index} 0)`}>
          <line x1={0} x2={22} y1={10} y2={10} stroke={inkOf(line, colours.of)} strokeWidth={2} strokeDasharray={line.dashed ? '5 3' : undefined} />
          <text x={28} y={14} {...quiet}>{line.label}</text>
        </g>
      ))}
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} stroke={colours.of('--line')} />
          <text x={left - 8} y={y(tick) + 4} textAnchor="end" {...quiet}>{format(tick)}</text>
        </g>
      ))}
      <line x1={left} x2={right} y1={bottom} y2={bottom} stroke={colours.of('--line-strong')} />
      {stepTicks(end).map((step) => <text key={step} x={x(step)} y={bottom + 18} textAnchor="middle" {...quiet}>{formatTick(step)}</text>)}
      {drawn.map((line) => (
        <polyline key={line.metric} points={line.samples.map(({ step, value }) => `${x(step).toFixed(1)},${y(value).toFixed(1)}`).join(' ')} fill="none" stroke={inkOf(line, colours.of)} strokeWidth={1.75} strokeLinejoin="round" strokeDasharray={line.dashed ? '5 3' : undefined} />
      ))}
    </svg>
  );
}

/** The line's colour, which is named as a token of the page. */
function inkOf({ color }: Drawn[number], of: (token: string) => string): string {
  const [, token] = /^var\((--[\w-]+)\)$/.exec(color) ?? [];
  return token === undefined ? color : of(token);
}
