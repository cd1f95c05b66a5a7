import { createContext, useContext } from 'react';
import { Curve, usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { withinReach } from '../ui/reach.ts';
import type { Sample } from './chartData.ts';
import type { ChartLine } from './MetricChart.tsx';

/** The lines with the samples that are to be drawn of each. */
export type Drawn = readonly (ChartLine & { readonly samples: readonly Sample[] })[];

/** Reaches the curves past the frame around them, which is not drawn again for it. */
export const DrawnContext = createContext<Drawn>([]);

/** Fewer samples than this make no line that could be seen. */
const DOTS_BELOW = 3;

/** A line across the chart at each tick. Recharts' own grid measures the text of both axes for it. */
export function Grid({ ticks }: { readonly ticks: readonly number[] }) {
  const area = usePlotArea();
  const y = useYAxisScale();
  if (!area || !y) return null;
  return ticks.map((tick) => <line key={tick} x1={area.x} x2={area.x + area.width} y1={y(tick)} y2={y(tick)} stroke="var(--grid, var(--line))" />);
}

/** The curves, on the scales of the chart that they stand in. */
export function Curves() {
  const drawn = useContext(DrawnContext);
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (!x || !y) return null;
  return drawn.map(({ id, metric, color, dashed, dash, samples }) => {
    const places = samples.map(({ step, value }) => ({ x: withinReach(Number(x(step))), y: withinReach(Number(y(value))) }));
    return (
      <g key={id ?? metric} data-other={id === undefined ? undefined : ''}>
        <Curve points={places} type="linear" fill="none" stroke={color} strokeWidth={id !== undefined ? 1.5 : dashed ? 2 : 1.75} strokeDasharray={dash ?? (dashed ? '5 3' : '')} />
        {places.length < DOTS_BELOW ? places.map((place, index) => <circle key={index} cx={place.x} cy={place.y} r={3} fill={color} />) : null}
      </g>
    );
  });
}
