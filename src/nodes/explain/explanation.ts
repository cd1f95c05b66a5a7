/**
 * How a layer comes to one of its numbers, with the numbers themselves: plain data that a view can set and a test can hold against
 * TensorFlow.js. Each kind brings its own file; the chain rule, which is the same for all, is in `chain.ts`.
 */
import type { Json } from '../../graph/document.ts';

/** Numbers of one example, the batch left out, the last axis running fastest. */
export interface Numbers {
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

/** A layer as it stood when one example went through it, as when not training. */
export interface Layer {
  readonly params: Readonly<Record<string, Json>>;
  readonly inputs: readonly Numbers[];
  /** By Keras's names: `kernel`, `bias`. */
  readonly weights: Readonly<Record<string, Numbers>>;
  readonly output: Numbers;
  /** What goes in for every row of the batch that the next step takes: `[rows, ...shape]`. Only given to kinds that read it. */
  readonly batch?: Numbers;
}

/** One summand (or one candidate of a maximum). */
export interface Term {
  /** `x[2] · w[2, 0]`. */
  readonly label: string;
  /** The factors, in the label's order. */
  readonly parts: readonly number[];
  readonly value: number;
}

/** Cells of an input or a weight that a number is made of. */
export interface Reads {
  /** Which input, or the name of a weight. */
  readonly from: number | string;
  readonly cells: readonly number[];
  /** The one that decides, where only one does. */
  readonly winner?: number;
}

export interface Explanation {
  /** One plain sentence without numbers. */
  readonly title: string;
  /** In TeX, with symbols. */
  readonly formula: string;
  /** The same with the values put in; long sums are shortened. */
  readonly withNumbers: string;
  readonly terms: readonly Term[];
  /** What the factors of the terms are, in their order, where it is the same for all. */
  readonly factors?: string;
  /** What is computed on the way: the sum before the activation, the divisor. */
  readonly stages: readonly { readonly label: string; readonly value: number }[];
  readonly result: number;
  readonly reads: readonly Reads[];
  /** Whole sentences. */
  readonly notes: readonly string[];
}

/** How much an output number changes with one number that it is made of, as factors to multiply. */
export interface Slope {
  /** What the factors are: `relu’s slope · weight`. */
  readonly what?: string;
  readonly parts: readonly number[];
}

/** The derivatives of a kind's outputs. A number that an output does not read gives it no slope: null. */
export interface Derivatives {
  /** In TeX: the chain rule as this kind has it, for an input. */
  readonly formula: string | ((layer: Layer) => string);
  /** Outputs that can depend on an input's cell: all of those that do, and perhaps others. */
  readers(layer: Layer, input: number, cell: number): Iterable<number>;
  slope(layer: Layer, at: number, input: number, cell: number): Slope | null;
  readonly weights?: {
    readonly formula: string | ((layer: Layer, name: string) => string);
    readers(layer: Layer, name: string, cell: number): Iterable<number>;
    slope(layer: Layer, at: number, name: string, cell: number): Slope | null;
  };
}

/** How the gradient of one number comes about, where it is no sum over outputs: what a recurrent layer sends back goes through its steps. */
export interface WayBack {
  /** In TeX. */
  readonly formula: string;
  readonly terms: readonly Term[];
  /** What the factors of the terms are, in their order. */
  readonly factors: string;
  /** Outputs whose gradients take part. */
  readonly outputs: readonly number[];
  /** Whole sentences. */
  readonly notes: readonly string[];
}

/** A kind that puts its gradients together itself. @param gradient that of its output. */
export interface OwnWay {
  toInput(layer: Layer, gradient: Numbers, cell: number): WayBack;
  toWeight(layer: Layer, gradient: Numbers, name: string, cell: number): WayBack;
}

/** What a kind knows of its own numbers. */
export interface KindExplanation {
  /** @param at which number of the output, counted through. */
  forward(layer: Layer, at: number): Explanation;
  /** True where training computes with the numbers of the whole batch. */
  readonly readsBatch?: true;
  /** Left out where gradients are only shown, not derived. */
  readonly backward?: Derivatives | OwnWay;
}
