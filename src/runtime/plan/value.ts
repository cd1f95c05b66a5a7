/** Values of a plan in the making: a shape, over a piece of storage that has no place in memory yet. */
import type { Origin } from './trace.ts';

/** One stretch of numbers. Several values may look at one: a reshaped value, a slice of it. */
export interface Storage {
  readonly id: number;
  readonly size: number;
  /** Null for what the plan computes. */
  readonly origin: Origin | null;
}

export interface Value {
  readonly storage: Storage;
  /** From the start of the storage. */
  readonly offset: number;
  readonly shape: readonly number[];
}

export function sizeOfShape(shape: readonly number[]): number {
  return shape.reduce((a, b) => a * b, 1);
}

/** Strides of a row-major array without gaps. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis--) strides[axis] = (strides[axis + 1] as number) * (shape[axis + 1] as number);
  return strides;
}

/** Axes of size 1 dropped, and neighbours joined where every layout walks over them as over one. */
export function collapse(shape: readonly number[], layouts: readonly (readonly number[])[]): { readonly shape: number[]; readonly layouts: number[][] } {
  const kept: number[] = [];
  const strides: number[][] = layouts.map(() => []);
  shape.forEach((size, axis) => {
    if (size === 1) return;
    const last = kept.length - 1;
    const joins = last >= 0 && layouts.every((layout, index) => strides[index]?.[last] === (layout[axis] as number) * size);
    if (joins) {
      kept[last] = (kept[last] as number) * size;
      layouts.forEach((layout, index) => ((strides[index] as number[])[last] = layout[axis] as number));
    } else {
      kept.push(size);
      layouts.forEach((layout, index) => (strides[index] as number[]).push(layout[axis] as number));
    }
  });
  if (kept.length === 0) return { shape: [1], layouts: layouts.map(() => [1]) };
  return { shape: kept, layouts: strides };
}
