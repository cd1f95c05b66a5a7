/** What many numbers come to: their norm and their histogram. */

/** The Euclidean norm. NaN or infinity where one of the numbers is. */
export function norm(numbers: Float32Array): number {
  let sum = 0;
  for (const value of numbers) sum += value * value;
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
  for (const value of numbers) {
    if (!Number.isFinite(value)) notFinite += 1;
    else {
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
  }
  const counts = new Float32Array(bins);
  if (least > greatest) return { counts, range: [0, 0], notFinite };
  const scale = greatest > least ? bins / (greatest - least) : 0;
  for (const value of numbers) {
    if (!Number.isFinite(value)) continue;
    const bin = Math.min(bins - 1, Math.floor((value - least) * scale));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return { counts, range: [least, greatest], notFinite };
}
