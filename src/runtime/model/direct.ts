/**
 * Stock layers that are one or two operations, computed without the layer around them. On graphs of
 * a few weights the layer's bookkeeping takes almost half of a step.
 */
import type * as tfjs from '@tensorflow/tfjs';
import type { TF } from '../../nodes/kind.ts';

type Compute = (input: tfjs.Tensor) => tfjs.Tensor;

/**
 * The same computation as the layer's, or null where the layer itself must do it.
 * @param className the layer's class in Keras.
 * @param weights the layer's variables in its own order: kernel, then bias.
 */
export function directComputation(tf: TF, className: string, args: Readonly<Record<string, unknown>>, inputRank: number, weights: readonly tfjs.Tensor[]): Compute | null {
  const activation = activationOf(tf, className === 'ReLU' ? 'relu' : String(args['activation'] ?? 'linear'));
  if (!activation) return null;
  if (className === 'Activation') return activation;
  if (className === 'ReLU' && Object.keys(args).length === 0) return activation;
  if (className !== 'Dense' || inputRank !== 2) return null;
  const [kernel, bias] = weights as readonly tfjs.Tensor2D[];
  if (!kernel) return null;
  if (!bias) return (input) => activation(tf.matMul(input as tfjs.Tensor2D, kernel));
  return (input) => activation(tf.add(tf.matMul(input as tfjs.Tensor2D, kernel), bias));
}

function activationOf(tf: TF, name: string): Compute | null {
  switch (name) {
    case 'linear':
      return (x) => x;
    case 'sigmoid':
      return tf.sigmoid;
    case 'tanh':
      return tf.tanh;
    case 'relu':
      return tf.relu;
    default:
      return null;
  }
}
