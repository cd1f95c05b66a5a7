import { i18n } from '../../../words/i18n.ts';
import { sentences } from '../../../words/list.ts';
import { plusTerm } from '../plot/names.ts';
import type { TrailPoint } from '../run/trail.ts';
import { unitWeights } from '../programForm.ts';
import { formatNumber } from '../../ui/format.ts';
import { meanSquaredError, residual, valueAt, type Line, type Point } from './leastSquares.ts';

/** More than this many points or steps are summed up. */
const LISTED = 12;

const number = (value: number) => formatNumber(value, 6);

/** The line of a unit with one input. */
export function lineOf(weights: TrailPoint['weights'] | null): Line | null {
  const unit = weights ? unitWeights(weights) : null;
  const slope = unit?.kernel[0];
  return unit && slope !== undefined ? { slope, intercept: unit.bias } : null;
}

/** The picture in sentences: the line, its error, each residual, the steps so far, and the best line where it is shown. */
export function lineText(line: Line, points: readonly Point[], path: readonly { readonly step: number; readonly line: Line }[], best: Line | null): string {
  const all = [
    i18n.t('The line is y = {slope} x {term}: m is {slope}, b is {intercept}.', { slope: number(line.slope), term: plusTerm(line.intercept, number), intercept: number(line.intercept) }),
    i18n.t('The mean squared error of {points, plural, one {# point} other {# points}} is {error}.', { points: points.length, error: number(meanSquaredError(line, points)) }),
    ...points.slice(0, LISTED).map((point) => {
      const miss = residual(line, point);
      return i18n.t('At x = {x} the point lies at {y} and the line at {line}: the error is {miss}, its square {square}.', { x: number(point.x), y: number(point.y), line: number(valueAt(line, point.x)), miss: number(miss), square: number(miss * miss) });
    }),
  ];
  if (points.length > LISTED) all.push(i18n.t('{points, plural, one {# more point} other {# more points}} are not read out.', { points: points.length - LISTED }));
  if (best) all.push(i18n.t('The best line is m = {slope}, b = {intercept}, with an error of {error}.', { slope: number(best.slope), intercept: number(best.intercept), error: number(meanSquaredError(best, points)) }));
  const first = path[0];
  const last = path.at(-1);
  if (first && last && path.length > 1) {
    all.push(i18n.t('The path over m and b begins at {slope}, {intercept} and is drawn through {places} places up to step {step}.', { slope: number(first.line.slope), intercept: number(first.line.intercept), places: path.length, step: last.step }));
  }
  return sentences(all);
}
