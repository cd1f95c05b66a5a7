import { i18n } from '../../../words/i18n.ts';
import { sentences } from '../../../words/list.ts';
import { formatNumber } from '../../ui/format.ts';
import { plusTerm } from '../plot/names.ts';
import { sumAt, TRUTHS, type Border, type Place, type TruthName } from './line.ts';

/** More rows than this are summed up. */
const LISTED = 12;

/** The picture in sentences: the border, which rows lie on their side of it, and the row last used. */
export function separatingText(border: Border, examples: readonly { readonly place: Place; readonly label: number }[], used: number | null, step: number, truth: TruthName | null): string {
  const number = (value: number) => formatNumber(value, 4);
  const isRight = ({ place, label }: { readonly place: Place; readonly label: number }) => sumAt(border, place) >= 0 === label >= 0.5;
  const right = examples.filter(isRight).length;
  const all = [
    i18n.t('After {step, plural, one {# step} other {# steps}} the line is where {wx} x {wy} y {w0} = 0.', { step, wx: number(border.wx), wy: plusTerm(border.wy, number), w0: plusTerm(border.w0, number) }),
    i18n.t('{right} of {rows, plural, one {# row} other {# rows}} {right, plural, one {is} other {are}} right.', { right, rows: examples.length }),
    ...(examples.length <= LISTED
      ? examples.map((example) => i18n.t('At {x}, {y} it says {answer} and should say {label}.', { x: number(example.place[0]), y: number(example.place[1]), answer: sumAt(border, example.place) >= 0 ? 1 : 0, label: number(example.label) }))
      : []),
  ];
  if (used !== null) all.push(i18n.t('The row last used is row {used}.', { used: used + 1 }));
  if (truth) all.push(i18n.t('The labels are those of {function}.', { function: TRUTHS[truth].label }));
  if (truth === 'xor') all.push(i18n.t('No straight line separates them, so the line never settles.'));
  return sentences(all);
}
