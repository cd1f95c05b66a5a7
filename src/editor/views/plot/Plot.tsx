import { useId, type ReactNode } from 'react';
import { formatNumber } from '../../ui/format.ts';
import styles from './Plot.module.css';
import { linearScale, ticks, type Interval, type Scale } from './scale.ts';
import { useSize } from './useSize.ts';

export interface Frame {
  readonly x: Scale;
  readonly y: Scale;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface PlotProps {
  readonly xDomain: Interval;
  readonly yDomain: Interval;
  readonly xLabel: string;
  readonly yLabel: string;
  /** How the numbers of the axes are written; as they are when left out. */
  readonly xText?: (value: number) => string;
  readonly yText?: (value: number) => string;
  /** Where the lines of the y axis lie; round numbers when left out. */
  readonly yTicks?: readonly number[];
  /** As wide as it is high. */
  readonly square?: boolean;
  /** Drawn under the grid, cut at the frame. */
  readonly under?: (frame: Frame) => ReactNode;
  /** Drawn inside the frame and cut at it. */
  readonly inside: (frame: Frame) => ReactNode;
  /** Drawn over everything and not cut: handles. */
  readonly over?: (frame: Frame) => ReactNode;
}

const MARGIN = { left: 44, right: 10, top: 18, bottom: 22 };

/** A drawing with two axes that fills its place. It says nothing to screen readers: the picture's text does. */
export function Plot({ xDomain, yDomain, xLabel, yLabel, xText = write, yText = write, yTicks, square = false, under, inside, over }: PlotProps) {
  const [attach, size] = useSize();
  const clip = useId();
  const frame = size && size.width > 80 && size.height > 80 ? frameOf(size.width, size.height, xDomain, yDomain) : null;
  return (
    <div ref={attach} className={styles['holder']} data-plot="" data-square={square ? '' : undefined}>
      {frame ? (
        <svg className={styles['drawing']} aria-hidden>
          <clipPath id={clip}>
            <rect x={frame.left} y={frame.top} width={frame.width} height={frame.height} />
          </clipPath>
          <rect className={styles['frame']} x={frame.left} y={frame.top} width={frame.width} height={frame.height} />
          <g clipPath={`url(#${clip})`}>{under?.(frame)}</g>
          <Axes frame={frame} xLabel={xLabel} yLabel={yLabel} xText={xText} yText={yText} yTicks={yTicks ?? ticks(yDomain, Math.min(7, frame.height / 32))} />
          <g clipPath={`url(#${clip})`}>{inside(frame)}</g>
          {over?.(frame)}
        </svg>
      ) : null}
    </div>
  );
}

function frameOf(width: number, height: number, xDomain: Interval, yDomain: Interval): Frame {
  const inner = { left: MARGIN.left, top: MARGIN.top, width: width - MARGIN.left - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom };
  return {
    ...inner,
    x: linearScale(xDomain, [inner.left, inner.left + inner.width]),
    y: linearScale(yDomain, [inner.top + inner.height, inner.top]),
  };
}

const write = (value: number): string => formatNumber(value);

/** Pixels of a figure of the axes' font, and between two numbers. */
const FIGURE = 7;
const BETWEEN = 22;

interface AxesProps extends Required<Pick<PlotProps, 'xLabel' | 'yLabel' | 'xText' | 'yText' | 'yTicks'>> {
  readonly frame: Frame;
}

function Axes({ frame, xLabel, yLabel, xText, yText, yTicks }: AxesProps) {
  const { x, y, left, top, width, height } = frame;
  const bottom = top + height;
  const right = left + width;
  const longest = Math.max(...x.domain.map((value) => xText(value).length));
  return (
    <g>
      {ticks(x.domain, Math.min(8, width / Math.max(50, FIGURE * longest + BETWEEN))).map((value) => (
        <g key={`x${value}`}>
          <line className={value === 0 ? styles['zero'] : styles['grid']} x1={x(value)} x2={x(value)} y1={top} y2={bottom} />
          {/* The axis's name stands at the right end; a number there would run into it. */}
          {x(value) < right - 8 * xLabel.length - 12 ? (
            <text className={styles['tick']} x={x(value)} y={bottom + 15} textAnchor="middle">{xText(value)}</text>
          ) : null}
        </g>
      ))}
      {yTicks.map((value) => (
        <g key={`y${value}`}>
          <line className={value === 0 ? styles['zero'] : styles['grid']} x1={left} x2={right} y1={y(value)} y2={y(value)} />
          <text className={styles['tick']} x={left - 6} y={y(value) + 4} textAnchor="end">{yText(value)}</text>
        </g>
      ))}
      <text className={styles['label']} x={right} y={bottom + 15} textAnchor="end">{xLabel}</text>
      <text className={styles['label']} x={left} y={top - 6}>{yLabel}</text>
    </g>
  );
}
