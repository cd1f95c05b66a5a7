import type { Program } from '../../compiler/program.ts';
import { curve } from './curve/picture.ts';
import { digits } from './digits/picture.ts';
import { lineFit } from './lineFit/picture.ts';
import { outputField } from './outputField/picture.ts';
import type { Picture } from './picture.ts';
import { separatingLine } from './separatingLine/picture.ts';

/** Every picture, the most telling first: the first that fits is shown, the others that fit are offered. */
export const pictures: readonly Picture[] = [lineFit, curve, separatingLine, outputField, digits];

/** The pictures that can show this program, best first. */
export function picturesOf(program: Program): readonly Picture[] {
  return pictures.filter((picture) => picture.fits(program));
}
