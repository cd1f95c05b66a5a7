/** Convolutions, pooling and LRN, forward and back, on random shapes. */
import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { ConvShape, Instruction } from '../../plan/instruction.ts';
import { holds } from './machines.fixture.ts';
import { someNumbers } from './reference.fixture.ts';

const whole = (min: number, max: number) => fc.integer({ min, max });
const RUNS = { numRuns: 60 };

interface Axis {
  readonly input: number;
  readonly output: number;
  readonly filter: number;
  readonly stride: number;
  readonly dilation: number;
  readonly pad: number;
}
/** One axis of a convolution: padding up to the filter's reach at both ends, at least one window. */
const axis: fc.Arbitrary<Axis> = fc
  .record({ input: whole(1, 11), filter: whole(1, 4), stride: whole(1, 3), dilation: whole(1, 2), pad: whole(0, 3), far: whole(0, 3) })
  .map(({ input, filter, stride, dilation, pad, far }) => {
    const reach = (filter - 1) * dilation + 1;
    const before = Math.min(pad, reach - 1);
    const after = Math.max(Math.min(far, reach - 1), reach - input - before);
    return { input, filter, stride, dilation, pad: before, output: Math.floor((input + before + after - reach) / stride) + 1 };
  });

function shapes(channels: fc.Arbitrary<readonly [number, number]>, each = axis): fc.Arbitrary<ConvShape> {
  return fc.record({ batch: whole(1, 3), height: each, width: each, channels }).map(({ batch, height, width, channels: [inChannels, outChannels] }) => ({
    batch, inHeight: height.input, inWidth: width.input, inChannels, outHeight: height.output, outWidth: width.output, outChannels,
    filterHeight: height.filter, filterWidth: width.filter, strideHeight: height.stride, strideWidth: width.stride,
    dilationHeight: height.dilation, dilationWidth: width.dilation, padTop: height.pad, padLeft: width.pad,
  }));
}
const dense = fc.tuple(whole(1, 13), whole(1, 19));
const perChannel = fc.tuple(whole(1, 9), whole(1, 3)).map(([channels, multiplier]) => [channels, channels * multiplier] as const);
const same = whole(1, 9).map((channels) => [channels, channels] as const);
/** Pooling windows begin inside the image: padding is less than the window without its dilation. */
const poolAxis = axis.filter(({ pad, dilation, output, stride, input, filter }) => {
  const reaches = (start: number) => Array.from({ length: filter }, (_, i) => start + i * dilation).some((place) => place >= 0 && place < input);
  return Array.from({ length: output }, (_, i) => i * stride - pad).every(reaches);
});

const images = (s: ConvShape) => s.batch * s.inHeight * s.inWidth * s.inChannels;
const results = (s: ConvShape) => s.batch * s.outHeight * s.outWidth * s.outChannels;

/** Lays three operands out one after the other and runs the instruction that is made of their places. */
async function check(sizes: readonly [number, number, number], seed: number, tolerance: number, make: (a: number, b: number, to: number) => Instruction): Promise<void> {
  const a = 1;
  const b = a + sizes[0];
  const to = b + sizes[1];
  const start = someNumbers(to + sizes[2] + 8, seed);
  await holds([make(a, b, to)], start, [to, to + sizes[2]], tolerance);
}

describe('convolutions', () => {
  it('gives the sum over the window, with bias and relu, whatever stride, dilation and padding (2e-6 of the largest)', async () => {
    await fc.assert(
      fc.asyncProperty(shapes(dense), fc.boolean(), fc.boolean(), fc.nat(), (shape, hasBias, relu, seed) =>
        check([images(shape), shape.filterHeight * shape.filterWidth * shape.inChannels * shape.outChannels, results(shape)], seed, 2e-6, (x, filter, to) => ({ op: 'conv2d', x, filter, to, bias: hasBias ? 0 : null, relu, shape })),
      ),
      RUNS,
    );
  });
  it('gives the gradients of input and filter (2e-6)', async () => {
    await fc.assert(
      fc.asyncProperty(shapes(dense), fc.nat(), async (shape, seed) => {
        const filters = shape.filterHeight * shape.filterWidth * shape.inChannels * shape.outChannels;
        await check([results(shape), filters, images(shape)], seed, 2e-6, (dy, filter, to) => ({ op: 'conv2dInput', dy, filter, to, shape }));
        await check([images(shape), results(shape), filters], seed, 2e-6, (x, dy, to) => ({ op: 'conv2dFilter', x, dy, to, shape }));
      }),
      RUNS,
    );
  });
  it('gives the three of depthwise convolutions (2e-6)', async () => {
    await fc.assert(
      fc.asyncProperty(shapes(perChannel), fc.nat(), async (shape, seed) => {
        const filters = shape.filterHeight * shape.filterWidth * shape.outChannels;
        await check([images(shape), filters, results(shape)], seed, 2e-6, (x, filter, to) => ({ op: 'depthwise', x, filter, to, shape }));
        await check([results(shape), filters, images(shape)], seed, 2e-6, (dy, filter, to) => ({ op: 'depthwiseInput', dy, filter, to, shape }));
        await check([images(shape), results(shape), filters], seed, 2e-6, (x, dy, to) => ({ op: 'depthwiseFilter', x, dy, to, shape }));
      }),
      RUNS,
    );
  });
  it('holds for sizes that are split among threads and blocked (5e-6)', async () => {
    const shape = (batch: number, size: number, inChannels: number, outChannels: number): ConvShape => ({
      batch, inHeight: size, inWidth: size, inChannels, outHeight: size, outWidth: size, outChannels,
      filterHeight: 3, filterWidth: 3, strideHeight: 1, strideWidth: 1, dilationHeight: 1, dilationWidth: 1, padTop: 1, padLeft: 1,
    });
    for (const s of [shape(6, 28, 1, 32), shape(4, 14, 32, 40), shape(2, 7, 60, 270), shape(9, 9, 3, 8)]) {
      const filters = 9 * s.inChannels * s.outChannels;
      await check([images(s), filters, results(s)], 1, 5e-6, (x, filter, to) => ({ op: 'conv2d', x, filter, to, bias: 0, relu: true, shape: s }));
      await check([results(s), filters, images(s)], 2, 5e-6, (dy, filter, to) => ({ op: 'conv2dInput', dy, filter, to, shape: s }));
      await check([images(s), results(s), filters], 3, 5e-6, (x, dy, to) => ({ op: 'conv2dFilter', x, dy, to, shape: s }));
    }
  });
});

describe('pooling', () => {
  it('gives the largest and the average of what lies inside, and their gradients (1e-6)', async () => {
    await fc.assert(
      fc.asyncProperty(shapes(same, poolAxis), fc.nat(), async (shape, seed) => {
        for (const op of ['maxPool', 'avgPool'] as const) await check([images(shape), 0, results(shape)], seed, 1e-6, (x, _, to) => ({ op, x, to, shape }));
        await check([images(shape), results(shape), images(shape)], seed, 1e-6, (x, dy, to) => ({ op: 'maxPoolGrad', x, dy, to, shape }));
        await check([0, results(shape), images(shape)], seed, 1e-6, (_, dy, to) => ({ op: 'avgPoolGrad', dy, to, shape }));
      }),
      RUNS,
    );
  });
  it('hands the gradient to the first of equals', async () => {
    const tiles = { batch: 3, inHeight: 28, inWidth: 28, inChannels: 32, outHeight: 14, outWidth: 14, outChannels: 32, filterHeight: 2, filterWidth: 2, strideHeight: 2, strideWidth: 2, dilationHeight: 1, dilationWidth: 1, padTop: 0, padLeft: 0 };
    const overlapping = { ...tiles, filterHeight: 3, filterWidth: 3, padTop: 1, padLeft: 1 };
    for (const shape of [tiles, overlapping, { ...tiles, inChannels: 3, outChannels: 3 }]) {
      const [x, dy] = [0, images(shape)];
      const to = dy + results(shape);
      const start = someNumbers(to + images(shape), 5).map((value, i) => (i < dy ? Math.round(value * 2) : value));
      await holds([{ op: 'maxPoolGrad', x, dy, to, shape }], start, [to, start.length], 1e-6);
    }
  });
});

describe('local response normalization', () => {
  it('gives values and gradients for any radius and power (4e-6)', async () => {
    const numbers = fc.record({
      rows: whole(1, 9), channels: whole(1, 40), radius: whole(0, 12), bias: fc.constantFrom(1, 2, 0.5), alpha: fc.constantFrom(1, 0.1, 1e-4), beta: fc.constantFrom(0.75, 0.5, 1, 0.6),
    });
    await fc.assert(
      fc.asyncProperty(numbers, fc.nat(), async (each, seed) => {
        const size = each.rows * each.channels;
        await holds([{ op: 'lrn', x: 0, to: size, ...each }], someNumbers(2 * size + 4, seed), [size, 2 * size], 4e-6);
        const y = size;
        const instructions: Instruction[] = [{ op: 'lrn', x: 0, to: y, ...each }, { op: 'lrnGrad', x: 0, y, dy: 2 * size, to: 3 * size, ...each }];
        await holds(instructions, someNumbers(4 * size + 4, seed), [size, 4 * size], 4e-6);
      }),
      RUNS,
    );
  });
  it('holds for an image that is split among threads (4e-6)', async () => {
    const numbers = { rows: 2000, channels: 32, radius: 5, bias: 1, alpha: 1, beta: 0.75 };
    const size = numbers.rows * numbers.channels;
    const instructions: Instruction[] = [{ op: 'lrn', x: 0, to: size, ...numbers }, { op: 'lrnGrad', x: 0, y: size, dy: 2 * size, to: 3 * size, ...numbers }];
    await holds(instructions, someNumbers(4 * size, 8), [size, 4 * size], 4e-6);
  });
});
