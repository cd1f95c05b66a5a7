/** What the tests of all kinds share: inputs that suit each kind, and random parameters. */
import fc from 'fast-check';
import type { z } from '../graph/zod.ts';
import { fieldsOf, type Field } from '../graph/fields.ts';
import { sizeOf, type TensorType } from '../graph/tensorType.ts';
import type { NodeKind } from './kind.ts';

export type Params = Readonly<Record<string, unknown>>;

const image = fc.tuple(fc.integer({ min: 5, max: 11 }), fc.integer({ min: 5, max: 11 }), fc.integer({ min: 1, max: 3 }));
const sequence = fc.tuple(fc.integer({ min: 5, max: 9 }), fc.integer({ min: 1, max: 4 }));
const row = fc.tuple(fc.integer({ min: 1, max: 12 }));
const anyShape: fc.Arbitrary<number[]> = fc.oneof(image, sequence, row);

const ROWS = new Set(['dense', 'embedding']);
const SEQUENCES = new Set(['conv1d', 'simpleRnn', 'lstm', 'gru']);

function isImageKind(id: string): boolean {
  return id.includes('2d') || id === 'lrn';
}

function shapeFor(kind: NodeKind): fc.Arbitrary<number[]> {
  if (ROWS.has(kind.id)) return row;
  if (SEQUENCES.has(kind.id)) return sequence;
  return isImageKind(kind.id) ? image : anyShape;
}

/** A kind's inputs and parameters that go together. */
export interface Sample {
  readonly params: Params;
  readonly inputs: readonly TensorType[];
}

/** Random parameters within the bounds, small enough for a test, beside inputs of the kind's rank. */
export function samples(kind: NodeKind): fc.Arbitrary<Sample> {
  if (kind.inputs.length === 0) return randomParams(kind).map((params) => ({ params, inputs: [] }));
  return fc.tuple(shapeFor(kind), randomParams(kind), fc.integer({ min: 2, max: 4 })).map(([shape, params, wires]) => ({
    params: { ...params, ...fitting(kind, shape) },
    inputs: Array.from({ length: kind.variadic ? wires : 1 }, () => (kind.id === 'embedding' ? { shape, indices: true } : { shape })),
  }));
}

/** The parameters that only make sense for one shape. */
function fitting(kind: NodeKind, shape: readonly number[]): Params {
  if (kind.id === 'reshape') return { targetShape: [sizeOf(shape), 1] };
  if (kind.id === 'permute') return { dims: shape.map((_, axis) => shape.length - axis) };
  if (kind.id === 'concat') return { axis: -1 };
  return {};
}

function randomParams(kind: NodeKind): fc.Arbitrary<Params> {
  const entries = fieldsOf(kind.params).map((field) => [field.name, valueOf(field)] as const);
  return fc.record(Object.fromEntries(entries)).map((params) => oneOfTwo(params));
}

/** No backend computes strides and dilation together; the kinds say so themselves. */
function oneOfTwo(params: Params): Params {
  return Number(params['dilationRate'] ?? 1) > 1 ? { ...params, strides: 1 } : params;
}

function valueOf(field: Field): fc.Arbitrary<unknown> {
  switch (field.control) {
    case 'integer':
      return fc.integer({ min: field.min ?? 0, max: Math.min(field.max ?? 4, (field.min ?? 0) + 3) });
    case 'number':
      return fc.double({ min: field.min ?? 0, max: Math.min(field.max ?? 1, (field.min ?? 0) + 0.9), noNaN: true });
    case 'choice':
      return fc.constantFrom(...(field.options ?? []).map((option) => option.value));
    case 'switch':
      return fc.boolean();
    case 'regularizer':
      return fc.constantFrom({ l1: 0, l2: 0 }, { l1: 0, l2: 0.0005 }, { l1: 0.01, l2: 0 });
    case 'text':
      return fc.constantFrom('x^2', 'x^5 - 2*x^3 - 2', '-sin(2*x) / (1 + exp(x))', 'sigmoid(x) * tanh(x)');
    case 'integers':
    case 'table':
    case 'plane':
      return fc.constant(field.defaultValue);
  }
}

/** The parameters complete, as the compiler hands them to the kind. */
export function complete(kind: NodeKind, params: Params): z.infer<NodeKind['params']> {
  return kind.params.parse(params);
}
