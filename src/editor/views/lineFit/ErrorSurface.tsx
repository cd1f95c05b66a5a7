import { i18n } from '../../../words/i18n.ts';
import styles from '../views.module.css';
import { Plot, type Frame } from '../plot/Plot.tsx';
import type { Interval } from '../plot/scale.ts';
import { useDrag } from '../plot/useDrag.ts';
import { contour, contourLevels, errorAt, type Bowl, type Line } from './leastSquares.ts';

const LEVELS = 9;

interface ErrorSurfaceProps {
  readonly line: Line;
  readonly bowl: Bowl;
  readonly window: { readonly slope: Interval; readonly intercept: Interval };
  /** The steps so far, the present line last. */
  readonly path: readonly Line[];
  readonly bestShown: boolean;
  readonly onChange: (line: Line) => void;
  readonly onSettle: () => void;
}

/** The error over slope and intercept, seen from above: rings of one error, the line as a point, and the way it came. */
export function ErrorSurface({ line, bowl, window, path, bestShown, onChange, onSettle }: ErrorSurfaceProps) {
  return (
    <Plot
      xDomain={window.slope}
      yDomain={window.intercept}
      xLabel={i18n.t('slope m')}
      yLabel={i18n.t('error over m and b (intercept)')}
      under={(frame) => <Rings bowl={bowl} window={window} frame={frame} />}
      inside={(frame) => (
        <>
          {bestShown ? <Cross line={bowl.best} frame={frame} /> : null}
          {path.length > 1 ? <polyline className={styles['trail']} points={pixels(path, frame)} /> : null}
          {path.length <= 300 ? path.map((each, index) => <circle key={index} className={styles['trailDot']} cx={frame.x(each.slope)} cy={frame.y(each.intercept)} r={1.8} />) : null}
        </>
      )}
      over={(frame) => <Place line={line} frame={frame} onChange={onChange} onSettle={onSettle} />}
    />
  );
}

function pixels(lines: readonly Line[], frame: Frame): string {
  return lines.map(({ slope, intercept }) => `${frame.x(slope).toFixed(1)},${frame.y(intercept).toFixed(1)}`).join(' ');
}

function Rings({ bowl, window, frame }: { readonly bowl: Bowl; readonly window: ErrorSurfaceProps['window']; readonly frame: Frame }) {
  const corners = window.slope.flatMap((slope) => window.intercept.map((intercept) => errorAt(bowl, { slope, intercept })));
  const levels = contourLevels(bowl.least, Math.max(...corners), LEVELS);
  return (
    <g>
      {levels.map((level) => (
        <polygon key={level} className={styles['contour']} points={pixels(contour(bowl, level), frame)} />
      ))}
    </g>
  );
}

function Cross({ line, frame }: { readonly line: Line; readonly frame: Frame }) {
  const x = frame.x(line.slope);
  const y = frame.y(line.intercept);
  return <path className={styles['best']} strokeDasharray="none" d={`M${x - 6} ${y}h12M${x} ${y - 6}v12`} />;
}

/** The whole drawing is the handle: a press puts the line there. */
function Place({ line, frame, onChange, onSettle }: { readonly line: Line; readonly frame: Frame; readonly onChange: (line: Line) => void; readonly onSettle: () => void }) {
  const rounded = (value: number) => Number(value.toPrecision(4));
  const drag = useDrag((x, y) => { onChange({ slope: rounded(frame.x.invert(x)), intercept: rounded(frame.y.invert(y)) }); }, onSettle);
  return (
    <g>
      <circle className={styles['handle']} cx={frame.x(line.slope)} cy={frame.y(line.intercept)} r={6} />
      <rect className={styles['reach']} data-handle="surface" x={frame.left} y={frame.top} width={frame.width} height={frame.height} {...drag} />
    </g>
  );
}
