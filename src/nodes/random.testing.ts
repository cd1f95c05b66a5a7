import type { Random, TF } from './kind.ts';

/** Chance for tests of single kinds, by TensorFlow.js's own generators. */
export function seededRandom(tf: TF, seed: number): Random {
  return { uniform: (shape) => tf.randomUniform([...shape], 0, 1, 'float32', seed), normal: (shape) => tf.randomNormal([...shape], 0, 1, 'float32', seed) };
}
