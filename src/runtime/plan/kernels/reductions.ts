/** Kernels that sum up, compare or choose along axes. */
import type { ReduceInstruction } from '../instruction.ts';
import { reshaped, type Builder } from '../step.ts';
import { sizeOfShape, type Value } from '../value.ts';
import type { Call, Described, KernelRule, KernelRules } from './kernel.ts';

/** Axes from 0, in order; all of them where none is named. */
export function axesOf(call: Call<{ readonly shape: readonly number[] }>, attribute: string, rank: number): readonly number[] {
  const named = call.numbers(attribute);
  if (named.length === 0 && (call.attr(attribute) === undefined || call.attr(attribute) === null)) return Array.from({ length: rank }, (_, axis) => axis);
  return [...new Set(named.map((axis) => (axis < 0 ? axis + rank : axis)))].sort((a, b) => a - b);
}

function reducedShape(shape: readonly number[], axes: readonly number[], keepDims: boolean): number[] {
  return shape.flatMap((size, axis) => (axes.includes(axis) ? (keepDims ? [1] : []) : [size]));
}

/** Runs of neighbouring axes are reduced together, from the last run to the first. */
export function reduce(build: Builder, fn: ReduceInstruction['fn'], x: Value, axes: readonly number[]): Value {
  let value = x;
  const wanted = axes.filter((axis) => (x.shape[axis] ?? 1) !== 1);
  for (let last = wanted.length - 1; last >= 0; last--) {
    let first = last;
    // An axis of 1 between two of them does not part them.
    while (first > 0 && sizeOfShape(value.shape.slice((wanted[first - 1] as number) + 1, wanted[first] as number)) === 1) first--;
    const [from, to] = [wanted[first] as number, (wanted[last] as number) + 1];
    const shape = [...value.shape.slice(0, from), ...value.shape.slice(from, to).map(() => 1), ...value.shape.slice(to)];
    const sizes = { outer: sizeOfShape(value.shape.slice(0, from)), length: sizeOfShape(value.shape.slice(from, to)), inner: sizeOfShape(value.shape.slice(to)) };
    const source = value;
    value = build.instruction(build.temporary(shape), [source], (at) => ({ op: 'reduce', fn, from: at(source), to: at(value), ...sizes }));
    last = first;
  }
  return value;
}

function rule(fn: ReduceInstruction['fn'], attribute: string, dtype?: Described['dtype']): KernelRule {
  return {
    describe(call) {
      const x = call.input('x');
      return [{ shape: reducedShape(x.shape, axesOf(call, attribute, x.shape.length), call.flag('keepDims')), dtype: dtype ?? x.dtype }];
    },
    lower(build, call, [output]) {
      const x = call.input('x');
      return [reshaped(reduce(build, fn, x, axesOf(call, attribute, x.shape.length)), output?.shape ?? [])];
    },
  };
}

/** Along the last axis of `[rows, columns]`. */
function alongLast(op: 'softmax' | 'logSoftmax'): KernelRule {
  return {
    describe: (call) => [{ shape: call.shape('logits'), dtype: 'float32' }],
    lower(build, call, [output]) {
      const logits = call.input('logits');
      const columns = logits.shape.at(-1) ?? 1;
      const out = build.temporary(output?.shape ?? []);
      return [build.instruction(out, [logits], (at) => ({ op, from: at(logits), to: at(out), rows: sizeOfShape(logits.shape) / columns, columns }))];
    },
  };
}

export const reductions: KernelRules = {
  Sum: rule('sum', 'axis', 'float32'),
  Mean: rule('mean', 'axis', 'float32'),
  Prod: rule('prod', 'axis'),
  Max: rule('max', 'reductionIndices'),
  Min: rule('min', 'axis'),
  All: rule('all', 'axis', 'bool'),
  Any: rule('any', 'axis', 'bool'),
  ArgMax: {
    describe(call) {
      const { shape } = call.input('x');
      return [{ shape: reducedShape(shape, axesOf(call, 'axis', shape.length), false), dtype: 'int32' }];
    },
    lower(build, call, [output]) {
      const x = call.input('x');
      const axis = axesOf(call, 'axis', x.shape.length)[0] ?? 0;
      const sizes = { outer: sizeOfShape(x.shape.slice(0, axis)), length: x.shape[axis] ?? 1, inner: sizeOfShape(x.shape.slice(axis + 1)) };
      const out = build.temporary(output?.shape ?? []);
      return [build.instruction(out, [x], (at) => ({ op: 'argMax', from: at(x), to: at(out), ...sizes }))];
    },
  },
  Softmax: alongLast('softmax'),
  LogSoftmax: alongLast('logSoftmax'),
};
