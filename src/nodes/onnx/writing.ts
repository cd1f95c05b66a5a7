/**
 * How a node kind is written in ONNX (onnx.ai/onnx/operators, opset 17). What a kind needs for it stands here in a file of its
 * own, beside its other description and fetched only when a graph is exported.
 *
 * Between the kinds a value has the batch first and is ordered as in Keras: an image is `[batch, height, width, channels]`.
 * Kinds whose operator wants the channels first turn it round and back; what is turned back and at once round again is left out.
 */
import type { Json } from '../../graph/document.ts';
import type { TensorType } from '../../graph/tensorType.ts';

/** Numbers of a weight, the last axis running fastest. */
export interface Numbers {
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

export type Attribute =
  | { readonly int: number }
  | { readonly float: number }
  | { readonly text: string }
  | { readonly ints: readonly number[] }
  | { readonly texts: readonly string[] };
export type Attributes = Readonly<Record<string, Attribute>>;

/** Where the operators go. Values are spoken of by name. */
export interface OnnxGraph {
  /** Adds an operator with one output. @returns the output's name. */
  add(operator: string, inputs: readonly string[], attributes?: Attributes): string;
  /** Adds an operator with several outputs, and names them all. */
  addMany(operator: string, inputs: readonly string[], outputs: number, attributes?: Attributes): readonly string[];
  /** Constant float32 numbers. */
  floats(numbers: Numbers): string;
  /** One row of constant int64 numbers: shapes, axes, borders. */
  ints(values: readonly number[]): string;
  /** The value with its axes in this order; nothing where that undoes how it was made. */
  transposed(value: string, order: readonly number[]): string;
}

/** What a kind knows when it is written. */
export interface OnnxContext {
  readonly graph: OnnxGraph;
  readonly params: Readonly<Record<string, Json>>;
  /** Types of the inputs in the order of the ports, the batch left out. */
  readonly inputs: readonly TensorType[];
  readonly output: TensorType;
  /** Values that hold the inputs, in the same order. */
  readonly names: readonly string[];
  /** Keras's names: `kernel`, `bias`. Null for one that the node does not have. */
  weight(name: string): Numbers | null;
}

/** Adds what computes the node, as when not training. @returns the value that holds the result. */
export type OnnxWriter = (context: OnnxContext) => string;

export const int = (value: number): Attribute => ({ int: value });
export const float = (value: number): Attribute => ({ float: value });
export const text = (value: string): Attribute => ({ text: value });
export const ints = (...values: readonly number[]): Attribute => ({ ints: values });
export const texts = (...values: readonly string[]): Attribute => ({ texts: values });

/** The value of a kind that takes one. */
export function inputOf({ names }: OnnxContext): string {
  return names[0] ?? '';
}

/** A parameter that is a number. Programs hold every parameter of a kind. */
export function numberParam({ params }: OnnxContext, name: string): number {
  return Number(params[name]);
}

/** A weight that the kind always has. @throws where the run gave none */
export function weightOf(context: OnnxContext, name: string): Numbers {
  const weight = context.weight(name);
  if (!weight) throw new Error(`The weight “${name}” is missing.`);
  return weight;
}

/** A weight as a constant, its axes in another order; the layer's own where none is given. */
export function constant({ graph }: OnnxContext, weight: Numbers, order?: readonly number[], shape?: readonly number[]): string {
  const ordered = order ? permuted(weight, order) : weight;
  return graph.floats(shape ? { shape, values: ordered.values } : ordered);
}

/** As `numpy.transpose`. */
export function permuted({ shape, values }: Numbers, order: readonly number[]): Numbers {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
  const sizes = order.map((axis) => shape[axis] ?? 1);
  const steps = order.map((axis) => strides[axis] ?? 0);
  const result = new Float32Array(values.length);
  const at = sizes.map(() => 0);
  let from = 0;
  for (let to = 0; to < result.length; to++) {
    result[to] = values[from] ?? 0;
    for (let axis = sizes.length - 1; axis >= 0; axis--) {
      from += steps[axis] ?? 0;
      at[axis] = (at[axis] ?? 0) + 1;
      if ((at[axis] ?? 0) < (sizes[axis] ?? 1)) break;
      from -= (steps[axis] ?? 0) * (sizes[axis] ?? 1);
      at[axis] = 0;
    }
  }
  return { shape: sizes, values: result };
}

/** `[batch, ..., channels]` as `[batch, channels, ...]`. `rank` counts the axes without the batch. */
export function channelsFirst(graph: OnnxGraph, value: string, rank: number): string {
  if (rank < 2) return value;
  return graph.transposed(value, [0, rank, ...Array.from({ length: rank - 1 }, (_, axis) => axis + 1)]);
}

/** The way back from `channelsFirst`. */
export function channelsLast(graph: OnnxGraph, value: string, rank: number): string {
  if (rank < 2) return value;
  return graph.transposed(value, [0, ...Array.from({ length: rank - 1 }, (_, axis) => axis + 2), 1]);
}

/** Writes what `compute` makes of the input with its channels first. */
export function withChannelsFirst(context: OnnxContext, compute: (value: string) => string): string {
  const rank = context.inputs[0]?.shape.length ?? 1;
  return channelsLast(context.graph, compute(channelsFirst(context.graph, inputOf(context), rank)), context.output.shape.length);
}
