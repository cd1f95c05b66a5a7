import type { Program } from '../../compiler/program.ts';
import { confusion } from './confusion/view.ts';
import { continueText } from './continueText/view.ts';
import { curve } from './curve/view.ts';
import { curves } from './curves/view.ts';
import { digits } from './digits/view.ts';
import { histograms } from './histograms/view.ts';
import { landscape } from './landscape/view.ts';
import { layer } from './layer/view.ts';
import { likes } from './likes/view.ts';
import { lineFit } from './lineFit/view.ts';
import { norms } from './norms/view.ts';
import { outputField } from './outputField/view.ts';
import { planeClasses } from './planeClasses/view.ts';
import { samples } from './samples/view.ts';
import { separatingLine } from './separatingLine/view.ts';
import type { View } from './view.ts';

/** Every view, the most telling first: the first that fits is what a graph is opened with, the others that fit are offered. */
export const views: readonly View[] = [
  lineFit,
  curve,
  separatingLine,
  outputField,
  planeClasses,
  continueText,
  digits,
  confusion,
  samples,
  likes,
  layer,
  norms,
  histograms,
  landscape,
  curves,
];

/** The views that can show this program, best first. */
export function viewsOf(program: Program): readonly View[] {
  return views.filter((view) => view.fits(program));
}
