/** What travels along a wire. */
export interface TensorType {
  /** Sizes of one example, the batch left out: `[28, 28, 1]` for an image (`[height, width, channels]`), `[3]` for a row of three numbers. */
  readonly shape: readonly number[];
  /** For one-hot labels: how many classes there are. */
  readonly classes?: number;
  /** The smallest and largest value that can occur, where that is known. */
  readonly range?: readonly [minimum: number, maximum: number];
  /** True where every value is a whole number that names an entry of a table (words, classes). */
  readonly indices?: boolean;
}

/** How many numbers one example holds: the product of its sizes. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** A shape for people: `28 × 28 × 32`; a single number is `1`. */
export function shapeText(shape: readonly number[]): string {
  return shape.length === 0 ? '1' : shape.map((size) => SIZE.format(size)).join(' × ');
}

/** Made once: `toLocaleString` makes one for each number, and a large graph has thousands of shapes. */
const SIZE = new Intl.NumberFormat('en-US');

/** True when both shapes have the same sizes in the same order. */
export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}
