/** Reductions of `[outer, length, inner]` along the middle axis. Sums and products in double precision. */
import type { ArgMaxInstruction, ReduceInstruction } from '../../plan/instruction.ts';
import type { Bound, Step } from './step.ts';

/** Reduces the `length` numbers at `from`, `from + stride`, ... to one. */
type Reducer = (m: Float32Array, from: number, length: number, stride: number) => number;

export function reduceStep({ fn, from, to, outer, length, inner }: ReduceInstruction, { memory: m }: Bound): Step {
  const reduce = REDUCERS[fn];
  return () => {
    for (let row = 0, at = to; row < outer; row++) {
      for (let column = 0, first = from + row * length * inner; column < inner; column++) m[at++] = reduce(m, first + column, length, inner);
    }
  };
}

export function argMaxStep({ from, to, outer, length, inner }: ArgMaxInstruction, { memory: m }: Bound): Step {
  return () => {
    for (let row = 0, at = to; row < outer; row++) {
      for (let column = 0, first = from + row * length * inner; column < inner; column++) m[at++] = placeOfLargest(m, first + column, length, inner);
    }
  };
}

function placeOfLargest(m: Float32Array, from: number, length: number, stride: number): number {
  let place = 0;
  let largest = m[from] as number;
  for (let index = 1, at = from + stride; index < length; index++, at += stride) {
    const value = m[at] as number;
    if (value > largest) {
      largest = value;
      place = index;
    }
  }
  return place;
}

function sum(m: Float32Array, from: number, length: number, stride: number): number {
  let total = 0;
  for (let index = 0; index < length; index++, from += stride) total += m[from] as number;
  return total;
}

const REDUCERS: Readonly<Record<ReduceInstruction['fn'], Reducer>> = {
  sum,
  mean: (m, from, length, stride) => sum(m, from, length, stride) / length,
  max: (m, from, length, stride) => {
    // NaN wins, as in tfjs.
    let largest = -Infinity;
    for (let index = 0; index < length; index++, from += stride) largest = Math.max(largest, m[from] as number);
    return largest;
  },
  min: (m, from, length, stride) => {
    let smallest = Infinity;
    for (let index = 0; index < length; index++, from += stride) smallest = Math.min(smallest, m[from] as number);
    return smallest;
  },
  prod: (m, from, length, stride) => {
    let total = 1;
    for (let index = 0; index < length; index++, from += stride) total *= m[from] as number;
    return total;
  },
  any: (m, from, length, stride) => {
    for (let index = 0; index < length; index++, from += stride) if (m[from] !== 0) return 1;
    return 0;
  },
  all: (m, from, length, stride) => {
    for (let index = 0; index < length; index++, from += stride) if (m[from] === 0) return 0;
    return 1;
  },
};
