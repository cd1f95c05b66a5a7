import type * as tfjs from '@tensorflow/tfjs';
import type { TF } from '../../../nodes/kind.ts';
import { tensorInput, type KernelFunc } from './kernel.ts';

/**
 * `a · b` where either may be transposed. The WASM backend multiplies by XNNPACK only what is not
 * transposed, and ten times slower what is, as in both gradients of a dense layer; so transposed
 * operands are turned first, which costs little.
 */
export function batchMatMul(tf: TF, own: KernelFunc | undefined): KernelFunc {
  if (!own) throw new Error('The WASM backend has no BatchMatMul.');
  return (args) => {
    const { transposeA, transposeB } = args.attrs as unknown as { readonly transposeA: boolean; readonly transposeB: boolean };
    if (!transposeA && !transposeB) return own(args);
    const a = tensorInput<tfjs.Tensor>(args, 'a');
    const b = tensorInput<tfjs.Tensor>(args, 'b');
    return tf.tidy(() => tf.matMul(transposeA ? turned(tf, a) : a, transposeB ? turned(tf, b) : b));
  };
}

/** The last two axes swapped. */
function turned(tf: TF, x: tfjs.Tensor): tfjs.Tensor {
  const axes = x.shape.map((_, axis) => axis);
  return tf.transpose(x, [...axes.slice(0, -2), x.rank - 1, x.rank - 2]);
}
