/** What a step was seen to do: kernels in order, over numbered values. Plain data; what a plan is made from. */
export type ValueId = number;

export type DType = 'float32' | 'int32' | 'bool' | 'string' | 'complex64';

/** Where a value comes from that no kernel of the step computes. */
export type Origin =
  /** The same at each step: written while the step was traced. */
  | { readonly type: 'constant'; readonly values: Float32Array }
  /** Rows of a dataset node. */
  | { readonly type: 'feed'; readonly node: string; readonly port: 'features' | 'labels' }
  /** A weight, by `node.name`, or what the optimizer keeps for it, by `node.name.slot`. */
  | { readonly type: 'state'; readonly key: string }
  /** A number that is worked out anew for each step: the learning rate, Adam's corrections. */
  | { readonly type: 'number'; readonly name: string }
  /** Random numbers: an operation's first draw in the step, its second, ... */
  | { readonly type: 'random'; readonly seed: number; readonly draw: number; readonly distribution: 'uniform' | 'normal' };

export interface TraceValue {
  readonly shape: readonly number[];
  readonly dtype: DType;
  /** Null for a kernel's result. */
  readonly origin: Origin | null;
}

export interface TraceCall {
  readonly kernel: string;
  /** By tfjs's names; lists have the names 0, 1, ... */
  readonly inputs: Readonly<Record<string, ValueId>>;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly outputs: readonly ValueId[];
}

export interface Trace {
  readonly values: readonly TraceValue[];
  readonly calls: readonly TraceCall[];
  /** Calls from here on are the optimizer's. */
  readonly updatesFrom: number;
  /** Values that someone reads after a step: "loss", "accuracy". */
  readonly results: Readonly<Record<string, ValueId>>;
  /** State that the step changes, by its key. */
  readonly updates: Readonly<Record<string, ValueId>>;
}
