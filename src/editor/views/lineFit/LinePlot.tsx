import styles from '../views.module.css';
import type { ColumnNames } from '../plot/names.ts';
import { Plot, type Frame } from '../plot/Plot.tsx';
import { clamp, extent, padded, type Interval } from '../plot/scale.ts';
import { useDrag } from '../plot/useDrag.ts';
import { residualSquare, valueAt, type Line, type Point } from './leastSquares.ts';

interface LinePlotProps {
  readonly line: Line;
  readonly points: readonly Point[];
  readonly best: Line | null;
  /** Where the line began: the drawing shows it whole. */
  readonly home: Line | null;
  readonly names: ColumnNames;
  readonly onChange: (line: Line) => void;
  readonly onSettle: () => void;
}

/** The points, the line with its two handles, and the squares on the residuals. */
export function LinePlot({ line, points, best, home, names, onChange, onSettle }: LinePlotProps) {
  // The place where x is 0 belongs to the picture: there the line is held by its intercept.
  const xDomain = padded(extent([0, ...points.map(({ x }) => x)]), 0.08);
  const yDomain = padded(extent([0, ...points.flatMap(({ x, y }) => (home ? [y, valueAt(home, x)] : [y]))]), 0.08);
  return (
    <Plot
      xDomain={xDomain}
      yDomain={yDomain}
      xLabel={names.features[0] ?? 'x'}
      yLabel={names.labels[0] ?? 'y'}
      inside={(frame) => (
        <>
          {points.map((point, index) => (
            <Residual key={index} point={point} line={line} frame={frame} />
          ))}
          {best ? <LineAcross line={best} frame={frame} className={styles['best']} /> : null}
          <LineAcross line={line} frame={frame} className={styles['model']} />
          {points.map((point, index) => (
            <circle key={index} className={styles['point']} cx={frame.x(point.x)} cy={frame.y(point.y)} r={4.5} />
          ))}
        </>
      )}
      over={(frame) => <Handles line={line} frame={frame} xDomain={xDomain} onChange={onChange} onSettle={onSettle} />}
    />
  );
}

function LineAcross({ line, frame, className }: { readonly line: Line; readonly frame: Frame; readonly className: string | undefined }) {
  const [low, high] = frame.x.domain;
  return <line className={className} x1={frame.x(low)} y1={frame.y(valueAt(line, low))} x2={frame.x(high)} y2={frame.y(valueAt(line, high))} />;
}

function Residual({ point, line, frame }: { readonly point: Point; readonly line: Line; readonly frame: Frame }) {
  const x = frame.x(point.x);
  const y = frame.y(point.y);
  const lineY = frame.y(valueAt(line, point.x));
  const square = residualSquare(x, y, lineY, frame.left + frame.width);
  return (
    <g>
      <rect className={styles['square']} x={square.x} y={square.y} width={square.side} height={square.side} />
      <line className={styles['residual']} x1={x} x2={x} y1={y} y2={lineY} />
    </g>
  );
}

interface HandlesProps {
  readonly line: Line;
  readonly frame: Frame;
  readonly xDomain: Interval;
  readonly onChange: (line: Line) => void;
  readonly onSettle: () => void;
}

/** The handle at x = 0 lifts the line; the one farthest from there turns it around that place. */
function Handles({ line, frame, xDomain, onChange, onSettle }: HandlesProps) {
  const [low, high] = xDomain;
  const end = high >= -low ? high : low;
  const rounded = (value: number) => Number(value.toPrecision(4));
  return (
    <>
      <Handle
        frame={frame}
        x={0}
        y={line.intercept}
        name="intercept"
        onMove={(y) => { onChange({ ...line, intercept: rounded(y) }); }}
        onSettle={onSettle}
      />
      <Handle
        frame={frame}
        x={end}
        y={valueAt(line, end)}
        name="slope"
        onMove={(y) => { onChange({ ...line, slope: rounded((y - line.intercept) / end) }); }}
        onSettle={onSettle}
      />
    </>
  );
}

interface HandleProps {
  readonly frame: Frame;
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly onMove: (y: number) => void;
  readonly onSettle: () => void;
}

/** Stays at the edge of the frame when the line leaves it, so that it can be fetched back. */
function Handle({ frame, x, y, name, onMove, onSettle }: HandleProps) {
  const drag = useDrag((_, pixel) => { onMove(frame.y.invert(clamp(pixel, [frame.top, frame.top + frame.height]))); }, onSettle);
  const cx = frame.x(x);
  const cy = clamp(frame.y(y), [frame.top, frame.top + frame.height]);
  return (
    <g>
      <circle className={styles['handle']} cx={cx} cy={cy} r={6} />
      <circle className={styles['reach']} data-handle={name} cx={cx} cy={cy} r={18} {...drag} />
    </g>
  );
}
