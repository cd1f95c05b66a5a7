/** Numbers of a shape by their place, and the same places in words. */
import type { Json } from '../../graph/document.ts';
import { sizeOf } from '../../graph/tensorType.ts';
import type { Layer, Numbers } from './explanation.ts';

/** The number at a place counted through; NaN outside. */
export function valueAt(numbers: Numbers | undefined, cell: number): number {
  return numbers?.values[cell] ?? NaN;
}

export function inputOf(layer: Layer, index = 0): Numbers {
  const input = layer.inputs[index];
  if (!input) throw new Error(`The layer has ${layer.inputs.length} inputs, but number ${index} (from 0) was asked for.`);
  return input;
}

/** `[7]` of `[2, 4]` is `[1, 3]`. */
export function placeOf(shape: readonly number[], cell: number): number[] {
  const place = new Array<number>(shape.length).fill(0);
  let rest = cell;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const size = shape[axis] ?? 1;
    place[axis] = rest % size;
    rest = Math.floor(rest / size);
  }
  return place;
}

export function cellOf(shape: readonly number[], place: readonly number[]): number {
  return shape.reduce((cell, size, axis) => cell * size + (place[axis] ?? 0), 0);
}

/** `x[1, 3]`; a single number is `x`. */
export function cellName(letter: string, shape: readonly number[], cell: number): string {
  return sizeOf(shape) === 1 ? letter : `${letter}[${placeOf(shape, cell).join(', ')}]`;
}

export function everyCell({ shape }: Numbers): number[] {
  return Array.from({ length: sizeOf(shape) }, (_, cell) => cell);
}

/** The cells that share all but the last axis with this one: the channels of a pixel, the numbers of a row. */
export function rowOf({ shape }: Numbers, cell: number): number[] {
  const size = shape.at(-1) ?? 1;
  const from = cell - (cell % size);
  return Array.from({ length: size }, (_, index) => from + index);
}

/** A parameter that the kind's schema has made a number. */
export function numberParam(params: Readonly<Record<string, Json>>, name: string): number {
  const value = params[name];
  if (typeof value !== 'number') throw new Error(`The parameter “${name}” is ${JSON.stringify(value)}; a number was expected.`);
  return value;
}
