/** Matrix products, reductions, softmax, and what moves numbers. */
import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { CopyInstruction, Instruction, MatMulInstruction, ReduceInstruction } from '../../plan/instruction.ts';
import { holds } from './machines.fixture.ts';
import { someNumbers } from './reference.fixture.ts';

const whole = (min: number, max: number) => fc.integer({ min, max });
const RUNS = { numRuns: 150 };

type Product = Pick<MatMulInstruction, 'batch' | 'm' | 'n' | 'k' | 'transposeA' | 'transposeB' | 'relu'> & { readonly hasBias: boolean; readonly shared: boolean; readonly seed: number };

async function product({ hasBias, shared, seed, ...sizes }: Product): Promise<void> {
  const { batch, m, n, k } = sizes;
  const [a, bias] = [n, hasBias ? 0 : null];
  const b = a + batch * m * k;
  const to = b + batch * k * n;
  const instruction: Instruction = { op: 'matmul', a, b, to, bias, ...sizes, strideA: m * k, strideB: shared ? 0 : k * n };
  await holds([instruction], someNumbers(to + batch * m * n + 8, seed), [to, to + batch * m * n], 2e-6);
}

describe('matmul', () => {
  const flags = { transposeA: fc.boolean(), transposeB: fc.boolean(), relu: fc.boolean(), hasBias: fc.boolean(), shared: fc.boolean(), seed: fc.nat() };
  it('gives small products, transposed or not (2e-6 of the largest)', async () => {
    await fc.assert(fc.asyncProperty(fc.record({ batch: whole(1, 3), m: whole(1, 9), n: whole(1, 9), k: whole(1, 9), ...flags }), product), { numRuns: 400 });
  });
  it('gives products of all sizes (2e-6)', async () => {
    await fc.assert(fc.asyncProperty(fc.record({ batch: whole(1, 2), m: whole(1, 90), n: whole(1, 90), k: whole(1, 90), ...flags }), product), RUNS);
  });
  it('gives products that are blocked and split (2e-6)', async () => {
    for (const transposeA of [false, true])
      for (const transposeB of [false, true])
        for (const [m, n, k] of [[64, 128, 1000], [301, 33, 64], [5, 700, 400]] as const) await product({ batch: 1, m, n, k, transposeA, transposeB, relu: true, hasBias: true, shared: false, seed: 7 });
  });
});

describe('reduce', () => {
  const fns: ReduceInstruction['fn'][] = ['sum', 'mean', 'max', 'min', 'prod', 'any', 'all'];
  it('folds the middle axis (2e-6 of the largest)', async () => {
    const sizes = fc.record({ fn: fc.constantFrom(...fns), outer: whole(1, 6), length: whole(1, 70), inner: whole(1, 40), sparse: fc.boolean(), seed: fc.nat() });
    await fc.assert(
      fc.asyncProperty(sizes, async ({ sparse, seed, ...sizes }) => {
        const to = sizes.outer * sizes.length * sizes.inner;
        const end = to + sizes.outer * sizes.inner;
        const start = someNumbers(end + 4, seed).map((x) => (sparse ? Math.round(x * 0.6) : x));
        await holds([{ op: 'reduce', from: 0, to, ...sizes }], start, [to, end], 2e-6);
      }),
      RUNS,
    );
  });
  it('sums long axes without losing digits (1e-6)', async () => {
    for (const [outer, length, inner] of [[1, 200_000, 1], [1, 12_544, 64], [3, 20_000, 5]] as const) {
      const to = outer * length * inner;
      const start = someNumbers(to + outer * inner, 3).map((x) => x + 1);
      await holds([{ op: 'reduce', fn: 'mean', from: 0, to, outer, length, inner }], start, [to, start.length], 1e-6);
    }
  });
});

describe('softmax and argMax', () => {
  it('hold on rows of any length (2e-6)', async () => {
    await fc.assert(
      fc.asyncProperty(whole(1, 20), whole(1, 30), fc.constantFrom(1, 100), fc.nat(), async (rows, columns, scale, seed) => {
        const to = rows * columns;
        const start = someNumbers(2 * to + 4, seed).map((x) => x * scale);
        for (const op of ['softmax', 'logSoftmax'] as const) await holds([{ op, from: 0, to, rows, columns }], start, [to, 2 * to], 2e-6);
        await holds([{ op: 'argMax', from: 0, to, outer: rows, length: columns, inner: 1 }], start.map(Math.round), [to, 2 * to], 0);
        await holds([{ op: 'argMax', from: 0, to, outer: 1, length: rows, inner: columns }], start.map(Math.round), [to, 2 * to], 0);
      }),
      RUNS,
    );
  });
});

describe('what moves numbers', () => {
  it('copies between any two layouts, exactly', async () => {
    const layout = fc.record({ shape: fc.array(whole(1, 6), { minLength: 1, maxLength: 5 }), order: fc.array(fc.nat(), { minLength: 5, maxLength: 5 }), turn: fc.array(fc.constantFrom(1, 1, 1, 0, -1), { minLength: 5, maxLength: 5 }), seed: fc.nat() });
    await fc.assert(
      fc.asyncProperty(layout, async ({ shape: sizes, order, turn, seed }) => {
        const shape = sizes.length > 1 && sizes.some((size) => size > 1) ? sizes.filter((size) => size > 1) : sizes.slice(0, 1);
        const count = shape.reduce((a, b) => a * b, 1);
        const dense = (axes: readonly number[]) => {
          const strides = shape.map(() => 0);
          let step = 1;
          for (const axis of [...axes].reverse()) {
            strides[axis] = step;
            step *= shape[axis] as number;
          }
          return strides;
        };
        const axes = shape.map((_, axis) => axis);
        const toStrides = dense(axes);
        const fromStrides = dense([...axes].sort((a, b) => (order[a] as number) - (order[b] as number))).map((stride, axis) => stride * (turn[axis] as number));
        const from = 10 + fromStrides.reduce((sum, stride, axis) => (stride < 0 ? sum - stride * ((shape[axis] as number) - 1) : sum), 0);
        const to = 20 + count;
        const copy: CopyInstruction = { op: 'copy', from, to, shape, fromStrides, toStrides };
        await holds([copy], someNumbers(to + count + 10, seed), [to, to + count], 0);
      }),
      { numRuns: 300 },
    );
  });
  it('cuts, pads and turns large arrays, exactly', async () => {
    const start = someNumbers(200_000, 6);
    const copies: CopyInstruction[] = [
      { op: 'copy', from: 0, to: 100_000, shape: [301, 203], fromStrides: [1, 301], toStrides: [203, 1] },
      { op: 'copy', from: 505, to: 100_000, shape: [60, 50, 9], fromStrides: [1000, 10, 1], toStrides: [700, 14, 1] },
    ];
    for (const copy of copies) await holds([copy], start, [100_000, 200_000], 0);
  });
  it('fills, gathers, sums segments and writes ones, exactly but for the sums (1e-6)', async () => {
    const sizes = fc.record({ outer: whole(1, 4), length: whole(1, 9), inner: whole(1, 9), count: whole(1, 12), seed: fc.nat() });
    await fc.assert(
      fc.asyncProperty(sizes, async ({ outer, length, inner, count, seed }) => {
        const indices = 1000;
        const to = 2000;
        const start = someNumbers(4000, seed);
        for (let i = 0; i < count; i++) start[indices + i] = Math.floor(((start[i] as number) + 1) * 0.4999 * length);
        await holds([{ op: 'gather', from: 0, indices, to, outer, length, inner, count }], start, [to, 4000], 0);
        await holds([{ op: 'oneHot', indices, to, count, depth: length, on: 0.9, off: -0.25 }, { op: 'fill', to: 3000, count, value: 1.5 }], start, [to, 4000], 1e-7);
        // Indices below 0 and beyond the end are left out.
        for (let i = 0; i < count; i++) start[indices + i] = (start[indices + i] as number) - 1;
        await holds([{ op: 'segmentSum', from: 0, indices, to, segments: Math.max(1, length - 2), count, inner }], start, [to, 4000], 1e-6);
        await holds([{ op: 'oneHot', indices, to, count, depth: length, on: 1, off: 0 }], start, [to, 4000], 0);
      }),
      RUNS,
    );
  });
});
