/**
 * Convolutions as matrix products. The windows of a run of output places are laid out as the rows of a matrix
 * in the executor's own room (`patches`, im2col), a bounded number at a time.
 */
import type { Conv2dFilterInstruction, Conv2dInputInstruction, Conv2dInstruction, ConvShape } from '../../plan/instruction.ts';
import { MAX_REGISTERS } from '../../plan/instruction.ts';
import { multiply, type Product } from './product.ts';
import { BLOCK, type Bound, type Step } from './step.ts';

/** Numbers of patches laid out at a time: as much as stays in a second-level cache. */
const PATCH_NUMBERS = 32_768;

/** What one window holds. */
const patchLength = (shape: ConvShape): number => shape.filterHeight * shape.filterWidth * shape.inChannels;
const placesAtATime = (shape: ConvShape): number => Math.max(1, Math.min(shape.batch * shape.outHeight * shape.outWidth, Math.floor(PATCH_NUMBERS / patchLength(shape))));

/** How much of the executor's own room, behind the registers, the patches of a convolution take. */
export function patchRoom(shape: ConvShape): number {
  return placesAtATime(shape) * patchLength(shape);
}

/** Calls `visit` for every run of output places that is laid out together. */
function runs(shape: ConvShape, visit: (first: number, count: number) => void): void {
  const places = shape.batch * shape.outHeight * shape.outWidth;
  const atATime = placesAtATime(shape);
  for (let first = 0; first < places; first += atATime) visit(first, Math.min(atATime, places - first));
}

/** Copies the windows of `count` output places from `first` on to `to`, with 0 outside the image. */
function layOut(m: Float32Array, shape: ConvShape, x: number, to: number, first: number, count: number): void {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, filterHeight, filterWidth, strideHeight, strideWidth, dilationHeight, dilationWidth, padTop, padLeft } = shape;
  for (let place = first; place < first + count; place++) {
    const column = place % outWidth;
    const rows = (place - column) / outWidth;
    const row = rows % outHeight;
    const image = x + ((rows - row) / outHeight) * inHeight * inWidth * inChannels;
    for (let fy = 0, y = row * strideHeight - padTop; fy < filterHeight; fy++, y += dilationHeight) {
      const inside = y >= 0 && y < inHeight;
      for (let fx = 0, left = column * strideWidth - padLeft; fx < filterWidth; fx++, left += dilationWidth) {
        const from = inside && left >= 0 && left < inWidth ? image + (y * inWidth + left) * inChannels : -1;
        for (let c = 0; c < inChannels; c++) m[to + c] = from < 0 ? 0 : (m[from + c] as number);
        to += inChannels;
      }
    }
  }
}

/** Adds what `layOut` would have copied back to where it came from. */
function addBack(m: Float32Array, shape: ConvShape, x: number, from: number, first: number, count: number): void {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, filterHeight, filterWidth, strideHeight, strideWidth, dilationHeight, dilationWidth, padTop, padLeft } = shape;
  for (let place = first; place < first + count; place++) {
    const column = place % outWidth;
    const rows = (place - column) / outWidth;
    const row = rows % outHeight;
    const image = x + ((rows - row) / outHeight) * inHeight * inWidth * inChannels;
    for (let fy = 0, y = row * strideHeight - padTop; fy < filterHeight; fy++, y += dilationHeight) {
      const inside = y >= 0 && y < inHeight;
      for (let fx = 0, left = column * strideWidth - padLeft; fx < filterWidth; fx++, left += dilationWidth) {
        if (inside && left >= 0 && left < inWidth) {
          const to = image + (y * inWidth + left) * inChannels;
          for (let c = 0; c < inChannels; c++) m[to + c] = (m[to + c] as number) + (m[from + c] as number);
        }
        from += inChannels;
      }
    }
  }
}

const patchesAt = ({ room }: Bound): number => room + MAX_REGISTERS * BLOCK;
const plain = { relu: false, cColumn: 1, biasRow: 0, biasColumn: 0 };

/** One product for whole runs and one for the last, shorter run. */
function products(shape: ConvShape, of: (count: number) => Product): (count: number) => Product {
  const places = shape.batch * shape.outHeight * shape.outWidth;
  const whole = placesAtATime(shape);
  const [full, last] = [of(whole), of(places % whole || whole)];
  return (count) => (count === whole ? full : last);
}

export function conv2dStep({ x, filter, to, bias, relu, shape }: Conv2dInstruction, bound: Bound): Step {
  const { memory: m, zero } = bound;
  const patches = patchesAt(bound);
  const [k, n] = [patchLength(shape), shape.outChannels];
  const product = products(shape, (count) => ({ ...plain, relu, m: count, n, k, aRow: k, aColumn: 1, bRow: n, bColumn: 1, cRow: n, biasColumn: bias === null ? 0 : 1 }));
  const visit = (first: number, count: number): void => {
    layOut(m, shape, x, patches, first, count);
    multiply(m, product(count), patches, filter, to + first * n, bias ?? zero);
  };
  return () => runs(shape, visit);
}

export function conv2dInputStep({ dy, filter, to, shape }: Conv2dInputInstruction, bound: Bound): Step {
  const { memory: m, zero } = bound;
  const patches = patchesAt(bound);
  const [n, k] = [patchLength(shape), shape.outChannels];
  const end = to + shape.batch * shape.inHeight * shape.inWidth * shape.inChannels;
  const product = products(shape, (count) => ({ ...plain, m: count, n, k, aRow: k, aColumn: 1, bRow: 1, bColumn: k, cRow: n }));
  const visit = (first: number, count: number): void => {
    multiply(m, product(count), dy + first * k, filter, patches, zero);
    addBack(m, shape, to, patches, first, count);
  };
  return () => {
    m.fill(0, to, end);
    runs(shape, visit);
  };
}

export function conv2dFilterStep({ x, dy, to, shape }: Conv2dFilterInstruction, bound: Bound): Step {
  const { memory: m } = bound;
  const patches = patchesAt(bound);
  const [rows, n] = [patchLength(shape), shape.outChannels];
  // What is there already is the "bias" of the next run's product; blocks of 4 x 2 need rows and columns of it.
  const product = products(shape, (count) => ({ ...plain, m: rows, n, k: count, aRow: 1, aColumn: rows, bRow: n, bColumn: 1, cRow: n, biasRow: n, biasColumn: 1 }));
  const visit = (first: number, count: number): void => {
    layOut(m, shape, x, patches, first, count);
    multiply(m, product(count), patches, dy + first * n, to, to);
  };
  return () => {
    m.fill(0, to, to + rows * n);
    runs(shape, visit);
  };
}
