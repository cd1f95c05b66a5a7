import { useMemo, useState } from 'react';
import type { Operation } from '../../../compiler/program.ts';
import { cellName, valueAt } from '../../../nodes/explain/cells.ts';
import { backToInput, backToWeight, knowsWeights } from '../../../nodes/explain/chain.ts';
import type { Layer, Numbers } from '../../../nodes/explain/explanation.ts';
import { explanationOf } from '../../../nodes/explain/registry.ts';
import { i18n } from '../../../words/i18n.ts';
import { formatNumber } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import pictureStyles from '../views.module.css';
import { CellGrid } from './CellGrid.tsx';
import styles from './layer.module.css';
import { largestOf } from './plane.ts';
import { Told } from './Told.tsx';

/** What gradients go back to: an input by its number, or a weight by its name. */
export interface Aim {
  readonly to: number | string;
  readonly title: string;
  readonly gradient: Numbers;
}

interface BackwardProps {
  readonly operation: Operation;
  readonly layer: Layer;
  readonly gradient: Numbers;
  /** At least one. */
  readonly aims: readonly Aim[];
  /** Inputs that other layers read as well: their gradients add up. */
  readonly shared: readonly number[];
}

/** Gradients coming back through a layer: choose a number that went in, or a weight, and see how its gradient comes about. */
export function Backward({ operation, layer, gradient, aims, shared }: BackwardProps) {
  const [to, setTo] = useState(aims[0]?.to ?? 0);
  const [cell, setCell] = useState(() => largestOf(aims[0]?.gradient.values ?? []));
  const aim = aims.find((each) => each.to === to) ?? aims[0];
  const explanation = useMemo(() => {
    const derivatives = explanationOf(operation.kind)?.backward;
    if (!derivatives || !aim) return null;
    if (typeof aim.to === 'number') return backToInput(derivatives, layer, gradient, aim.to, cell);
    return knowsWeights(derivatives) ? backToWeight(derivatives, layer, gradient, aim.to, cell) : null;
  }, [operation.kind, layer, gradient, aim, cell]);
  if (!aim) return <p className={pictureStyles['empty']}>{i18n.t('No loss depends on what goes into this layer, so no gradient comes back through it.')}</p>;
  const choose = (next: string) => {
    const chosen = aims.find((each) => String(each.to) === next);
    if (!chosen) return;
    setTo(chosen.to);
    setCell(largestOf(chosen.gradient.values));
  };
  const letter = typeof aim.to === 'string' ? aim.to : 'x';
  const value = valueAt(aim.gradient, cell);
  return (
    <>
      <div className={styles['grids']}>
        <CellGrid title={i18n.t('Gradient that comes from behind')} letter="y" numbers={gradient} chosen={null} read={explanation?.reads[0]?.cells ?? NONE} />
        <div className={styles['aim']}>
          {aims.length > 1 ? <Select label={i18n.t('Gradient of')} value={String(aim.to)} options={aims.map((each) => ({ value: String(each.to), label: each.title }))} onChange={choose} /> : null}
          <CellGrid key={aim.to} title={i18n.t('{title}: choose a number', { title: aim.title })} letter={letter} numbers={aim.gradient} chosen={cell} onChoose={setCell} />
        </div>
      </div>
      {explanation ? (
        <Told explanation={explanation} headings={{ parts: i18n.t('Gradient · slopes'), value: i18n.t('Value') }} />
      ) : (
        <section className={styles['told']}>
          <p className={styles['lead']}>{i18n.t('The gradient of {cell} is {value}.', { cell: cellName(letter, aim.gradient.shape, cell), value: formatNumber(value, 4) })}</p>
          <p className={styles['quiet']}>{i18n.t('The gradient is shown here as it is; this kind of layer does not yet say how it comes about.')}</p>
        </section>
      )}
      {typeof aim.to === 'number' && shared.includes(aim.to) ? <p className={styles['quiet']}>{i18n.t('Other layers read this number too; with what comes back through them its gradient is {value}.', { value: formatNumber(value, 4) })}</p> : null}
      <figcaption className={pictureStyles['srOnly']} data-picture-text>
        {i18n.t('{label}, backward: the gradient of {cell} is {value}.', { label: operation.label, cell: cellName(letter, aim.gradient.shape, cell), value: formatNumber(value, 4) })}
      </figcaption>
    </>
  );
}

const NONE: readonly number[] = [];
