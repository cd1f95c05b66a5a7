/**
 * Gradients of conv2d for the WASM backend, each written as another forward convolution, which that
 * backend hands to XNNPACK. Its own input gradient is nine times slower, and its filter gradient
 * does not exist.
 */
import type * as tfjs from '@tensorflow/tfjs';
import type { TF } from '../../../nodes/kind.ts';
import { tensorInput, type KernelArguments, type KernelFunc } from './kernel.ts';

interface Conv2DAttributes {
  readonly strides: [number, number] | number;
  readonly pad: 'valid' | 'same' | number | tfjs.backend_util.ExplicitPadding;
  readonly dataFormat: 'NHWC' | 'NCHW';
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/**
 * The gradient of the filter, `[kernelHeight, kernelWidth, inChannels, outChannels]`:
 * `dW[i, j, c, d] = sum over b, y, x of X[b, y * stride + i - top, x * stride + j - left, c] * dY[b, y, x, d]`.
 *
 * For each kernel offset that is a matrix product of the shifted input and dY. All offsets together
 * are one convolution: the input with batch and channels swapped, over it dY as a filter as large as
 * the output, moved by the kernel's offsets. Its dilation is the stride of the forward pass.
 */
export function conv2dBackpropFilter(tf: TF): KernelFunc {
  return (args) => {
    const x = tensorInput<tfjs.Tensor4D>(args, 'x');
    const dy = tensorInput<tfjs.Tensor4D>(args, 'dy');
    const filterShape = (args.attrs as unknown as { readonly filterShape: [number, number, number, number] }).filterShape;
    const info = convolution(tf, args, x.shape, filterShape);
    return tf.tidy(() => {
      const images = tf.transpose(x, [3, 1, 2, 0]);
      const filter = tf.transpose(dy, [1, 2, 0, 3]);
      const { top, bottom, left, right } = info.padInfo;
      const offsets = tf.conv2d(images, filter, 1, [[0, 0], [top, bottom], [left, right], [0, 0]], 'NHWC', [info.strideHeight, info.strideWidth]);
      // A stride that leaves a remainder gives a few offsets more than the kernel has.
      const [kernelHeight, kernelWidth, inChannels, outChannels] = filterShape;
      return tf.transpose(tf.slice(offsets, [0, 0, 0, 0], [inChannels, kernelHeight, kernelWidth, outChannels]), [1, 2, 0, 3]);
    });
  };
}

/**
 * The gradient of the input, `[batch, height, width, inChannels]`: for stride 1 the convolution of dY
 * with the filter turned by 180° and its channels swapped; for other strides the backend's own kernel.
 */
export function conv2dBackpropInput(tf: TF, own: KernelFunc | undefined): KernelFunc {
  return (args) => {
    const dy = tensorInput<tfjs.Tensor4D>(args, 'dy');
    const filter = tensorInput<tfjs.Tensor4D>(args, 'filter');
    const inputShape = (args.attrs as unknown as { readonly inputShape: [number, number, number, number] }).inputShape;
    const info = convolution(tf, args, inputShape, filter.shape);
    if (info.strideHeight !== 1 || info.strideWidth !== 1) {
      if (!own) throw new Error('The WASM backend has no Conv2DBackpropInput.');
      return own(args);
    }
    const { top, bottom, left, right } = info.padInfo;
    const rows = info.filterHeight - 1;
    const columns = info.filterWidth - 1;
    return tf.tidy(() => {
      const turned = tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]);
      return tf.conv2d(dy, turned, 1, [[0, 0], [rows - top, rows - bottom], [columns - left, columns - right], [0, 0]]);
    });
  };
}

function convolution(tf: TF, args: KernelArguments, inputShape: [number, number, number, number], filterShape: [number, number, number, number]) {
  const { strides, pad, dataFormat, dimRoundingMode } = args.attrs as unknown as Conv2DAttributes;
  if (dataFormat !== 'NHWC') throw new Error('On WASM, convolutions are trained with channels last.');
  return tf.backend_util.computeConv2DInfo(inputShape, filterShape, strides, 1, pad, dimRoundingMode);
}
