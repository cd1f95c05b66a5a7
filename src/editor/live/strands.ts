/** A small kernel as a bundle of strands: one a weight, from an input to a unit. */

export interface Kernel {
  /** `[inputs, units]`, row after row. */
  readonly values: Float32Array;
  readonly inputs: number;
  readonly units: number;
  /** One a unit; null where the layer has none. */
  readonly bias: Float32Array | null;
}

/** A kernel larger than this on a side is not drawn: its strands could not be told apart. */
export const MOST_STRANDS = 8;

/** Steps of thickness: so few that most strands look the same after a step of training. */
export const LEVELS = 5;

/** The size against which thickness is measured: the largest of kernel and bias. */
export function largestOf({ values, bias }: Kernel): number {
  let most = 0;
  for (const each of bias ? [values, bias] : [values]) for (const value of each) if (Math.abs(value) > most && Number.isFinite(value)) most = Math.abs(value);
  return most;
}

/** How each weight's strand looks, row after row: its thickness from 1 to `LEVELS` with its sign; 0, no strand, for zero and for what is no number. */
export function strandLevels(kernel: Kernel): Int8Array {
  const largest = largestOf(kernel);
  return Int8Array.from(kernel.values, (value) => (value === 0 || !Number.isFinite(value) ? 0 : Math.sign(value) * Math.ceil((LEVELS * Math.abs(value)) / largest)));
}

export interface BiasDot {
  readonly unit: number;
  readonly value: number;
  readonly radius: number;
}

/** Biases as dots where the strands of their unit end. */
export function biasDots(kernel: Kernel): readonly BiasDot[] {
  const largest = largestOf(kernel) || 1;
  return [...(kernel.bias ?? [])].map((value, unit) => ({ unit, value, radius: Number.isFinite(value) ? 1.5 + (2 * Math.abs(value)) / largest : 1.5 }));
}

/** Room that a bundle takes at each end, and between two strands at most, in pixels: it must fit beside a port. */
const SPREAD = 26;
const WIDEST_GAP = 7;

/** How far from the middle of the bundle a strand ends, in pixels. */
export function offsetOf(index: number, count: number): number {
  const gap = count > 1 ? Math.min(WIDEST_GAP, SPREAD / (count - 1)) : 0;
  return (index - (count - 1) / 2) * gap;
}
