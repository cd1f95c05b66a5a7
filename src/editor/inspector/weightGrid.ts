/** Weights as rows and columns, and as a few figures where there are too many for that. */
import type { NestedNumbers, Weights } from '../../graph/document.ts';
import { sizeOf } from '../../graph/tensorType.ts';
import type { WeightSpec } from '../../nodes/kind.ts';
import { flatNumbers } from '../views/programForm.ts';

/** Layers of up to so many numbers are shown and edited one by one. */
export const EDITABLE = 64;

/** How many numbers a layer has. */
export function countOf(specs: readonly WeightSpec[]): number {
  return specs.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
}

/** A weight as a table: the last axis across, all others down; one row for a single list. */
export function gridOf(spec: WeightSpec, weights: Weights): readonly (readonly number[])[] {
  const numbers = flatNumbers(weights[spec.name]);
  const across = spec.shape.at(-1) ?? 1;
  return Array.from({ length: across === 0 ? 0 : Math.ceil(numbers.length / across) }, (_, row) => numbers.slice(row * across, (row + 1) * across));
}

/** The weights with one number put in the place of another; `at` counts through the weight in order. */
export function withNumber(weights: Weights, spec: WeightSpec, at: number, value: number): Weights {
  const numbers = [...flatNumbers(weights[spec.name])];
  numbers[at] = value;
  return { ...weights, [spec.name]: nested(numbers, spec.shape) };
}

function nested(numbers: readonly number[], shape: readonly number[]): NestedNumbers {
  const [first, ...rest] = shape;
  if (first === undefined) return numbers[0] ?? 0;
  const size = sizeOf(rest);
  return Array.from({ length: first }, (_, index) => nested(numbers.slice(index * size, (index + 1) * size), rest));
}

export interface WeightSummary {
  readonly least: number;
  readonly mean: number;
  readonly largest: number;
  /** How many numbers lie in each of the equal parts from the least to the largest. */
  readonly bins: readonly number[];
}

/** Figures of many numbers; null for none, or where one is not finite. */
export function summaryOf(numbers: readonly number[], parts = 24): WeightSummary | null {
  if (numbers.length === 0 || !numbers.every(Number.isFinite)) return null;
  let least = Infinity;
  let largest = -Infinity;
  let sum = 0;
  for (const value of numbers) {
    least = Math.min(least, value);
    largest = Math.max(largest, value);
    sum += value;
  }
  const bins = new Array<number>(parts).fill(0);
  const width = (largest - least) / parts || 1;
  for (const value of numbers) {
    const bin = Math.min(parts - 1, Math.floor((value - least) / width));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return { least, mean: sum / numbers.length, largest, bins };
}
