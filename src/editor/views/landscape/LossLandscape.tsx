import { useMemo, useState } from 'react';
import { counted, formatNumber } from '../../ui/format.ts';
import { Button } from '../../ui/Button.tsx';
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
      {landscape ? <Drawing landscape={landscape} /> : <p className={styles['waiting']}>{problem ?? 'Measuring the loss at a few hundred places.'}</p>}
      <div className={viewStyles['panel']} data-wide="">
        <div className={styles['buttons']}>
          <Button disabled={busy} onClick={() => { setSeed((before) => before + 1); }}>New directions</Button>
          <Button disabled={busy} onClick={lookAgain}>Look again from here</Button>
        </div>
        <p className={viewStyles['hint']} role="status">{busy ? 'Measuring. Training waits for it; Pause and Stop work meanwhile.' : (problem ?? `Around the weights before step ${((landscape?.step ?? 0) + 1).toLocaleString('en-US')}.`)}</p>
        {landscape ? <Legend landscape={landscape} /> : null}
        <p className={viewStyles['hint']}>
          {'Two random directions, each filter as long as the weights’ own; biases stay. After Li and others, '}
          <a className={styles['source']} href="https://arxiv.org/abs/1712.09913" target="_blank" rel="noreferrer">Visualizing the Loss Landscape of Neural Nets</a>
          {' (2018). A plane through so many dimensions shows only a slice: the path is laid onto it.'}
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
        xLabel="direction 1"
        yLabel="direction 2"
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
      <dt>Loss here (ring)</dt>
      <dd>{number(losses[(side * side - 1) / 2] ?? NaN)}</dd>
      <dt>Lowest (cross)</dt>
      <dd>{number(least)}</dd>
      <dt>Highest (full colour)</dt>
      <dd>{number(greatest)}</dd>
      <dt>Path (dots)</dt>
      <dd>{path.length > 1 ? counted(path.length - 1, 'checkpoint') : 'none yet'}</dd>
    </dl>
  );
}

function landscapeText(landscape: Landscape, { least, greatest }: Tones): string {
  const { losses, side, reach, path, step } = landscape;
  const number = (value: number) => formatNumber(value, 4);
  const [a, b] = lowest(landscape);
  const first = path[0];
  return [
    `Before step ${step + 1} the loss is ${number(losses[(side * side - 1) / 2] ?? NaN)}. Up to ${number(reach)} along two random directions it lies between ${number(least)} and ${number(greatest)}; it is lowest at ${number(a)}, ${number(b)}.`,
    ...(first && path.length > 1 ? [`The run came from ${number(first.place[0])}, ${number(first.place[1])} at step ${first.step} through ${counted(path.length - 1, 'checkpoint')}.`] : []),
  ].join(' ');
}
