import { plusTerm } from '../plot/names.ts';
import type { TrailPoint } from '../run/trail.ts';
import { unitWeights } from '../programForm.ts';
import { counted, formatNumber } from '../../ui/format.ts';
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
  const sentences = [
    `The line is y = ${number(line.slope)} x ${plusTerm(line.intercept, number)}: m is ${number(line.slope)}, b is ${number(line.intercept)}.`,
    `The mean squared error of ${counted(points.length, 'point')} is ${number(meanSquaredError(line, points))}.`,
    ...points.slice(0, LISTED).map((point) => {
      const miss = residual(line, point);
      return `At x = ${number(point.x)} the point lies at ${number(point.y)} and the line at ${number(valueAt(line, point.x))}: the error is ${number(miss)}, its square ${number(miss * miss)}.`;
    }),
  ];
  if (points.length > LISTED) sentences.push(`${counted(points.length - LISTED, 'more point')} are not read out.`);
  if (best) sentences.push(`The best line is m = ${number(best.slope)}, b = ${number(best.intercept)}, with an error of ${number(meanSquaredError(best, points))}.`);
  const first = path[0];
  const last = path.at(-1);
  if (first && last && path.length > 1) {
    sentences.push(`The path over m and b begins at ${number(first.line.slope)}, ${number(first.line.intercept)} and is drawn through ${path.length} places up to step ${last.step}.`);
  }
  return sentences.join(' ');
}
