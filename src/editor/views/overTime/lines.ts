/** How lines of several layers are told apart, by colour and by dash. */
import { extent, padded, type Interval } from '../plot/scale.ts';

export interface LineLook {
  /** A CSS colour. */
  readonly colour: string;
  /** As in SVG; empty for an unbroken line. */
  readonly dash: string;
}

const COLOURS = ['--series-train', '--positive', '--negative', '--series-validation', '--category-loss', '--category-data'];
const DASHES = ['', '7 3', '2 3', '9 3 2 3'];

/** The look of the line at a place of the list; 12 in a row are all different. */
export function lineLook(index: number): LineLook {
  return { colour: `var(${COLOURS[index % COLOURS.length] ?? '--text'})`, dash: DASHES[(index + Math.floor(index / COLOURS.length)) % DASHES.length] ?? '' };
}

/** The least a logarithmic axis shows: below that float32 sums are noise. */
const LEAST = 1e-12;

/** The power of ten of a number that is never negative; 0 lies at the bottom of the axis, and what is no number nowhere. */
export function powerOf(value: number): number {
  return Number.isFinite(value) ? Math.log10(Math.max(value, LEAST)) : NaN;
}

/** A logarithmic axis around powers of ten: never less than a decade, so that a line that hardly moves looks like one. */
export function decades(powers: readonly number[]): Interval {
  const [low, high] = extent(powers);
  const span = high - low;
  if (span >= 1) return padded([low, high], 0.06);
  const from = Math.floor((low + high) / 2);
  return low >= from && high <= from + 1 ? [from, from + 1] : [(low + high) / 2 - 0.5, (low + high) / 2 + 0.5];
}

/** Lines of a logarithmic axis, as powers of ten: 1, 2 and 5 of each decade where there are few decades, else every so many decades. */
export function decadeTicks([low, high]: Interval, wanted: number): readonly number[] {
  const inner = high - low <= Math.max(1, wanted / 3) ? [0, Math.log10(2), Math.log10(5)] : [0];
  const every = Math.max(1, Math.ceil((high - low) / Math.max(1, wanted)));
  const found: number[] = [];
  for (let decade = Math.floor(low); decade <= high; decade++) {
    if (decade % every === 0) found.push(...inner.map((part) => decade + part).filter((power) => power >= low && power <= high));
  }
  return found;
}

/** A path through the points that have a place; it breaks where one has none. */
export function pathThrough(points: readonly (readonly [x: number, y: number])[]): string {
  let pen = 'M';
  return points.map(([x, y]) => {
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      pen = 'M';
      return '';
    }
    const piece = `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
    pen = 'L';
    return piece;
  }).join('');
}
