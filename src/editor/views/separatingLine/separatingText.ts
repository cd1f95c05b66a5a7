import { counted, formatNumber } from '../../ui/format.ts';
import { plusTerm } from '../plot/names.ts';
import { sumAt, TRUTHS, type Border, type Place, type TruthName } from './line.ts';

/** More rows than this are summed up. */
const LISTED = 12;

/** The picture in sentences: the border, which rows lie on their side of it, and the row last used. */
export function separatingText(border: Border, examples: readonly { readonly place: Place; readonly label: number }[], used: number | null, step: number, truth: TruthName | null): string {
  const number = (value: number) => formatNumber(value, 4);
  const isRight = ({ place, label }: { readonly place: Place; readonly label: number }) => sumAt(border, place) >= 0 === label >= 0.5;
  const right = examples.filter(isRight).length;
  const sentences = [
    `After ${counted(step, 'step')} the line is where ${number(border.wx)} x ${plusTerm(border.wy, number)} y ${plusTerm(border.w0, number)} = 0.`,
    `${right} of ${counted(examples.length, 'row')} ${right === 1 ? 'is' : 'are'} right.`,
    ...(examples.length <= LISTED
      ? examples.map((example) => `At ${number(example.place[0])}, ${number(example.place[1])} it says ${sumAt(border, example.place) >= 0 ? 1 : 0} and should say ${number(example.label)}.`)
      : []),
  ];
  if (used !== null) sentences.push(`The row last used is row ${used + 1}.`);
  if (truth) sentences.push(`The labels are those of ${TRUTHS[truth].label}.`);
  if (truth === 'xor') sentences.push('No straight line separates them, so the line never settles.');
  return sentences.join(' ');
}
