import { useMemo, useState } from 'react';
import type { ProbeRequest } from '../../../runtime/protocol.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { Select } from '../../ui/Select.tsx';
import { formatNumber, formatPercent } from '../../ui/format.ts';
import type { ClassForm } from '../classes/classForm.ts';
import { argmax } from '../classes/confusion.ts';
import { sharesOf } from '../classes/shares.ts';
import { useSampleRow } from '../classes/useSampleRow.ts';
import { useAnswer } from '../run/useAnswer.ts';
import { seenOf, useWatch } from '../run/useWatch.ts';
import { sampleName, useSample } from '../sampleStore.ts';
import type { ViewProps } from '../view.ts';
import pictureStyles from '../views.module.css';
import styles from './likes.module.css';
import { hiddenImages, occlusionMap, patchesOf, saliency } from './occlusion.ts';
import { PixelHeat } from './PixelHeat.tsx';

/** Some hundred images are read for one map: seldom, and still more seldom while training, which they hold up. */
const PAUSE = { atRest: 1000, training: 8000 };

/** Which pixels of the chosen sample the answer hangs on, found in two ways. */
export function PixelsThatMatter({ form: { source, names, classes }, program }: { readonly form: ClassForm } & ViewProps) {
  const sample = useSample(program);
  const { features, outputs, problem } = useSampleRow(program);
  const [own, setOwn] = useState<number | null>(null);
  const target = own ?? (outputs ? argmax(outputs) : null);
  const { shape, range } = source.features;
  const drops = useOcclusion(features, shape, classes, target);
  const gradient = useGradient(source.node, features, shape, classes, target);
  const full = range?.[1] ?? 1;
  const name = target === null ? '' : (names[target] ?? String(target));
  const share = outputs && target !== null ? (sharesOf(outputs)[target] ?? NaN) : NaN;
  return (
    <section className={styles['half']} aria-label="Pixels that matter for the answer">
      <h4 className={styles['title']}>{`Which pixels matter: ${sampleName(sample)}`}</h4>
      <div className={styles['controls']}>
        <Select label="Class" value={own === null ? 'answer' : String(own)} options={[{ value: 'answer', label: `The answer: ${name}` }, ...names.map((each, index) => ({ value: String(index), label: `Class ${each}` }))]} onChange={(value) => { setOwn(value === 'answer' ? null : Number(value)); }} />
        <p className={pictureStyles['hint']}>{target === null ? '' : `${name} has ${formatPercent(share)}`}</p>
      </div>
      {features && drops && target !== null ? (
        <div className={styles['maps']}>
          <Map title="Hidden, it loses" map={drops.map} features={features} shape={shape} full={full} signed
            text={`Hiding a patch of ${drops.side} × ${drops.side} pixels. Blue: the probability of ${name} falls. Orange, striped: it rises.`} />
          {gradient ? (
            <Map title="Gradient of the loss" map={gradient} features={features} shape={shape} full={full}
              text={`How much the loss for ${name} changes with each pixel, |∂ loss / ∂ pixel|.`} />
          ) : null}
        </div>
      ) : <p className={pictureStyles['empty']}>{problem ?? 'Hiding one patch after another.'}</p>}
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
      <p className={pictureStyles['srOnly']}>{`Largest, ${formatNumber(map[most] ?? 0)}, at row ${Math.floor(most / width)}, column ${most % width} of the image.`}</p>
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

/** How much the loss for the class changes with each pixel; null until it was seen. */
function useGradient(node: string, features: Float32Array | null, shape: readonly number[], classes: number, target: number | null): Float32Array | null {
  const request = useMemo((): ProbeRequest | null => {
    if (!features || target === null) return null;
    const labels = new Float32Array(classes);
    labels[target] = 1;
    return { samples: { kind: 'given', rows: 1, features, labels }, probes: [{ node, quantity: 'activationGradients', as: 'values' }], perSecond: 2 };
  }, [node, features, classes, target]);
  const watched = useWatch(request);
  const seen = seenOf(watched, node, 'activationGradients');
  return useMemo(() => (seen ? saliency(seen.values, shape) : null), [seen, shape]);
}
