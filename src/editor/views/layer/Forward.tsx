import { useMemo, useState } from 'react';
import type { Operation } from '../../../compiler/program.ts';
import { cellName, placeOf, valueAt } from '../../../nodes/explain/cells.ts';
import type { Layer, Numbers, Reads } from '../../../nodes/explain/explanation.ts';
import { explanationOf } from '../../../nodes/explain/registry.ts';
import { i18n } from '../../../words/i18n.ts';
import { sentences } from '../../../words/list.ts';
import { formatNumber } from '../../ui/format.ts';
import pictureStyles from '../views.module.css';
import { CellGrid } from './CellGrid.tsx';
import styles from './layer.module.css';
import { largestOf } from './plane.ts';
import { Told } from './Told.tsx';

/** A layer's numbers going forward: choose one that comes out and see what it is made of. */
export function Forward({ operation, layer, names }: { readonly operation: Operation; readonly layer: Layer; readonly names: readonly string[] }) {
  const [chosen, setChosen] = useState(() => largestOf(layer.output.values));
  const explanation = useMemo(() => explanationOf(operation.kind)?.forward(layer, chosen) ?? null, [operation.kind, layer, chosen]);
  const reads = (from: number | string) => explanation?.reads.find((each) => each.from === from);
  const pixel = useMemo(() => channelsAt(layer.inputs[0], explanation?.reads.find(({ from }) => from === 0)), [layer, explanation]);
  return (
    <>
      <div className={styles['grids']}>
        {layer.inputs.map((input, index) => (
          <CellGrid key={index} title={i18n.t('In: {name}', { name: names[index] ?? '' })} letter={layer.inputs.length > 1 ? `x${index + 1}` : 'x'} numbers={input} chosen={reads(index)?.winner ?? null} read={reads(index)?.cells ?? NONE} />
        ))}
        {pixel ? <CellGrid title={i18n.t('Channels at pixel {pixel}', { pixel: pixel.at.join(', ') })} letter="x" numbers={pixel.numbers} chosen={pixel.winner} read={pixel.read} /> : null}
        {Object.entries(layer.weights).map(([name, numbers]) => (
          <CellGrid key={name} title={weightTitle(name)} letter={LETTERS[name] ?? name} numbers={numbers} chosen={null} read={reads(name)?.cells ?? NONE} />
        ))}
        <CellGrid title={i18n.t('Out: choose a number')} letter="y" numbers={layer.output} chosen={chosen} onChoose={setChosen} />
      </div>
      {explanation ? (
        <Told explanation={explanation} headings={{ parts: i18n.t('Factors'), value: i18n.t('Value') }} />
      ) : (
        <section className={styles['told']}>
          <p className={styles['lead']}>{i18n.t('{cell} is {value}.', { cell: cellName('y', layer.output.shape, chosen), value: formatNumber(valueAt(layer.output, chosen), 4) })}</p>
          <p className={styles['quiet']}>{i18n.t('What goes in and what comes out is shown here as it is; this kind of layer does not yet say how it gets from one to the other.')}</p>
        </section>
      )}
      <figcaption className={pictureStyles['srOnly']} data-picture-text>
        {sentences([
          i18n.t('{label}, forward: {cell} is {value}.', { label: operation.label, cell: cellName('y', layer.output.shape, chosen), value: formatNumber(valueAt(layer.output, chosen), 4) }),
          explanation?.title ?? '',
        ])}
      </figcaption>
    </>
  );
}

/** As the formulas call them. */
const LETTERS: Readonly<Record<string, string>> = { kernel: 'w', recurrentKernel: 'u', bias: 'b' };

/** Biases are called so; of other weights their own name says what they are. */
function weightTitle(name: string): string {
  if (name === 'value') return i18n.t('value');
  return name === 'bias' ? i18n.t('Biases') : /kernel|embeddings/i.test(name) ? i18n.t('Weights: {name}', { name }) : name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** All channels of one pixel, where a number reads several channels of it and nothing else: the image shows but one of them. */
function channelsAt(input: Numbers | undefined, reads: Reads | undefined) {
  const channels = input?.shape[2];
  const [first] = reads?.cells ?? [];
  if (!input || !reads || input.shape.length !== 3 || channels === undefined || first === undefined || reads.cells.length < 2) return null;
  const from = first - (first % channels);
  if (reads.cells.some((cell) => cell < from || cell >= from + channels)) return null;
  const numbers: Numbers = { shape: [channels], values: Array.from({ length: channels }, (_, channel) => input.values[from + channel] ?? NaN) };
  return { numbers, at: placeOf(input.shape, first).slice(0, 2), winner: reads.winner === undefined ? null : reads.winner - from, read: reads.cells.map((cell) => cell - from) };
}

const NONE: readonly number[] = [];
