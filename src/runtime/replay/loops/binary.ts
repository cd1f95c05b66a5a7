/** Element-wise functions of two and three numbers, each a loop of its own, so that the compiler sees one operation a loop. */
import type { MapFunction } from '../../plan/instruction.ts';
import type { Step } from './step.ts';
import type { Place } from './places.ts';

export type BinaryFunction = Extract<
  MapFunction,
  'add' | 'sub' | 'mul' | 'div' | 'min' | 'max' | 'pow' | 'greater' | 'greaterEqual' | 'less' | 'lessEqual' | 'equal' | 'notEqual' | 'and' | 'or'
>;
type Binary = (m: Float32Array, to: Place, a: Place, b: Place) => Step;

export const BINARY: Readonly<Record<BinaryFunction, Binary>> = {
  add: (m, { at: to, moves: toMoves }, { at: a, moves: aMoves, step: aStep }, { at: b, moves: bMoves, step: bStep }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + aMoves * start, k = b + bMoves * start; i < count; i++, o++, j += aStep, k += bStep) {
      const x = m[j] as number;
      const y = m[k] as number;
      m[o] = x + y;
    }
  },
  sub: (m, { at: to, moves: toMoves }, { at: a, moves: aMoves, step: aStep }, { at: b, moves: bMoves, step: bStep }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + aMoves * start, k = b + bMoves * start; i < count; i++, o++, j += aStep, k += bStep) {
      const x = m[j] as number;
      const y = m[k] as number;
      m[o] = x - y;
    }
  },
  mul: (m, { at: to, moves: toMoves }, { at: a, moves: aMoves, step: aStep }, { at: b, moves: bMoves, step: bStep }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + aMoves * start, k = b + bMoves * start; i < count; i++, o++, j += aStep, k += bStep) {
      const x = m[j] as number;
      const y = m[k] as number;
      m[o] = x * y;
    }
  },
  div: (m, { at: to, moves: toMoves }, { at: a, moves: aMoves, step: aStep }, { at: b, moves: bMoves, step: bStep }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + aMoves * start, k = b + bMoves * start; i < count; i++, o++, j += aStep, k += bStep) {
      const x = m[j] as number;
      const y = m[k] as number;
      m[o] = x / y;
    }
  },
  min: (m, { at: to, moves: toMoves }, { at: a, moves: aMoves, step: aStep }, { at: b, moves: bMoves, step: bStep }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + aMoves * start, k = b + bMoves * start; i < count; i++, o++, j += aStep, k += bStep) {
      const x = m[j] as number;
      const y = m[k] as number;
      m[o] = Math.min(x, y);
    }
  },
  max: (m, { at: to, moves: toMoves }, { at: a, moves: aMoves, step: aStep }, { at: b, moves: bMoves, step: bStep }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + aMoves * start, k = b + bMoves * start; i < count; i++, o++, j += aStep, k += bStep) {
      const x = m[j] as number;
      const y = m[k] as number;
      m[o] = Math.max(x, y);
    }
  },
  pow: (m, { at: to, moves: toMoves }, { at: a, moves: aMoves, step: aStep }, { at: b, moves: bMoves, step: bStep }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + aMoves * start, k = b + bMoves * start; i < count; i++, o++, j += aStep, k += bStep) {
      const x = m[j] as number;
      const y = m[k] as number;
      m[o] = Math.pow(x, y);
    }
  },
  greater: (m, { at: to, moves: toMoves }, { at: a, moves: aMoves, step: aStep }, { at: b, moves: bMoves, step: bStep }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + aMoves * start, k = b + bMoves * start; i < count; i++, o++, j += aStep, k += bStep) {
      const x = m[j] as number;
      const y = m[k] as number;
      m[o] = x > y ? 1 : 0;
    }
  },
  greaterEqual: (m, { at: to, moves: toMoves }, { at: a, moves: aMoves, step: aStep }, { at: b, moves: bMoves, step: bStep }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + aMoves * start, k = b + bMoves * start; i < count; i++, o++, j += aStep, k += bStep) {
      const x = m[j] as number;
      const y = m[k] as number;
      m[o] = x >= y ? 1 : 0;
    }
  },
  less: (m, { at: to, moves: toMoves }, { at: a, moves: aMoves, step: aStep }, { at: b, moves: bMoves, step: bStep }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + aMoves * start, k = b + bMoves * start; i < count; i++, o++, j += aStep, k += bStep) {
      const x = m[j] as number;
      const y = m[k] as number;
      m[o] = x < y ? 1 : 0;
    }
  },
  lessEqual: (m, { at: to, moves: toMoves }, { at: a, moves: aMoves, step: aStep }, { at: b, moves: bMoves, step: bStep }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + aMoves * start, k = b + bMoves * start; i < count; i++, o++, j += aStep, k += bStep) {
      const x = m[j] as number;
      const y = m[k] as number;
      m[o] = x <= y ? 1 : 0;
    }
  },
  equal: (m, { at: to, moves: toMoves }, { at: a, moves: aMoves, step: aStep }, { at: b, moves: bMoves, step: bStep }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + aMoves * start, k = b + bMoves * start; i < count; i++, o++, j += aStep, k += bStep) {
      const x = m[j] as number;
      const y = m[k] as number;
      m[o] = x === y ? 1 : 0;
    }
  },
  notEqual: (m, { at: to, moves: toMoves }, { at: a, moves: aMoves, step: aStep }, { at: b, moves: bMoves, step: bStep }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + aMoves * start, k = b + bMoves * start; i < count; i++, o++, j += aStep, k += bStep) {
      const x = m[j] as number;
      const y = m[k] as number;
      m[o] = x !== y ? 1 : 0;
    }
  },
  and: (m, { at: to, moves: toMoves }, { at: a, moves: aMoves, step: aStep }, { at: b, moves: bMoves, step: bStep }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + aMoves * start, k = b + bMoves * start; i < count; i++, o++, j += aStep, k += bStep) {
      const x = m[j] as number;
      const y = m[k] as number;
      m[o] = x !== 0 && y !== 0 ? 1 : 0;
    }
  },
  or: (m, { at: to, moves: toMoves }, { at: a, moves: aMoves, step: aStep }, { at: b, moves: bMoves, step: bStep }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + aMoves * start, k = b + bMoves * start; i < count; i++, o++, j += aStep, k += bStep) {
      const x = m[j] as number;
      const y = m[k] as number;
      m[o] = x !== 0 || y !== 0 ? 1 : 0;
    }
  },
};

/** Where the first is true the second, else the third. */
export function select(m: Float32Array, to: Place, a: Place, b: Place, c: Place): Step {
  const { step: aStep } = a;
  const { step: bStep } = b;
  const { step: cStep } = c;
  return (start, count) => {
    let [o, i, j, k] = [to.at + to.moves * start, a.at + a.moves * start, b.at + b.moves * start, c.at + c.moves * start];
    for (const end = o + count; o < end; o++, i += aStep, j += bStep, k += cStep) {
      m[o] = (m[i] !== 0 ? m[j] : m[k]) as number;
    }
  };
}
