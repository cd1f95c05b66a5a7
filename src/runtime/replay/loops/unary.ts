/** Element-wise functions of one number, each a loop of its own, so that the compiler sees one operation a loop. */
import type { MapFunction } from '../../plan/instruction.ts';
import type { Step } from './step.ts';
import type { Place } from './places.ts';

export type UnaryFunction = Extract<
  MapFunction,
  | 'copy' | 'neg' | 'abs' | 'sign' | 'square' | 'sqrt' | 'rsqrt' | 'reciprocal' | 'exp' | 'expm1' | 'log' | 'log1p'
  | 'sin' | 'cos' | 'tan' | 'tanh' | 'sigmoid' | 'softplus' | 'erf' | 'relu' | 'floor' | 'ceil' | 'round' | 'not' | 'isNaN'
>;
type Unary = (m: Float32Array, to: Place, a: Place) => Step;

/** Beyond this softplus(x) is x, and below its negative exp(x), to float32: tfjs's threshold. */
const SOFTPLUS_END = -(Math.log(2 ** -23) + 2);

function softplus(x: number): number {
  if (x > SOFTPLUS_END) return x;
  return x < -SOFTPLUS_END ? Math.exp(x) : Math.log(1 + Math.exp(x));
}

/** Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26, as in tfjs. */
function erf(x: number): number {
  const size = Math.abs(x);
  const t = 1 / (1 + 0.3275911 * size);
  const polynomial = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.sign(x) * (1 - polynomial * Math.exp(-size * size));
}

/** To the nearest whole number, halves to the even one. */
function round(x: number): number {
  const base = Math.floor(x);
  if (x - base < 0.5) return base;
  if (x - base > 0.5) return Math.ceil(x);
  return base % 2 === 0 ? base : base + 1;
}

export const UNARY: Readonly<Record<UnaryFunction, Unary>> = {
  copy: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = x;
    }
  },
  neg: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = -x;
    }
  },
  abs: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = Math.abs(x);
    }
  },
  sign: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = x < 0 ? -1 : x > 0 ? 1 : 0;
    }
  },
  square: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = x * x;
    }
  },
  sqrt: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = Math.sqrt(x);
    }
  },
  rsqrt: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = 1 / Math.sqrt(x);
    }
  },
  reciprocal: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = 1 / x;
    }
  },
  exp: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = Math.exp(x);
    }
  },
  expm1: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = Math.expm1(x);
    }
  },
  log: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = Math.log(x);
    }
  },
  log1p: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = Math.log1p(x);
    }
  },
  sin: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = Math.sin(x);
    }
  },
  cos: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = Math.cos(x);
    }
  },
  tan: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = Math.tan(x);
    }
  },
  tanh: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = Math.tanh(x);
    }
  },
  sigmoid: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = 1 / (1 + Math.exp(-x));
    }
  },
  softplus: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = softplus(x);
    }
  },
  erf: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = erf(x);
    }
  },
  relu: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = Math.max(0, x);
    }
  },
  floor: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = Math.floor(x);
    }
  },
  ceil: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = Math.ceil(x);
    }
  },
  round: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = round(x);
    }
  },
  not: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = x !== 0 ? 0 : 1;
    }
  },
  isNaN: (m, { at: to, moves: toMoves }, { at: a, moves, step }) => (start, count) => {
    for (let i = 0, o = to + toMoves * start, j = a + moves * start; i < count; i++, o++, j += step) {
      const x = m[j] as number;
      m[o] = x !== x ? 1 : 0;
    }
  },
};
