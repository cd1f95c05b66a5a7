import { useMemo, useState } from 'react';
import type { Operation, ProgramSource } from '../../../compiler/program.ts';
import { i18n } from '../../../words/i18n.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { formatNumber } from '../../ui/format.ts';
import { Switch } from '../../ui/Switch.tsx';
import type { ViewProps } from '../view.ts';
import styles from '../views.module.css';
import { columnNames } from '../plot/names.ts';
import { onlySource, singleUnit } from '../programForm.ts';
import { useHandWeights } from '../run/useHandWeights.ts';
import { useRows } from '../run/useRows.ts';
import { useTrail } from '../run/trail.ts';
import { ErrorSurface } from './ErrorSurface.tsx';
import { errorBowl, lineWindow, meanSquaredError, type Line, type Point } from './leastSquares.ts';
import { NumberControl } from '../plot/NumberControl.tsx';
import { LinePlot } from './LinePlot.tsx';
import { lineOf, lineText } from './lineText.ts';

/** Points, the line, each residual as a square, and the error over slope and intercept. */
export default function LineFit({ program }: ViewProps) {
  const unit = singleUnit(program);
  const source = onlySource(program);
  const rows = useRows(program, source?.trainRows ?? 0);
  const points = useMemo(() => rows?.map(({ features, labels }) => ({ x: features[0] ?? 0, y: labels[0] ?? 0 })) ?? null, [rows]);
  if (!unit || !source || !points) return <p className={styles['empty']}>{i18n.t('Reading the points.')}</p>;
  return <Drawing dense={unit.dense} source={source} points={points} />;
}

interface DrawingProps {
  readonly dense: Operation;
  readonly source: ProgramSource;
  readonly points: readonly Point[];
}

function Drawing({ dense, source, points }: DrawingProps) {
  const hand = useHandWeights(dense);
  const trail = useTrail(dense.node);
  const step = useRunStore((store) => store.progress?.step ?? 0);
  const [bestShown, setBestShown] = useState(false);
  const names = columnNames(source);
  const line = lineOf(hand.weights);
  const bowl = useMemo(() => errorBowl(points), [points]);
  const path = useMemo(() => trail.flatMap((each) => {
    const there = lineOf(each.weights);
    return there ? [{ step: each.step, line: there }] : [];
  }), [trail]);
  // Where the line stood when the picture was opened; a window that followed the hand would run away from it.
  const [home] = useState(() => path[0]?.line ?? lineOf(dense.initialWeights));
  const window = useMemo(() => lineWindow(points, bowl, home ? [home] : []), [points, bowl, home]);
  if (!line) return <p className={styles['empty']}>{hand.problem ?? i18n.t('Reading the line.')}</p>;

  const set = ({ slope, intercept }: Line) => { hand.set({ kernel: [[slope]], bias: [intercept] }); };
  const walked = step > 0 ? [...path.filter((each) => each.step < step), { step, line }] : [];
  const best = bestShown ? (bowl?.best ?? null) : null;
  return (
    <figure className={styles['picture']}>
      <LinePlot line={line} points={points} best={best} home={home} names={names} onChange={set} onSettle={hand.settle} />
      {bowl ? <ErrorSurface line={line} bowl={bowl} window={window} path={walked.map((each) => each.line)} bestShown={bestShown} onChange={set} onSettle={hand.settle} /> : null}
      <div className={styles['panel']}>
        <NumberControl name={i18n.t('Slope m')} value={line.slope} bounds={window.slope} onChange={(slope) => { set({ ...line, slope }); }} onSettle={hand.settle} />
        <NumberControl name={i18n.t('Intercept b')} value={line.intercept} bounds={window.intercept} onChange={(intercept) => { set({ ...line, intercept }); }} onSettle={hand.settle} />
        <dl className={styles['figures']}>
          <dt>{i18n.t('Mean squared error')}</dt>
          <dd>{formatNumber(meanSquaredError(line, points), 6)}</dd>
        </dl>
        {bowl ? (
          <div className={styles['switch']}>
            <Switch id="show-best-line" checked={bestShown} onChange={setBestShown} />
            <label htmlFor="show-best-line">{i18n.t('Show the best line')}</label>
          </div>
        ) : null}
      </div>
      <figcaption className={styles['srOnly']} data-picture-text>{lineText(line, points, walked, best)}</figcaption>
    </figure>
  );
}
