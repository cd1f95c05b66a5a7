/**
 * What many numbers come to: their norm and their histogram. Weights are counted by the hundred thousand, ten times a second,
 * so the loops go by index: an iterator takes several times as long.
 */

/** The Euclidean norm. NaN or infinity where one of the numbers is. */
export function norm(numbers: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < numbers.length; index++) sum += (numbers[index] as number) ** 2;
  return Math.sqrt(sum);
}

export interface Histogram {
  /** How many numbers lie in each of so many parts of equal width; a number on a border counts above it, the greatest in the last part. */
  readonly counts: Float32Array;
  /** The least and the greatest finite number; both 0 where there is none. */
  readonly range: readonly [number, number];
  /** How many are NaN or infinite; they are in no part. */
  readonly notFinite: number;
}

/** As `numpy.histogram` counts, over the range of the finite numbers. Where all are equal the first part has them. */
export function histogram(numbers: Float32Array, bins: number): Histogram {
  let least = Infinity;
  let greatest = -Infinity;
  let notFinite = 0;
  for (let index = 0; index < numbers.length; index++) {
    const value = numbers[index] as number;
    // Only a finite number gives 0.
    if (value - value !== 0) notFinite += 1;
    else {
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
  }
  const counts = new Uint32Array(bins);
  if (least > greatest) return { counts: Float32Array.from(counts), range: [0, 0], notFinite };
  const scale = greatest > least ? bins / (greatest - least) : 0;
  for (let index = 0; index < numbers.length; index++) {
    const place = ((numbers[index] as number) - least) * scale;
    // NaN and infinity are at no place.
    if (!(place >= 0 && place < Infinity)) continue;
    const bin = place < bins ? place | 0 : bins - 1;
    counts[bin] = (counts[bin] as number) + 1;
  }
  return { counts: Float32Array.from(counts), range: [least, greatest], notFinite };
}
