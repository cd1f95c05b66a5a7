import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { i18n } from '../../words/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { formatNumber } from '../ui/format.ts';
import { linearScale } from '../views/plot/scale.ts';
import styles from './enlarged.module.css';
import { showUnit, useEnlargedStore } from './enlargedStore.ts';
import { unitsOf } from './forms.ts';
import { useLiveStore, type Scene } from './liveStore.ts';
import { paintOne } from './paint.ts';
import { onTheme, paintNoMore, paintSoon } from './painter.ts';
import type { Picture } from './picture.ts';
import { scaleEnds, turnsOf, unitName } from './words.ts';

/** Length of the longer side of the large picture, in CSS pixels. */
const LONG = 240;
const DENSITY = 2;

/** One unit over the plane, one feature map, or the sample's image. */
export function EnlargedField({ node, picture }: { readonly node: string; readonly picture: Picture }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const plane = useLiveStore((state) => state.scene?.plane ?? null);
  const { form } = picture;
  const turns = turnsOf(form);
  const unit = Math.min(turns - 1, useEnlargedStore((state) => state.units[node] ?? 0));
  const [width, height] = sizeOfField(picture);
  useEffect(() => {
    const paint = () => { if (canvas.current) paintOne(canvas.current, picture, unit, width, height, DENSITY); };
    paintSoon(paint);
    const untheme = onTheme(() => { paintSoon(paint); });
    return () => {
      untheme();
      paintNoMore(paint);
    };
  }, [picture, unit, width, height]);
  return (
    <>
      {turns > 1 ? <Turn name={unitName(form, unit)} turn={(by) => { showUnit(node, (unit + by + turns) % turns); }} /> : null}
      <div className={styles['field']} data-plane={form.kind === 'plane' ? '' : undefined}>
        <div className={styles['canvas']} style={{ width, height }}>
          <canvas ref={canvas} style={{ width, height }} width={width * DENSITY} height={height * DENSITY} aria-hidden />
          {form.kind === 'plane' && plane ? <SampleMark plane={plane} side={LONG} /> : null}
        </div>
        {form.kind === 'plane' && plane ? <Bounds plane={plane} /> : null}
      </div>
      {form.kind === 'image' ? null : <ColourScale picture={picture} />}
      {form.kind === 'plane' && picture.sample.length > 0 ? <p className={styles['figureLine']}>{atSample(picture, plane, unit)}</p> : null}
    </>
  );
}

function sizeOfField({ form }: Picture): readonly [number, number] {
  const [height = 1, width = 1] = form.kind === 'image' ? form.shape : form.kind === 'maps' ? [form.height, form.width] : [1, 1];
  const scale = LONG / Math.max(height, width);
  return [Math.max(12, Math.round(width * scale)), Math.max(12, Math.round(height * scale))];
}

function atSample({ form, sample }: Picture, plane: Scene['plane'], unit: number): string {
  const value = formatNumber(sample[unit % unitsOf(form)] ?? NaN, 4);
  if (!plane?.sample) return i18n.t('For the chosen sample it is {value}.', { value });
  return i18n.t('At {place}, the ring, it is {value}.', { place: plane.sample.map((at) => formatNumber(at)).join(', '), value });
}

function Turn({ name, turn }: { readonly name: string; readonly turn: (by: number) => void }) {
  return (
    <div className={styles['turn']}>
      <Button look="quiet" className={styles['corner']} aria-label={i18n.t('Before')} onClick={() => { turn(-1); }}><ChevronLeft size={15} aria-hidden /></Button>
      <span>{name}</span>
      <Button look="quiet" className={styles['corner']} aria-label={i18n.t('Next')} onClick={() => { turn(1); }}><ChevronRight size={15} aria-hidden /></Button>
    </div>
  );
}

/** Where the chosen sample lies. */
function SampleMark({ plane: { bounds, sample }, side }: { readonly plane: NonNullable<Scene['plane']>; readonly side: number }) {
  if (!sample) return null;
  const x = linearScale(bounds.x, [0, side])(sample[0]);
  const y = linearScale(bounds.y, [side, 0])(sample[1]);
  return (
    <svg className={styles['over']} aria-hidden>
      <circle className={styles['ringUnder']} cx={x} cy={y} r={6} />
      <circle className={styles['ring']} cx={x} cy={y} r={6} />
    </svg>
  );
}

function Bounds({ plane: { bounds, names } }: { readonly plane: NonNullable<Scene['plane']> }) {
  return (
    <>
      <p className={styles['yAxis']} aria-hidden>
        <span>{formatNumber(bounds.y[1], 2)}</span>
        <b>{names[1]}</b>
        <span>{formatNumber(bounds.y[0], 2)}</span>
      </p>
      <p className={styles['xAxis']} aria-hidden>
        <span>{formatNumber(bounds.x[0], 2)}</span>
        <b>{names[0]}</b>
        <span>{formatNumber(bounds.x[1], 2)}</span>
      </p>
    </>
  );
}

/** What the colours mean. */
function ColourScale({ picture }: { readonly picture: Picture }) {
  const ends = scaleEnds(picture);
  const [low, middle, high] = ends;
  return (
    <div className={styles['scale']} role="img" aria-label={i18n.t('Colours run from {low}, orange, over {middle} to {high}, blue.', { low, middle, high })}>
      <span className={styles['gradient']} />
      <p aria-hidden>{ends.map((end, index) => <span key={index}>{end}</span>)}</p>
    </div>
  );
}
