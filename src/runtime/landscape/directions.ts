/**
 * Random directions in the space of a net's weights, each filter as long as the weights' own, as in Li, Xu, Taylor, Studer
 * and Goldstein, "Visualizing the Loss Landscape of Neural Nets" (2018), arXiv:1712.09913, section 4: without that, a net whose
 * weights are large looks flat and one whose weights are small looks steep, though both may compute the same.
 */
import type { Random } from '../../datasets/random.ts';

export type Arrays = Readonly<Record<string, Float32Array>>;
export type Directions = readonly [Arrays, Arrays];
/** How far along the two directions. */
export type Place = readonly [a: number, b: number];

/** Which numbers of an array belong together: those that lead to one unit or one channel. */
export interface Filters {
  readonly count: number;
  /** The filter of the number at an index, row-major. */
  readonly of: (index: number) => number;
}

/** The filters of a kernel in Keras's layouts: the last axis counts them, but for these kinds. */
export function filtersOf(kind: string, shape: readonly number[]): Filters {
  const last = shape.at(-1) ?? 1;
  const before = shape.at(-2) ?? 1;
  // `[height, width, out, in]`.
  if (kind === 'conv2dTranspose') return { count: before, of: (index) => Math.floor(index / last) % before };
  // `[height, width, in, multiplier]`: each channel has filters of its own.
  if (kind === 'depthwiseConv2d') return { count: before * last, of: (index) => index % (before * last) };
  // `[words, numbers]`: each word has a row.
  if (kind === 'embedding') return { count: before, of: (index) => Math.floor(index / last) };
  return { count: last, of: (index) => index % last };
}

/** Keeps a filter that is all 0 from being divided by 0; as in the paper's code. */
const TINY = 1e-10;

/**
 * One direction for the arrays that are named; biases and the parameters of normalizations are left where they are, as in the paper.
 * @param kernels the arrays to vary, by `node.name`.
 */
export function direction(weights: Arrays, kernels: ReadonlyMap<string, Filters>, random: Random): Arrays {
  const made: Record<string, Float32Array> = {};
  for (const [key, filters] of kernels) {
    const own = weights[key];
    if (!own) throw new Error(`The run has no weights “${key}”.`);
    const drawn = Float32Array.from(own, () => random.normal(0, 1));
    const [wanted, found] = [lengths(own, filters), lengths(drawn, filters)];
    made[key] = drawn.map((value, index) => (value * (wanted[filters.of(index)] ?? 0)) / ((found[filters.of(index)] ?? 0) + TINY));
  }
  return made;
}

/** Of each filter, Euclidean. */
function lengths(numbers: Float32Array, { count, of }: Filters): Float64Array {
  const sums = new Float64Array(count);
  numbers.forEach((value, index) => { sums[of(index)] = (sums[of(index)] ?? 0) + value * value; });
  return sums.map(Math.sqrt);
}

/** The weights at a place; arrays that no direction moves are the same objects. */
export function moved(weights: Arrays, [first, second]: Directions, [a, b]: Place): Arrays {
  return Object.fromEntries(Object.entries(weights).map(([key, own]) => {
    const [along, across] = [first[key], second[key]];
    return [key, along && across ? own.map((value, index) => value + a * (along[index] ?? 0) + b * (across[index] ?? 0)) : own];
  }));
}

/**
 * Where weights lie when they are laid onto the plane of the two directions: the nearest place, by least squares. Directions
 * drawn at random are nearly, but not quite, at right angles.
 */
export function placeOf(weights: Arrays, base: Arrays, [first, second]: Directions): Place {
  let [aa, ab, bb, ad, bd] = [0, 0, 0, 0, 0];
  for (const [key, along] of Object.entries(first)) {
    const [across, own, from] = [second[key], weights[key], base[key]];
    if (!across || !own || !from) continue;
    for (let index = 0; index < along.length; index++) {
      const [x, y, moved] = [along[index] ?? 0, across[index] ?? 0, (own[index] ?? 0) - (from[index] ?? 0)];
      aa += x * x;
      ab += x * y;
      bb += y * y;
      ad += x * moved;
      bd += y * moved;
    }
  }
  const determinant = aa * bb - ab * ab;
  // Of a single filter of one number both directions are one.
  if (!(determinant > 1e-9 * aa * bb)) return [aa > 0 ? ad / aa : 0, 0];
  return [(bb * ad - ab * bd) / determinant, (aa * bd - ab * ad) / determinant];
}
