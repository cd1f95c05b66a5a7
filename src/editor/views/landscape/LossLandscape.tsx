import { Trans } from '@lingui/react';
import { useMemo, useState } from 'react';
import { i18n } from '../../../words/i18n.ts';
import { sentences } from '../../../words/list.ts';
import { formatCount, formatNumber } from '../../ui/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Worded } from '../../ui/Worded.tsx';
import { levelLine } from '../outputField/field.ts';
import { GridCanvas, type Mix } from '../plot/GridCanvas.tsx';
import { Plot, type Frame } from '../plot/Plot.tsx';
import type { ViewProps } from '../view.ts';
import viewStyles from '../views.module.css';
import { lowest, tonesOf, type Landscape, type Tones } from './landscape.ts';
import styles from './landscape.module.css';
import { useLandscape } from './useLandscape.ts';

const COLOURS = ['--category-loss'];

/** The loss around the present weights, and the way that led there. */
export default function LossLandscape({ program }: ViewProps) {
  const [seed, setSeed] = useState(1);
  const { landscape, busy, problem, lookAgain } = useLandscape(program, seed);
  return (
    <figure className={viewStyles['picture']}>
      {landscape ? <Drawing landscape={landscape} /> : <p className={styles['waiting']}>{problem ?? i18n.t('Measuring the loss at a few hundred places.')}</p>}
      <div className={viewStyles['panel']} data-wide="">
        <div className={styles['buttons']}>
          <Button disabled={busy} onClick={() => { setSeed((before) => before + 1); }}>{i18n.t('New directions')}</Button>
          <Button disabled={busy} onClick={lookAgain}>{i18n.t('Look again from here')}</Button>
        </div>
        <p className={viewStyles['hint']} role="status">{busy ? i18n.t('Measuring. Training waits for it; Pause and Stop work meanwhile.') : (problem ?? i18n.t('Around the weights before step {step}.', { step: formatCount((landscape?.step ?? 0) + 1) }))}</p>
        {landscape ? <Legend landscape={landscape} /> : null}
        <p className={viewStyles['hint']}>
          <Worded>
            <Trans
              id="Two random directions, each filter as long as the weights’ own; biases stay. After Li and others, <0>Visualizing the Loss Landscape of Neural Nets</0> (2018). A plane through so many dimensions shows only a slice: the path is laid onto it."
              components={{ 0: <a className={styles['source']} href="https://arxiv.org/abs/1712.09913" target="_blank" rel="noreferrer" translate="no" /> }}
            />
          </Worded>
        </p>
      </div>
    </figure>
  );
}

function Drawing({ landscape }: { readonly landscape: Landscape }) {
  const { losses, side, reach } = landscape;
  const tones = useMemo(() => tonesOf(losses), [losses]);
  const mixAt = useMemo(() => (cell: number): Mix => [0, 0.85 * tones.share(losses[cell] ?? NaN)], [losses, tones]);
  // Places of the grid are the middles of its cells.
  const edge = reach * (1 + 1 / (side - 1));
  return (
    <>
      <Plot
        square
        xDomain={[-edge, edge]}
        yDomain={[-edge, edge]}
        xLabel={i18n.t('direction 1')}
        yLabel={i18n.t('direction 2')}
        under={(frame) => <GridCanvas side={side} colours={COLOURS} mixAt={mixAt} frame={frame} />}
        inside={(frame) => <Over frame={frame} landscape={landscape} tones={tones} />}
      />
      <figcaption className={viewStyles['srOnly']} data-picture-text>{landscapeText(landscape, tones)}</figcaption>
    </>
  );
}

function Over({ frame, landscape, tones }: { readonly frame: Frame; readonly landscape: Landscape; readonly tones: Tones }) {
  const { losses, side, path } = landscape;
  const contours = useMemo(() => tones.levels.map((level) => levelLine(losses, level, side)), [tones, losses, side]);
  const x = (cell: number) => frame.left + (frame.width * cell) / side;
  const y = (cell: number) => frame.top + (frame.height * cell) / side;
  const places = path.map(({ place: [a, b] }) => [frame.x(a), frame.y(b)] as const);
  const [lowX, lowY] = lowest(landscape);
  const here = places.at(-1);
  return (
    <>
      {contours.map((pieces, index) => (
        <path key={index} className={styles['contour']} d={pieces.map(([x0, y0, x1, y1]) => `M${x(x0).toFixed(1)} ${y(y0).toFixed(1)}L${x(x1).toFixed(1)} ${y(y1).toFixed(1)}`).join('')} />
      ))}
      <polyline className={styles['halo']} points={places.map((place) => place.join()).join(' ')} />
      <polyline className={styles['path']} points={places.map((place) => place.join()).join(' ')} />
      {places.slice(0, -1).map(([left, top], index) => <circle key={index} className={styles['stop']} cx={left} cy={top} r={3} />)}
      <path className={styles['lowest']} d={`M${frame.x(lowX) - 5} ${frame.y(lowY)}h10M${frame.x(lowX)} ${frame.y(lowY) - 5}v10`} />
      {here ? <circle className={styles['here']} cx={here[0]} cy={here[1]} r={6} /> : null}
    </>
  );
}

function Legend({ landscape }: { readonly landscape: Landscape }) {
  const { losses, side, path } = landscape;
  const { least, greatest } = tonesOf(losses);
  const number = (value: number) => formatNumber(value, 3);
  return (
    <dl className={viewStyles['figures']}>
      <dt>{i18n.t('Loss here (ring)')}</dt>
      <dd>{number(losses[(side * side - 1) / 2] ?? NaN)}</dd>
      <dt>{i18n.t('Lowest (cross)')}</dt>
      <dd>{number(least)}</dd>
      <dt>{i18n.t('Highest (full colour)')}</dt>
      <dd>{number(greatest)}</dd>
      <dt>{i18n.t('Path (dots)')}</dt>
      <dd>{path.length > 1 ? i18n.t('{checkpoints, plural, one {# checkpoint} other {# checkpoints}}', { checkpoints: path.length - 1 }) : i18n.t('none yet')}</dd>
    </dl>
  );
}

function landscapeText(landscape: Landscape, { least, greatest }: Tones): string {
  const { losses, side, reach, path, step } = landscape;
  const number = (value: number) => formatNumber(value, 4);
  const [a, b] = lowest(landscape);
  const first = path[0];
  return sentences([
    i18n.t('Before step {step} the loss is {loss}. Up to {reach} along two random directions it lies between {least} and {greatest}; it is lowest at {a}, {b}.', { step: step + 1, loss: number(losses[(side * side - 1) / 2] ?? NaN), reach: number(reach), least: number(least), greatest: number(greatest), a: number(a), b: number(b) }),
    ...(first && path.length > 1 ? [i18n.t('The run came from {x}, {y} at step {step} through {checkpoints, plural, one {# checkpoint} other {# checkpoints}}.', { x: number(first.place[0]), y: number(first.place[1]), step: first.step, checkpoints: path.length - 1 })] : []),
  ]);
}
