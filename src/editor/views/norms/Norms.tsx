import { useCallback, useMemo } from 'react';
import type { Program } from '../../../compiler/program.ts';
import type { Seen as Probed } from '../../../runtime/client.ts';
import { i18n } from '../../../words/i18n.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { formatCount, formatNumber } from '../../ui/format.ts';
import type { Moment } from '../overTime/history.ts';
import { LineChart, type ChartLine } from '../overTime/LineChart.tsx';
import { lineLook, type LineLook } from '../overTime/lines.ts';
import { OneLook } from '../overTime/OneLook.tsx';
import styles from '../overTime/overTime.module.css';
import { useHistory } from '../overTime/useHistory.ts';
import type { ViewProps } from '../view.ts';
import viewStyles from '../views.module.css';
import { learning, normsRequest, seenNorms, type LayerNorms, type Seen } from './norms.ts';

/** One line: nothing to be told apart from. */
const RATE: LineLook = { colour: 'var(--text)', dash: '' };

/** How long gradients and weights are, layer by layer, since the view was opened. */
export default function Norms({ program }: ViewProps) {
  const requestAt = useCallback((perSecond: number) => normsRequest(program, perSecond), [program]);
  // Changes that were made while it runs are in the program that the engine holds.
  const held = useRunStore((store) => store.program) ?? program;
  const read = useCallback(({ step, values }: Probed): Seen => seenNorms(held, step, values), [held]);
  const { moments, problem } = useHistory('norms', requestAt, read);
  const names = useMemo(() => namesOf(program), [program]);
  const last = moments.at(-1);
  if (problem) return <p className={viewStyles['empty']}>{problem}</p>;
  if (!last) return <p className={viewStyles['empty']}>{i18n.t('Measuring the gradients.')}</p>;
  const lines = (of: keyof LayerNorms): ChartLine[] => names.map((label, layer) => ({ label, look: lineLook(layer), points: moments.map(({ step, value }) => [step, value.layers[layer]?.[of] ?? NaN]) }));
  const rates: ChartLine = { label: i18n.t('learning rate'), look: RATE, points: moments.map(({ step, value }) => [step, value.learningRate]) };
  return (
    <figure className={styles['view']}>
      <OneLook looks={moments.length} />
      <div className={styles['charts']}>
        <LineChart title={i18n.t('Norm of the gradient')} lines={lines('gradient')} logarithmic />
        <LineChart title={i18n.t('Norm of the weights')} lines={lines('weights')} logarithmic />
        <LineChart title={i18n.t('Learning rate')} lines={[rates]} logarithmic={false} />
      </div>
      <Table names={names} last={last} />
      <p className={viewStyles['hint']}>{i18n.t('A norm is the length of all numbers of a layer taken as one arrow. Gradients are those of the next batch, before clipping; both scales are logarithmic.')}</p>
      <figcaption className={viewStyles['srOnly']} data-picture-text>{i18n.t('Before step {step}, over {looks, plural, one {# look} other {# looks}} since the view was opened, the learning rate is {learningRate}.', { step: last.step + 1, looks: moments.length, learningRate: formatNumber(last.value.learningRate, 4) })}</figcaption>
    </figure>
  );
}

function Table({ names, last: { step, value } }: { readonly names: readonly string[]; readonly last: Moment<Seen> }) {
  return (
    <table className={styles['table']}>
      <thead>
        <tr><th scope="col">{i18n.t('Before step {step}', { step: formatCount(step + 1) })}</th><th scope="col">{i18n.t('gradient')}</th><th scope="col">{i18n.t('weights')}</th></tr>
      </thead>
      <tbody>
        {names.map((name, layer) => (
          <tr key={name}>
            <th scope="row"><span className={styles['key']} translate="no"><Stroke look={lineLook(layer)} />{name}</span></th>
            <td>{formatNumber(value.layers[layer]?.gradient ?? NaN, 3)}</td>
            <td>{formatNumber(value.layers[layer]?.weights ?? NaN, 3)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Stroke({ look }: { readonly look: LineLook }) {
  return <svg width="26" height="6" aria-hidden><line x1="0" x2="26" y1="3" y2="3" stroke={look.colour} strokeDasharray={look.dash} strokeWidth="2" /></svg>;
}

/** What each layer is called; the node's id beside it where two have one name. */
function namesOf(program: Program): readonly string[] {
  const layers = learning(program);
  return layers.map(({ label, node }) => (layers.filter((each) => each.label === label).length > 1 ? `${label} ${node}` : label));
}
