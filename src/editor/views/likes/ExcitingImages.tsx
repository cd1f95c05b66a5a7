import { useMemo, useState } from 'react';
import { sizeOf } from '../../../graph/tensorType.ts';
import type { ProbeRequest } from '../../../runtime/protocol.ts';
import { i18n } from '../../../words/i18n.ts';
import { commaed, sentences } from '../../../words/list.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { NumberInput } from '../../ui/NumberInput.tsx';
import { Select } from '../../ui/Select.tsx';
import { formatNumber } from '../../ui/format.ts';
import type { ClassForm } from '../classes/classForm.ts';
import { SampleTile } from '../classes/SampleTile.tsx';
import { useValidationRows } from '../classes/useVerdicts.ts';
import { useAnswerOnce } from '../run/useAnswer.ts';
import { seenOf, useWatch, type Watched } from '../run/useWatch.ts';
import { chooseSample, rowTitle, useSample, type Split } from '../sampleStore.ts';
import type { ViewProps } from '../view.ts';
import pictureStyles from '../views.module.css';
import { comparedRows, excitement, topRows } from './excitement.ts';
import styles from './likes.module.css';

const SHOWN = 9;

/** Which of the first images of the data a unit of a layer answers to most. */
export function ExcitingImages({ form: { source, ...form }, program }: { readonly form: ClassForm } & ViewProps) {
  const layers = useMemo(() => program.operations.filter(({ output }) => output.shape.length === 1 || output.shape.length === 3), [program]);
  const [ownNode, setNode] = useState<string | null>(null);
  const [ownUnit, setUnit] = useState(0);
  const layer = layers.find(({ node }) => node === ownNode) ?? layers[0];
  const shape = layer?.output.shape ?? [];
  const units = shape.at(-1) ?? 1;
  const unit = Math.min(ownUnit, units - 1);
  const node = layer?.node;
  const held = useValidationRows({ source, ...form });
  const split = held > 0 ? 'validation' : 'train';
  const rows = comparedRows(shape, held > 0 ? held : source.trainRows);
  const { watched, features } = useShown(node ?? null, split, rows);
  const step = useRunStore((store) => store.progress?.step ?? 0);
  const sample = useSample(program);
  if (!layer || !node) return <p className={pictureStyles['empty']}>{i18n.t('No layer has units that could be looked at.')}</p>;

  const seen = seenOf(watched, node, 'activations');
  const scores = seen?.shape[0] === rows ? excitement(seen.values, rows, shape, unit) : null;
  const best = scores ? topRows(scores, SHOWN) : [];
  const size = sizeOf(source.features.shape);
  const told = { step, label: layer.label, unit, best: commaed(best.map((row) => i18n.t('row {row} {value}', { row, value: formatNumber(scores?.[row] ?? NaN) }))) };
  const maps = shape.length === 3;
  return (
    <section className={styles['half']} aria-label={i18n.t('Images that excite a unit most')}>
      <h3 className={styles['title']}>{maps ? i18n.t('What channel {unit} likes', { unit }) : i18n.t('What unit {unit} likes', { unit })}</h3>
      <div className={styles['controls']}>
        <Select label={i18n.t('Layer')} value={node} options={layers.map((each) => ({ value: each.node, label: each.label }))} onChange={setNode} />
        <label className={styles['unit']}>
          <span>{maps ? i18n.t('channel') : i18n.t('unit')}</span>
          <NumberInput label={maps ? i18n.t('channel, from 0') : i18n.t('unit, from 0')} value={unit} integer min={0} max={units - 1} step={1} onChange={setUnit} />
          <span>{i18n.t('of {units}', { units })}</span>
        </label>
      </div>
      {scores && features ? (
        <ol className={styles['nine']}>
          {best.map((row) => (
            <li key={row}>
              <SampleTile
                features={features.subarray(row * size, (row + 1) * size)}
                shape={source.features.shape}
                full={source.features.range?.[1] ?? 1}
                caption={formatNumber(scores[row] ?? NaN)}
                description={i18n.t('{row}: {value}', { row: rowTitle(split, row), value: formatNumber(scores[row] ?? NaN, 4) })}
                wrong={false}
                chosen={sample.kind === 'row' && sample.split === split && sample.row === row}
                onChoose={() => { chooseSample({ kind: 'row', split, row }); }}
              />
            </li>
          ))}
        </ol>
      ) : <p className={pictureStyles['empty']}>{watched.problem ?? i18n.t('Showing it the images.')}</p>}
      <p className={pictureStyles['hint']}>
        {sentences([
          i18n.t('The {shown} of the first {rows} {split, select, train {training} other {validation}} images with the largest {what, select, channel {value anywhere in the channel} other {value of the unit}}.', { shown: Math.min(SHOWN, rows), rows, split, what: maps ? 'channel' : 'unit' }),
          i18n.t('Press one to look at it in every view.'),
        ])}
      </p>
      <p className={pictureStyles['srOnly']} data-picture-text>{maps ? i18n.t('After step {step}, {label}, channel {unit}: largest {best}.', told) : i18n.t('After step {step}, {label}, unit {unit}: largest {best}.', told)}</p>
    </section>
  );
}

/** What leaves a node for the first rows of a split, and these rows. */
function useShown(node: string | null, split: Split, rows: number): { readonly watched: Watched; readonly features: Float32Array | null } {
  const request = useMemo((): ProbeRequest | null => (node === null ? null : {
    samples: { kind: 'rows', split, rows: Array.from({ length: rows }, (_, row) => row) },
    probes: [{ node, quantity: 'activations', as: 'values' }],
    perSecond: 1,
  }), [node, split, rows]);
  const watched = useWatch(request);
  const question = useMemo(() => ({ kind: 'rows', split, from: 0, count: rows }) as const, [split, rows]);
  const { answer } = useAnswerOnce(question);
  return { watched, features: answer?.features ?? null };
}
