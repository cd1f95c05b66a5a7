import { useMemo, useState } from 'react';
import { i18n } from '../../../words/i18n.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { Select } from '../../ui/Select.tsx';
import { formatNumber, formatPercent } from '../../ui/format.ts';
import type { ClassForm } from '../classes/classForm.ts';
import { argmax } from '../classes/confusion.ts';
import { sharesOf } from '../classes/shares.ts';
import { useSampleRow } from '../classes/useSampleRow.ts';
import { useAnswer } from '../run/useAnswer.ts';
import { sampleName, useSample } from '../sampleStore.ts';
import type { ViewProps } from '../view.ts';
import pictureStyles from '../views.module.css';
import styles from './likes.module.css';
import { hiddenImages, occlusionMap, patchesOf } from './occlusion.ts';
import { PixelHeat } from './PixelHeat.tsx';
import { scoreOf } from './score.ts';
import { useSaliency } from './useSaliency.ts';

/** Some hundred images are read for one map: seldom, and still more seldom while training, which they hold up. */
const PAUSE = { atRest: 1000, training: 8000 };

/** In one piece: it is not to be broken at the end of a line. */
const SLOPE = i18n.t('|∂ score / ∂ pixel|').replaceAll(' ', '\u00a0').replace(/^\||\|$/g, '\u2060|\u2060');

/** Which class is asked about: what the network answers, what is true, or one by its place. */
type Asked = 'answer' | 'truth' | number;

/** Which pixels of the chosen sample a class hangs on, found in two ways. */
export function PixelsThatMatter({ form: { source, names, classes }, program }: { readonly form: ClassForm } & ViewProps) {
  const sample = useSample(program);
  const { features, truth, outputs, problem } = useSampleRow(program);
  const [asked, setAsked] = useState<Asked>('answer');
  const answer = outputs ? argmax(outputs) : null;
  // What a person drew has no true class.
  const target = typeof asked === 'number' ? asked : asked === 'truth' ? (truth ?? answer) : answer;
  const { shape, range } = source.features;
  const score = useMemo(() => scoreOf(program), [program]);
  const drops = useOcclusion(features, shape, classes, target);
  const gradient = useSaliency(source.node, score?.node ?? null, features, shape, target);
  const full = range?.[1] ?? 1;
  const nameOf = (index: number | null): string => (index === null ? '' : (names[index] ?? String(index)));
  const name = nameOf(target);
  const share = outputs && target !== null ? (sharesOf(outputs)[target] ?? NaN) : NaN;
  const options = [
    { value: 'answer', label: i18n.t('The answer: {answer}', { answer: nameOf(answer) }) },
    ...(truth === null ? [] : [{ value: 'truth', label: i18n.t('The true class: {truth}', { truth: nameOf(truth) }) }]),
    ...names.map((each, index) => ({ value: String(index), label: i18n.t('Class {name}', { name: each }) })),
  ];
  return (
    <section className={styles['half']} aria-label={i18n.t('Pixels that matter for the answer')}>
      <h3 className={styles['title']}>{i18n.t('Which pixels matter: {sample}', { sample: sampleName(sample) })}</h3>
      <div className={styles['controls']}>
        <Select label={i18n.t('Class')} value={asked === 'truth' && truth === null ? 'answer' : String(asked)} options={options} onChange={(value) => { setAsked(value === 'answer' || value === 'truth' ? value : Number(value)); }} />
        <p className={pictureStyles['hint']}>{target === null ? '' : i18n.t('{name} has {share}', { name, share: formatPercent(share) })}</p>
      </div>
      {features && drops && target !== null ? (
        <div className={styles['maps']}>
          <Map title={i18n.t('Hidden, it loses')} map={drops.map} features={features} shape={shape} full={full} signed
            text={i18n.t('Hiding a patch of {side} × {side} pixels. Blue: the probability of {name} falls. Orange, striped: it rises.', { side: drops.side, name })} />
          {gradient.map && score ? (
            <Map title={i18n.t('Gradient of the score')} map={gradient.map} features={features} shape={shape} full={full}
              text={shape[2] === 1
                ? i18n.t('Saliency: how much {score} changes with each pixel, up or down, {slope}.', { score: score.words(name), slope: SLOPE })
                : i18n.t('Saliency: how much {score} changes with each pixel, up or down, {slope}, the largest of its colours.', { score: score.words(name), slope: SLOPE })} />
          ) : gradient.problem === null ? null : <p className={pictureStyles['hint']}>{gradient.problem}</p>}
        </div>
      ) : <p className={pictureStyles['empty']}>{problem ?? i18n.t('Hiding one patch after another.')}</p>}
    </section>
  );
}

interface MapProps {
  readonly title: string;
  readonly map: Float32Array;
  readonly features: Float32Array;
  readonly shape: readonly number[];
  readonly full: number;
  readonly signed?: boolean;
  readonly text: string;
}

function Map({ title, map, features, shape, full, signed = false, text }: MapProps) {
  const reach = Math.max(1e-12, map.reduce((most, value) => Math.max(most, Math.abs(value)), 0));
  const most = argmax(map);
  const width = shape[1] ?? 1;
  return (
    <div className={styles['map']}>
      <h5 className={styles['mapTitle']}>{title}</h5>
      <PixelHeat values={map} reach={reach} pixels={features} shape={shape} full={full} />
      <div className={styles['scale']} data-signed={signed ? '' : undefined}>
        <span>{signed ? `−${formatNumber(reach)}` : '0'}</span>
        <span className={styles['ramp']} aria-hidden />
        <span>{signed ? `+${formatNumber(reach)}` : formatNumber(reach)}</span>
      </div>
      <p className={pictureStyles['hint']}>{text}</p>
      <p className={pictureStyles['srOnly']}>{i18n.t('Largest, {value}, at row {row}, column {column} of the image.', { value: formatNumber(map[most] ?? 0), row: Math.floor(most / width), column: most % width })}</p>
    </div>
  );
}

/** What the class's probability loses where each pixel is hidden; null until it was found. */
function useOcclusion(features: Float32Array | null, shape: readonly number[], classes: number, target: number | null): { readonly map: Float32Array; readonly side: number } | null {
  const training = useRunStore((store) => store.state === 'training');
  const patches = useMemo(() => patchesOf(shape), [shape]);
  const question = useMemo(() => (features ? ({ kind: 'predict', features: hiddenImages(features, shape, patches), rows: 1 + patches.corners.length } as const) : null), [features, shape, patches]);
  const { answer } = useAnswer(question, training ? PAUSE.training : PAUSE.atRest);
  return useMemo(() => {
    if (!answer || target === null) return null;
    const probabilities = Array.from({ length: 1 + patches.corners.length }, (_, row) => sharesOf(answer.values.subarray(row * classes, (row + 1) * classes))[target] ?? 0);
    return { map: occlusionMap(probabilities, shape, patches), side: patches.side };
  }, [answer, target, classes, shape, patches]);
}
