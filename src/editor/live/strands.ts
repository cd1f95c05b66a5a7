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

/** Strands of one look. There are few looks, so that a wire is few paths however many weights it has. */
export interface StrandGroup {
  readonly positive: boolean;
  /** Thickness in pixels. */
  readonly width: number;
  /** Inputs and units of the weights, in order. */
  readonly strands: readonly (readonly [input: number, unit: number])[];
}

const LEVELS = 8;
const THINNEST = 0.75;
const THICKEST = 3.25;

/** The size against which thickness is measured: the largest of kernel and bias. */
export function largestOf({ values, bias }: Kernel): number {
  let most = 0;
  for (const each of bias ? [values, bias] : [values]) for (const value of each) if (Math.abs(value) > most && Number.isFinite(value)) most = Math.abs(value);
  return most;
}

/** Weights sorted into looks by sign and by size, thin ones first so that thick ones lie on top. Zeros and what is no number have none. */
export function strandGroups(kernel: Kernel): readonly StrandGroup[] {
  const largest = largestOf(kernel);
  const groups = new Map<number, (readonly [number, number])[]>();
  for (let input = 0; input < kernel.inputs; input++) {
    for (let unit = 0; unit < kernel.units; unit++) {
      const value = kernel.values[input * kernel.units + unit] ?? 0;
      if (value === 0 || !Number.isFinite(value)) continue;
      const level = levelOf(value, largest);
      const key = 2 * level + (value > 0 ? 1 : 0);
      groups.set(key, [...(groups.get(key) ?? []), [input, unit]]);
    }
  }
  return [...groups].sort(([a], [b]) => a - b).map(([key, strands]) => ({ positive: key % 2 === 1, width: widthOf(Math.floor(key / 2)), strands }));
}

/** From 1 to `LEVELS`. */
function levelOf(value: number, largest: number): number {
  return Math.max(1, Math.ceil((LEVELS * Math.abs(value)) / largest));
}

function widthOf(level: number): number {
  return THINNEST + ((THICKEST - THINNEST) * (level - 1)) / (LEVELS - 1);
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
