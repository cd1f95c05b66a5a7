import { useMemo, useState } from 'react';
import type { Operation } from '../../../compiler/program.ts';
import { cellName, valueAt } from '../../../nodes/explain/cells.ts';
import { backToInput, backToWeight, knowsWeights } from '../../../nodes/explain/chain.ts';
import type { Layer, Numbers } from '../../../nodes/explain/explanation.ts';
import { explanationOf } from '../../../nodes/explain/registry.ts';
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
  const [to, setTo] = useState(aims[0]?.title ?? '');
  const [cell, setCell] = useState(() => largestOf(aims[0]?.gradient.values ?? []));
  const aim = aims.find(({ title }) => title === to) ?? aims[0];
  const explanation = useMemo(() => {
    const derivatives = explanationOf(operation.kind)?.backward;
    if (!derivatives || !aim) return null;
    if (typeof aim.to === 'number') return backToInput(derivatives, layer, gradient, aim.to, cell);
    return knowsWeights(derivatives) ? backToWeight(derivatives, layer, gradient, aim.to, cell) : null;
  }, [operation.kind, layer, gradient, aim, cell]);
  if (!aim) return <p className={pictureStyles['empty']}>No loss depends on what goes into this layer, so no gradient comes back through it.</p>;
  const letter = typeof aim.to === 'string' ? aim.to : 'x';
  const value = valueAt(aim.gradient, cell);
  return (
    <>
      <div className={styles['grids']}>
        <CellGrid title="Gradient that comes from behind" letter="y" numbers={gradient} chosen={null} read={explanation?.reads[0]?.cells ?? NONE} />
        <div className={styles['aim']}>
          {aims.length > 1 ? <Select label="Gradient of" value={aim.title} options={aims.map(({ title }) => ({ value: title, label: title }))} onChange={(next) => { setTo(next); setCell(largestOf(aims.find(({ title }) => title === next)?.gradient.values ?? [])); }} /> : null}
          <CellGrid key={aim.title} title={`${aim.title}: choose a number`} letter={letter} numbers={aim.gradient} chosen={cell} onChoose={setCell} />
        </div>
      </div>
      {explanation ? (
        <Told explanation={explanation} headings={{ parts: 'Gradient · slopes', value: 'Value' }} />
      ) : (
        <section className={styles['told']}>
          <p className={styles['lead']}>{`The gradient of ${cellName(letter, aim.gradient.shape, cell)} is ${formatNumber(value, 4)}.`}</p>
          <p className={styles['quiet']}>The gradient is shown here as it is; this kind of layer does not yet say how it comes about.</p>
        </section>
      )}
      {typeof aim.to === 'number' && shared.includes(aim.to) ? <p className={styles['quiet']}>{`Other layers read this number too; with what comes back through them its gradient is ${formatNumber(value, 4)}.`}</p> : null}
      <figcaption className={pictureStyles['srOnly']} data-picture-text>
        {`${operation.label}, backward: the gradient of ${cellName(letter, aim.gradient.shape, cell)} is ${formatNumber(value, 4)}.`}
      </figcaption>
    </>
  );
}

const NONE: readonly number[] = [];
