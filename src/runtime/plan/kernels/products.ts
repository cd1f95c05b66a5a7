/** Matrix products and look-ups. */
import { sizeOfShape } from '../value.ts';
import { broadcastShape } from './elementwise.ts';
import type { Call, KernelRules } from './kernel.ts';
import { i18n } from '../../../words/i18n.ts';

function matrixSizes(call: Call<{ readonly shape: readonly number[] }>) {
  const [a, b] = [call.shape('a'), call.shape('b')];
  const [transposeA, transposeB] = [call.flag('transposeA'), call.flag('transposeB')];
  const [rowsA = 1, columnsA = 1] = a.slice(-2);
  const [rowsB = 1, columnsB = 1] = b.slice(-2);
  const batch = broadcastShape(a.slice(0, -2), b.slice(0, -2));
  const [countA, countB, count] = [a.slice(0, -2), b.slice(0, -2), batch].map(sizeOfShape) as [number, number, number];
  if ((countA !== count && countA !== 1) || (countB !== count && countB !== 1)) throw new Error(i18n.t('Batches of matrices that are repeated along one of several axes are not planned.'));
  const [m, k] = transposeA ? [columnsA, rowsA] : [rowsA, columnsA];
  const n = transposeB ? rowsB : columnsB;
  return { batch, count, m, n, k, transposeA, transposeB, strideA: countA === 1 ? 0 : m * k, strideB: countB === 1 ? 0 : k * n };
}

function gatherSizes(call: Call<{ readonly shape: readonly number[] }>) {
  const x = call.shape('x');
  const indices = call.shape('indices');
  const axis = call.number('axis', 0) < 0 ? call.number('axis') + x.length : call.number('axis', 0);
  if (call.number('batchDims', 0) !== 0) throw new Error(i18n.t('Look-ups with axes of their own for each row are not planned.'));
  return { shape: [...x.slice(0, axis), ...indices, ...x.slice(axis + 1)], outer: sizeOfShape(x.slice(0, axis)), length: x[axis] ?? 1, inner: sizeOfShape(x.slice(axis + 1)), count: sizeOfShape(indices) };
}

export const products: KernelRules = {
  BatchMatMul: {
    describe(call) {
      const { batch, m, n } = matrixSizes(call);
      return [{ shape: [...batch, m, n], dtype: 'float32' }];
    },
    lower(build, call, [output]) {
      const { batch: _, count, ...sizes } = matrixSizes(call);
      const [a, b] = [call.input('a'), call.input('b')];
      const out = build.temporary(output?.shape ?? []);
      return [build.instruction(out, [a, b], (at) => ({ op: 'matmul', a: at(a), b: at(b), to: at(out), bias: null, relu: false, batch: count, ...sizes }))];
    },
  },
  GatherV2: {
    describe: (call) => [{ shape: gatherSizes(call).shape, dtype: call.input('x').dtype }],
    lower(build, call, [output]) {
      const { shape: _, ...sizes } = gatherSizes(call);
      const [x, indices] = [call.input('x'), call.input('indices')];
      const out = build.temporary(output?.shape ?? []);
      return [build.instruction(out, [x, indices], (at) => ({ op: 'gather', from: at(x), indices: at(indices), to: at(out), ...sizes }))];
    },
  },
  UnsortedSegmentSum: {
    describe: (call) => [{ shape: [call.number('numSegments'), ...call.shape('x').slice(call.shape('segmentIds').length)], dtype: 'float32' }],
    lower(build, call, [output]) {
      const [x, indices] = [call.input('x'), call.input('segmentIds')];
      const segments = call.number('numSegments');
      const count = sizeOfShape(indices.shape);
      const out = build.temporary(output?.shape ?? []);
      return [build.instruction(out, [x, indices], (at) => ({ op: 'segmentSum', from: at(x), indices: at(indices), to: at(out), segments, count, inner: sizeOfShape(x.shape) / count }))];
    },
  },
  OneHot: {
    describe: (call) => [{ shape: [...call.shape('indices'), call.number('depth')], dtype: 'float32' }],
    lower(build, call, [output]) {
      const indices = call.input('indices');
      const out = build.temporary(output?.shape ?? []);
      return [build.instruction(out, [indices], (at) => ({ op: 'oneHot', indices: at(indices), to: at(out), count: sizeOfShape(indices.shape), depth: call.number('depth'), on: call.number('onValue', 1), off: call.number('offValue', 0) }))];
    },
  },
};
