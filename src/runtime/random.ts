/**
 * Random numbers by counting: each follows from a seed and its place alone, so that a step can be taken
 * again, or gone on from, without having taken those before it.
 */
import type { Random, TF } from '../nodes/kind.ts';
import { seedOf } from './seeds.ts';

/** 32 bits, each of which depends on all bits of the seed and the place (the mixing of Wellons' hash prospector, `lowbias32`). */
function hash(seed: number, place: number): number {
  let x = (seed ^ Math.imul(place + 1, 0x9e3779b9)) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

/** Numbers from 0 up to 1, in steps of 2^-24, which float32 holds exactly. */
export function fillUniform(numbers: Float32Array, seed: number): void {
  for (let place = 0; place < numbers.length; place++) numbers[place] = (hash(seed, place) >>> 8) * 2 ** -24;
}

/** Normally distributed numbers with mean 0 and spread 1 (Box and Muller, 1958). */
export function fillNormal(numbers: Float32Array, seed: number): void {
  for (let place = 0; place < numbers.length; place += 2) {
    // Above 0, for the logarithm.
    const radius = Math.sqrt(-2 * Math.log((hash(seed, place) + 1) * 2 ** -32));
    const angle = 2 * Math.PI * hash(seed, place + 1) * 2 ** -32;
    numbers[place] = radius * Math.cos(angle);
    if (place + 1 < numbers.length) numbers[place + 1] = radius * Math.sin(angle);
  }
}

export type Distribution = 'uniform' | 'normal';

export function fillRandom(numbers: Float32Array, distribution: Distribution, seed: number): void {
  (distribution === 'uniform' ? fillUniform : fillNormal)(numbers, seed);
}

/** What an operation draws in one step: its first draw, its second, ... each from a seed of its own. */
export function randomOfStep(tf: TF, operationSeed: number, step: number): Random {
  let drawn = 0;
  const draw = (shape: readonly number[], distribution: Distribution) => {
    const numbers = new Float32Array(shape.reduce((a, b) => a * b, 1));
    fillRandom(numbers, distribution, seedOf(operationSeed, step, drawn++));
    return tf.tensor(numbers, [...shape], 'float32');
  };
  return { uniform: (shape) => draw(shape, 'uniform'), normal: (shape) => draw(shape, 'normal') };
}
