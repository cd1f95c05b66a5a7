import { useCallback, useState } from 'react';
import type { Operation, Program } from '../../../compiler/program.ts';
import type { Seen } from '../../../runtime/client.ts';
import { i18n } from '../../../words/i18n.ts';
import { sentences } from '../../../words/list.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { formatNumber, formatTick } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import type { Moment } from '../overTime/history.ts';
import { OneLook } from '../overTime/OneLook.tsx';
import styles from '../overTime/overTime.module.css';
import { useHistory } from '../overTime/useHistory.ts';
import { Plot } from '../plot/Plot.tsx';
import { extent, padded } from '../plot/scale.ts';
import { onlySource } from '../programForm.ts';
import type { ViewProps } from '../view.ts';
import viewStyles from '../views.module.css';
import { layersWith, quantile, QUANTITIES, seenSpread, spreadRequest, type Quantity, type SeenSpread } from './histograms.ts';
import { SpreadCanvas } from './SpreadCanvas.tsx';

const WORDS: Readonly<Record<Quantity, string>> = { weights: i18n.t('Weights'), biases: i18n.t('Biases'), activations: i18n.t('Activations') };

/** How the numbers of a chosen layer are spread, since the view was opened. */
export default function Histograms({ program }: ViewProps) {
  const [quantity, setQuantity] = useState<Quantity>('weights');
  const [node, setNode] = useState<string | null>(null);
  const layers = layersWith(program, quantity);
  const layer = layers.find((each) => each.node === node) ?? layers[0];
  return (
    <figure className={styles['view']}>
      <div className={styles['choices']}>
        <Select label={i18n.t('Layer')} value={layer?.node ?? ''} options={layers.map((each, index) => ({ value: each.node, label: `${index + 1}. ${each.label}` }))} onChange={setNode} />
        <Select<Quantity> label={i18n.t('Numbers')} value={quantity} options={QUANTITIES.filter((value) => layersWith(program, value).length > 0).map((value) => ({ value, label: WORDS[value] }))} onChange={setQuantity} />
      </div>
      {layer ? <Spreads key={`${layer.node} ${quantity}`} program={program} layer={layer} quantity={quantity} /> : null}
    </figure>
  );
}

interface SpreadsProps {
  readonly program: Program;
  readonly layer: Operation;
  readonly quantity: Quantity;
}

function Spreads({ program, layer, quantity }: SpreadsProps) {
  const source = onlySource(program);
  const rows = useRunStore((store) => (source ? (store.data[source.node]?.trainRows ?? source.trainRows) : 0));
  const requestAt = useCallback((perSecond: number) => spreadRequest(layer, quantity, rows, perSecond), [layer, quantity, rows]);
  const { moments, problem } = useHistory(`${quantity} ${layer.node}`, requestAt, READ[quantity]);
  const last = moments.at(-1);
  if (problem) return <p className={viewStyles['empty']}>{problem}</p>;
  if (!last) return <p className={viewStyles['empty']}>{i18n.t('Counting the numbers.')}</p>;
  const ends = moments.flatMap(({ value }) => value.spread.range);
  return (
    <>
      <OneLook looks={moments.length} />
      <div className={styles['picture']}>
        <Plot
          xDomain={[0, Math.max(last.step, 1)]}
          yDomain={padded(extent(ends), 0.05)}
          xText={formatTick}
          xLabel={i18n.t('step')}
          yLabel={WORDS[quantity]}
          under={(frame) => <SpreadCanvas moments={moments} frame={frame} />}
          inside={() => null}
        />
      </div>
      <p className={styles['scale']}>{i18n.t('none')} <span className={styles['ramp']} aria-hidden /> {i18n.t('most numbers at this value')}</p>
      <Figures last={last} />
      <figcaption className={viewStyles['srOnly']} data-picture-text>{spreadText(layer.label, quantity, last)}</figcaption>
    </>
  );
}

function Figures({ last: { value: { spread, silent } } }: { readonly last: Moment<SeenSpread> }) {
  const number = (value: number) => formatNumber(value, 3);
  return (
    <dl className={viewStyles['figures']}>
      <dt>{i18n.t('From least to greatest')}</dt>
      <dd>{i18n.t('{low} to {high}', { low: number(spread.range[0]), high: number(spread.range[1]) })}</dd>
      <dt>{i18n.t('Half of them')}</dt>
      <dd>{i18n.t('{low} to {high}', { low: number(quantile(spread, 0.25)), high: number(quantile(spread, 0.75)) })}</dd>
      {silent ? <dt>{i18n.t('Silent units')}</dt> : null}
      {silent ? <dd>{i18n.t('{part} of {all}', { part: silent.units, all: silent.of })}</dd> : null}
      {spread.notFinite > 0 ? <dt>{i18n.t('NaN or infinite')}</dt> : null}
      {spread.notFinite > 0 ? <dd>{spread.notFinite}</dd> : null}
    </dl>
  );
}

/** The same function for the same quantity. */
const READ: Readonly<Record<Quantity, (seen: Seen) => SeenSpread | null>> = {
  weights: ({ values }) => seenSpread(values, 'weights'),
  biases: ({ values }) => seenSpread(values, 'biases'),
  activations: ({ values }) => seenSpread(values, 'activations'),
};

function spreadText(label: string, quantity: Quantity, { step, value: { spread, silent } }: Moment<SeenSpread>): string {
  const number = (value: number) => formatNumber(value, 4);
  const all = spread.counts.reduce((sum, count) => sum + count, 0);
  return sentences([
    i18n.t('Before step {step}, {all, plural, one {# number} other {# numbers}} of the {quantity, select, weights {weights} biases {biases} other {activations}} of {label} lie between {low} and {high}, half of them between {lowHalf} and {highHalf}.', { step: step + 1, all, quantity, label, low: number(spread.range[0]), high: number(spread.range[1]), lowHalf: number(quantile(spread, 0.25)), highHalf: number(quantile(spread, 0.75)) }),
    ...(silent ? [i18n.t('{units} of {of, plural, one {# unit} other {# units}} are 0 for every row looked at.', { units: silent.units, of: silent.of })] : []),
    ...(spread.notFinite > 0 ? [i18n.t('{notFinite, plural, one {# number} other {# numbers}} are NaN or infinite.', { notFinite: spread.notFinite })] : []),
  ]);
}
