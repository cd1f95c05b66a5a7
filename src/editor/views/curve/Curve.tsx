import { useMemo, useState } from 'react';
import { i18n } from '../../../words/i18n.ts';
import { sentences } from '../../../words/list.ts';
import { formatNumber } from '../../ui/format.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { NumberControl } from '../plot/NumberControl.tsx';
import type { ViewProps } from '../view.ts';
import styles from '../views.module.css';
import { Plot, type Frame } from '../plot/Plot.tsx';
import { clamp, type Interval } from '../plot/scale.ts';
import { useDrag } from '../plot/useDrag.ts';
import { flatNumbers } from '../programForm.ts';
import { useHandWeights } from '../run/useHandWeights.ts';
import { useTrail } from '../run/trail.ts';
import { evaluateChain, type Dual } from './evaluate.ts';
import { curveForm, curvePieces, curveWindow, heightWindow, type CurveForm } from './form.ts';

/** The curve, the point on it, its tangent, and the steps so far. */
export default function Curve({ program }: ViewProps) {
  const form = useMemo(() => curveForm(program), [program]);
  return form ? <Drawing form={form} /> : null;
}

function Drawing({ form }: { readonly form: CurveForm }) {
  const { parameter, chain } = form;
  const hand = useHandWeights(parameter);
  const trail = useTrail(parameter.node);
  const step = useRunStore((store) => store.progress?.step ?? 0);
  const [home] = useState(() => flatNumbers(trail[0]?.weights['value'])[0] ?? Number(parameter.params['start']));
  const x = flatNumbers(hand.weights?.['value'])[0];
  const path = useMemo(() => trail.filter((each) => each.step < step).flatMap((each) => flatNumbers(each.weights['value'])), [trail, step]);
  // The window holds where the walk began and ends where the walk is, in whole halves so that it rarely moves.
  const window = curveWindow(x === undefined || !Number.isFinite(x) ? [home] : [home, x]);
  if (x === undefined) return <p className={styles['empty']}>{hand.problem ?? i18n.t('Reading the number.')}</p>;

  const here = evaluateChain(chain, x);
  const set = (value: number) => { hand.set({ value: [value] }); };
  const heights = heightWindow(chain, Number.isFinite(x) ? [home, x] : [home]);
  return (
    <figure className={styles['picture']}>
      <Plot
        xDomain={window}
        yDomain={heights}
        xLabel={parameter.label}
        yLabel={form.text}
        inside={(frame) => <Lines frame={frame} window={window} form={form} path={path} x={x} here={here} />}
        over={(frame) => <Point frame={frame} x={x} y={here.value} onChange={set} onSettle={hand.settle} />}
      />
      <div className={styles['panel']}>
        <NumberControl name={parameter.label} value={x} bounds={window} onChange={set} onSettle={hand.settle} />
        <dl className={styles['figures']}>
          <dt>{i18n.t('Height')}</dt>
          <dd>{formatNumber(here.value, 6)}</dd>
          <dt>{i18n.t('Slope there')}</dt>
          <dd>{formatNumber(here.slope, 4)}</dd>
        </dl>
        <p className={styles['hint']}>{directionText(here.slope)}</p>
      </div>
      <figcaption className={styles['srOnly']} data-picture-text>{curveText(form, x, here, path, step)}</figcaption>
    </figure>
  );
}

/** What the slope asks for, in a sentence. */
function directionText(slope: number): string {
  if (!Number.isFinite(slope)) return i18n.t('Here the curve has no slope, so there is no way down to follow.');
  if (Math.abs(slope) < 1e-3) return i18n.t('The curve is level here: downhill leads nowhere.');
  return slope < 0 ? i18n.t('The curve falls to the right, so the next step goes right.') : i18n.t('The curve falls to the left, so the next step goes left.');
}

function curveText({ text, parameter }: CurveForm, x: number, here: Dual, path: readonly number[], step: number): string {
  const number = (value: number) => formatNumber(value, 6);
  const all = [
    i18n.t('The curve is {text}.', { text }),
    i18n.t('After {step, plural, one {# step} other {# steps}} {label} is {x}, the height is {height} and the slope {slope}.', { step, label: parameter.label, x: number(x), height: number(here.value), slope: number(here.slope) }),
    directionText(here.slope),
  ];
  if (path.length > 0) all.push(i18n.t('The steps so far: {steps}.', { steps: [...path, x].map(number).join(', ') }));
  return sentences(all);
}

interface LinesProps {
  readonly frame: Frame;
  readonly window: Interval;
  readonly form: CurveForm;
  readonly path: readonly number[];
  readonly x: number;
  readonly here: Dual;
}

function Lines({ frame, window, form, path, x, here }: LinesProps) {
  const place = (at: number, height: number) => `${frame.x(at).toFixed(1)},${frame.y(height).toFixed(1)}`;
  const [low, high] = window;
  const tangent = (at: number) => here.value + here.slope * (at - x);
  const walked = [...path, x];
  return (
    <>
      {curvePieces(form.chain, window, 240).map((piece, index) => (
        <polyline key={index} className={styles['curve']} points={piece.map(([at, height]) => place(at, height)).join(' ')} />
      ))}
      {Number.isFinite(here.slope) ? <line className={styles['tangent']} x1={frame.x(low)} y1={frame.y(tangent(low))} x2={frame.x(high)} y2={frame.y(tangent(high))} /> : null}
      <polyline className={styles['trail']} points={walked.map((at) => place(at, evaluateChain(form.chain, at).value)).join(' ')} />
      {path.map((at, index) => (
        <circle key={index} className={styles['trailDot']} cx={frame.x(at)} cy={frame.y(evaluateChain(form.chain, at).value)} r={3} />
      ))}
    </>
  );
}

interface PointProps {
  readonly frame: Frame;
  readonly x: number;
  readonly y: number;
  readonly onChange: (x: number) => void;
  readonly onSettle: () => void;
}

/** The point can be put elsewhere on the curve. */
function Point({ frame, x, y, onChange, onSettle }: PointProps) {
  const drag = useDrag((pixel) => { onChange(Number(clamp(frame.x.invert(pixel), frame.x.domain).toPrecision(4))); }, onSettle);
  const cx = clamp(frame.x(x), [frame.left, frame.left + frame.width]);
  const cy = clamp(frame.y(y), [frame.top, frame.top + frame.height]);
  return (
    <g>
      <circle className={styles['handle']} cx={cx} cy={cy} r={6.5} />
      <circle className={styles['reach']} data-handle="point" cx={cx} cy={cy} r={18} {...drag} />
    </g>
  );
}
