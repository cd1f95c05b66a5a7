/** How the numbers of a layer are spread, and the units that answer nothing. */
import type { Operation, Program } from '../../../compiler/program.ts';
import type { Probed, ProbeRequest } from '../../../runtime/protocol.ts';

export const QUANTITIES = ['weights', 'biases', 'activations'] as const;
export type Quantity = (typeof QUANTITIES)[number];

/** Equal bins between the least and the greatest number. */
export interface Spread {
  readonly counts: Float32Array;
  readonly range: readonly [low: number, high: number];
  /** NaN or infinite, and so in no bin. */
  readonly notFinite: number;
}

/** What was seen of one layer before a step: its kernel, its biases, or what leaves it. */
export interface SeenSpread {
  readonly spread: Spread;
  /** Units that are 0 for every row looked at, of how many; null where the layer does not end in a ReLU. */
  readonly silent: { readonly units: number; readonly of: number } | null;
}

const BINS = 40;
/** Rows that activations are looked at for: the first of the training rows. */
const ROWS = 64;
/** More numbers than these are not sent over for the sake of counting zeros. */
const MOST_VALUES = 262_144;

/** Layers that have such numbers, in the order of the net. */
export function layersWith({ operations }: Program, quantity: Quantity): readonly Operation[] {
  if (quantity === 'activations') return operations;
  return operations.filter(({ weights }) => (quantity === 'biases' ? weights.some(({ name }) => name === 'bias') : weights.length > 0));
}

function isRelu({ kind, params }: Operation): boolean {
  return kind === 'relu' || params['activation'] === 'relu';
}

/** @param rows training rows that there are; 0 for a graph without data. */
export function spreadRequest(operation: Operation, quantity: Quantity, rows: number, perSecond: number): ProbeRequest {
  const { node } = operation;
  const count = Math.min(ROWS, Math.max(1, rows));
  const size = count * operation.output.shape.reduce((product, side) => product * side, 1);
  const probed = quantity === 'biases' ? 'weights' : quantity;
  const zeros = quantity === 'activations' && isRelu(operation) && size <= MOST_VALUES;
  return {
    samples: { kind: 'rows', split: 'train', rows: Array.from({ length: count }, (_, row) => row) },
    probes: [{ node, quantity: probed, as: 'histogram', bins: BINS }, ...(zeros ? [{ node, quantity: probed, as: 'values' as const }] : [])],
    perSecond,
  };
}

/** The spread from an answer; null where it has none. Of several weights the largest array is shown: the kernel. Biases have a picture of their own. */
export function seenSpread(values: readonly Probed[], quantity: Quantity): SeenSpread | null {
  const all = values.filter(({ as, name }) => as === 'histogram' && (quantity !== 'biases' || name === 'bias')).toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const [largest] = all;
  if (!largest?.range) return null;
  const numbers = values.find(({ as }) => as === 'values');
  return {
    spread: { counts: largest.values, range: largest.range, notFinite: largest.notFinite ?? 0 },
    silent: numbers ? silentUnits(numbers.values, numbers.shape) : null,
  };
}

function sizeOf({ shape }: Probed): number {
  return shape.reduce((product, side) => product * side, 1);
}

/**
 * Units (channels, for images) that are 0 wherever they were looked at.
 * @param shape `[rows, ..., units]`.
 */
export function silentUnits(values: ArrayLike<number>, shape: readonly number[]): { readonly units: number; readonly of: number } {
  const of = shape.at(-1) ?? 1;
  const spoke = new Uint8Array(of);
  for (let index = 0; index < values.length; index++) if (values[index] !== 0) spoke[index % of] = 1;
  return { units: spoke.reduce((silent, each) => silent + (each === 0 ? 1 : 0), 0), of };
}

/** The value below which a share of the numbers lies, as far as bins can tell. */
export function quantile({ counts, range: [low, high] }: Spread, share: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return NaN;
  let below = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    const count = counts[bin] ?? 0;
    if (below + count >= share * total && count > 0) return low + ((high - low) * (bin + (share * total - below) / count)) / counts.length;
    below += count;
  }
  return high;
}
