import type * as tfjs from '@tensorflow/tfjs';
import type { TF } from '../kind.ts';

/**
 * From uniform numbers to what dropout multiplies by: 0 for the share `rate`, and `1 / (1 - rate)` for
 * the rest, which keeps the mean (inverted dropout: Srivastava et al., 2014, section 10).
 */
export function keepMask(tf: TF, uniform: tfjs.Tensor, rate: number): tfjs.Tensor {
  return tf.mul(tf.cast(tf.greaterEqual(uniform, rate), 'float32'), 1 / (1 - rate));
}
