/** What the planner knows of one of TensorFlow.js's kernels: what shapes it gives, and how it is written in steps. */
import type { Builder } from '../step.ts';
import type { DType } from '../trace.ts';
import type { Value } from '../value.ts';

export interface Described {
  readonly shape: readonly number[];
  readonly dtype: DType;
}

type Attributes = Readonly<Record<string, unknown>>;

/** One call of a kernel, with what is known of its inputs: shapes while tracing, values while planning. */
export class Call<T extends { readonly shape: readonly number[] }> {
  readonly kernel: string;
  readonly #inputs: Readonly<Record<string, T>>;
  readonly #attrs: Attributes;

  constructor(kernel: string, inputs: Readonly<Record<string, T>>, attrs: Attributes) {
    this.kernel = kernel;
    this.#inputs = inputs;
    this.#attrs = attrs;
  }

  input(name: string): T {
    const input = this.#inputs[name];
    if (!input) throw new Error(`The kernel ${this.kernel} was called without its input “${name}”.`);
    return input;
  }

  has(name: string): boolean {
    return this.#inputs[name] !== undefined;
  }

  /** All inputs in order, for kernels that take a list. */
  list(): readonly T[] {
    return Object.keys(this.#inputs).sort((a, b) => Number(a) - Number(b)).map((name) => this.input(name));
  }

  shape(name: string): readonly number[] {
    return this.input(name).shape;
  }

  attr(name: string): unknown {
    return this.#attrs[name];
  }

  number(name: string, otherwise = NaN): number {
    const value = this.#attrs[name];
    return typeof value === 'number' ? value : otherwise;
  }

  flag(name: string): boolean {
    return this.#attrs[name] === true;
  }

  numbers(name: string): readonly number[] {
    const value = this.#attrs[name];
    if (typeof value === 'number') return [value];
    return Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from(value as ArrayLike<number>) : [];
  }
}

export interface KernelRule {
  /** The results' shapes and types; throws a sentence where this use of the kernel is not known. */
  describe(call: Call<Described>): readonly Described[];
  /** The results as values, in the same order. */
  lower(build: Builder, call: Call<Value>, outputs: readonly Described[]): readonly Value[];
}

export type KernelRules = Readonly<Record<string, KernelRule>>;

