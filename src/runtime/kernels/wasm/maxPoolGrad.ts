import type { TF } from '../../../nodes/kind.ts';
import { input, type KernelFunc, type WasmBackend } from './kernel.ts';

interface Pool2DAttributes {
  readonly filterSize: [number, number] | number;
  readonly strides: [number, number] | number;
  readonly pad: 'valid' | 'same' | number;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/**
 * The gradient of max pooling, `[batch, height, width, channels]`: each window hands its gradient to
 * its largest value, the first of them where several are equal. Walks the windows once, where the
 * backend's own kernel walks every window of every input value.
 */
export function maxPoolGrad(tf: TF): KernelFunc {
  return (args) => {
    const x = input(args, 'input');
    const dy = input(args, 'dy');
    const backend = args.backend as unknown as WasmBackend;
    const { filterSize, strides, pad, dimRoundingMode } = args.attrs as unknown as Pool2DAttributes;
    const info = tf.backend_util.computePool2DInfo(x.shape as [number, number, number, number], filterSize, strides, 1, pad, dimRoundingMode);
    const dx = backend.makeOutput(x.shape, 'float32');
    // Views are taken after the last allocation, which may move the heap.
    scatterToMaxima(info, backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(dy), backend.typedArrayFromHeap(dx));
    return dx;
  };
}

type PoolInfo = ReturnType<TF['backend_util']['computePool2DInfo']>;
type Numbers = Float32Array | Int32Array | Uint8Array;

function scatterToMaxima(info: PoolInfo, x: Numbers, dy: Numbers, dx: Numbers): void {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, strideHeight, strideWidth, filterHeight, filterWidth, padInfo } = info;
  dx.fill(0);
  let out = 0;
  for (let image = 0; image < batchSize; image++) {
    for (let outY = 0; outY < outHeight; outY++) {
      const firstY = Math.max(0, outY * strideHeight - padInfo.top);
      const endY = Math.min(inHeight, outY * strideHeight - padInfo.top + filterHeight);
      for (let outX = 0; outX < outWidth; outX++) {
        const firstX = Math.max(0, outX * strideWidth - padInfo.left);
        const endX = Math.min(inWidth, outX * strideWidth - padInfo.left + filterWidth);
        for (let channel = 0; channel < inChannels; channel++, out++) {
          let best = -1;
          let largest = -Infinity;
          for (let y = firstY; y < endY; y++) {
            let at = ((image * inHeight + y) * inWidth + firstX) * inChannels + channel;
            for (let column = firstX; column < endX; column++, at += inChannels) {
              const value = x[at] as number;
              if (value > largest) {
                largest = value;
                best = at;
              }
            }
          }
          if (best >= 0) dx[best] = (dx[best] as number) + (dy[out] as number);
        }
      }
    }
  }
}
