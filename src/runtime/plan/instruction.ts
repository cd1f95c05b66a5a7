/**
 * The instructions that a captured step becomes: what the executors in `../replay` understand. Plain data.
 *
 * All numbers are float32 in one block of memory; truths are 0 and 1, indices are whole numbers. An `Offset`
 * counts float32 numbers from the start of that block. Tensors lie row-major without gaps unless an
 * instruction says otherwise; images are `[batch, height, width, channels]`, filters
 * `[height, width, inChannels, outChannels]`. Operands of one instruction do not overlap, except that a
 * `map` may write where it reads when it reads that place as `same`.
 */
export type Offset = number;

/** What a map computes of one number (or of two or three). Comparisons and logic give 0 or 1, and take anything but 0 for true. */
export type MapFunction =
  // one argument
  | 'copy' | 'neg' | 'abs' | 'sign' | 'square' | 'sqrt' | 'rsqrt' | 'reciprocal' | 'exp' | 'expm1' | 'log' | 'log1p'
  | 'sin' | 'cos' | 'tan' | 'tanh' | 'sigmoid' | 'softplus' | 'erf' | 'relu' | 'floor' | 'ceil' | 'round' | 'not' | 'isNaN'
  // two
  | 'add' | 'sub' | 'mul' | 'div' | 'min' | 'max' | 'pow' | 'greater' | 'greaterEqual' | 'less' | 'lessEqual' | 'equal' | 'notEqual' | 'and' | 'or'
  // three: where the first is true the second, else the third
  | 'select';

/** How a map reads an input. `strided`: `shape` multiplies to the map's count; a stride is 0 where the input is repeated. */
export type MapInput =
  | { readonly access: 'same'; readonly at: Offset }
  | { readonly access: 'scalar'; readonly at: Offset }
  | { readonly access: 'strided'; readonly at: Offset; readonly shape: readonly number[]; readonly strides: readonly number[] };

/** `to = fn(args)` over registers. Registers 0, 1, ... hold the inputs at the start; `to` may name one again once its value is not needed. */
export interface MapCode {
  readonly fn: MapFunction;
  readonly to: number;
  readonly args: readonly number[];
}

/** A chain of element-wise functions over `count` numbers, computed block by block without storing what lies between. */
export interface MapInstruction {
  readonly op: 'map';
  readonly count: number;
  readonly inputs: readonly MapInput[];
  readonly code: readonly MapCode[];
  readonly outputs: readonly { readonly register: number; readonly at: Offset }[];
  /** Registers used, at most `MAX_REGISTERS`. */
  readonly registers: number;
}
export const MAX_REGISTERS = 24;

/** `[outer, length, inner]` to `[outer, inner]`. */
export interface ReduceInstruction {
  readonly op: 'reduce';
  readonly fn: 'sum' | 'mean' | 'max' | 'min' | 'prod' | 'any' | 'all';
  readonly from: Offset;
  readonly to: Offset;
  readonly outer: number;
  readonly length: number;
  readonly inner: number;
}

/** `to[batch, m, n] = a[batch, m, k] · b[batch, k, n] (+ bias[n]) (then relu)`. A transposed `a` lies as `[k, m]`, a transposed `b` as `[n, k]`. */
export interface MatMulInstruction {
  readonly op: 'matmul';
  readonly a: Offset;
  readonly b: Offset;
  readonly to: Offset;
  readonly bias: Offset | null;
  readonly relu: boolean;
  readonly batch: number;
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  /** Numbers from one matrix of the batch to the next; 0 where all share one. */
  readonly strideA: number;
  readonly strideB: number;
}

/** Paddings at the far ends follow from the sizes. For depthwise, `outChannels` is `inChannels * multiplier`. */
export interface ConvShape {
  readonly batch: number;
  readonly inHeight: number;
  readonly inWidth: number;
  readonly inChannels: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly outChannels: number;
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly strideHeight: number;
  readonly strideWidth: number;
  readonly dilationHeight: number;
  readonly dilationWidth: number;
  readonly padTop: number;
  readonly padLeft: number;
}

/** A convolution, `(+ bias[outChannels]) (then relu)`. */
export interface Conv2dInstruction {
  readonly op: 'conv2d';
  readonly x: Offset;
  readonly filter: Offset;
  readonly to: Offset;
  readonly bias: Offset | null;
  readonly relu: boolean;
  readonly shape: ConvShape;
}
/** The gradient of a convolution's input. */
export interface Conv2dInputInstruction {
  readonly op: 'conv2dInput';
  readonly dy: Offset;
  readonly filter: Offset;
  readonly to: Offset;
  readonly shape: ConvShape;
}
/** The gradient of a convolution's filter. */
export interface Conv2dFilterInstruction {
  readonly op: 'conv2dFilter';
  readonly x: Offset;
  readonly dy: Offset;
  readonly to: Offset;
  readonly shape: ConvShape;
}
/** The same three with a filter `[height, width, inChannels, multiplier]`; output channel `c * multiplier + q` reads input channel `c`. */
export interface DepthwiseInstruction {
  readonly op: 'depthwise';
  readonly x: Offset;
  readonly filter: Offset;
  readonly to: Offset;
  readonly shape: ConvShape;
}
export interface DepthwiseInputInstruction {
  readonly op: 'depthwiseInput';
  readonly dy: Offset;
  readonly filter: Offset;
  readonly to: Offset;
  readonly shape: ConvShape;
}
export interface DepthwiseFilterInstruction {
  readonly op: 'depthwiseFilter';
  readonly x: Offset;
  readonly dy: Offset;
  readonly to: Offset;
  readonly shape: ConvShape;
}

/** Pooling windows; `outChannels` equals `inChannels`. An average counts only places inside the image. */
export interface PoolInstruction {
  readonly op: 'maxPool' | 'avgPool';
  readonly x: Offset;
  readonly to: Offset;
  readonly shape: ConvShape;
}
/** Each window hands its gradient to its largest value, the first of equals (row by row). */
export interface MaxPoolGradInstruction {
  readonly op: 'maxPoolGrad';
  readonly x: Offset;
  readonly dy: Offset;
  readonly to: Offset;
  readonly shape: ConvShape;
}
export interface AvgPoolGradInstruction {
  readonly op: 'avgPoolGrad';
  readonly dy: Offset;
  readonly to: Offset;
  readonly shape: ConvShape;
}

interface LrnNumbers {
  /** Pixels of all images. */
  readonly rows: number;
  readonly channels: number;
  readonly radius: number;
  readonly bias: number;
  readonly alpha: number;
  readonly beta: number;
}
/** `y_c = x_c / (bias + alpha * sum over |k - c| <= radius of x_k^2) ^ beta`. */
export interface LrnInstruction extends LrnNumbers {
  readonly op: 'lrn';
  readonly x: Offset;
  readonly to: Offset;
}
export interface LrnGradInstruction extends LrnNumbers {
  readonly op: 'lrnGrad';
  readonly x: Offset;
  readonly y: Offset;
  readonly dy: Offset;
  readonly to: Offset;
}

/** Along the last axis of `[rows, columns]`. */
export interface SoftmaxInstruction {
  readonly op: 'softmax' | 'logSoftmax';
  readonly from: Offset;
  readonly to: Offset;
  readonly rows: number;
  readonly columns: number;
}

/** Copies between two layouts: slices, paddings, joins, repeats (stride 0), reversals (stride below 0), turned axes. At most 6 axes, no axis of size 1 unless it is the only one. */
export interface CopyInstruction {
  readonly op: 'copy';
  readonly from: Offset;
  readonly to: Offset;
  readonly shape: readonly number[];
  readonly fromStrides: readonly number[];
  readonly toStrides: readonly number[];
}

export interface FillInstruction {
  readonly op: 'fill';
  readonly to: Offset;
  readonly count: number;
  readonly value: number;
}

/** `to[outer, count, inner] = from[outer, indices[count], inner]`, `from` being `[outer, length, inner]`. */
export interface GatherInstruction {
  readonly op: 'gather';
  readonly from: Offset;
  readonly indices: Offset;
  readonly to: Offset;
  readonly outer: number;
  readonly length: number;
  readonly inner: number;
  readonly count: number;
}

/** `to[segments, inner]`: each row of `from[count, inner]` is added to the segment that its index names; an index out of range is left out. */
export interface SegmentSumInstruction {
  readonly op: 'segmentSum';
  readonly from: Offset;
  readonly indices: Offset;
  readonly to: Offset;
  readonly segments: number;
  readonly count: number;
  readonly inner: number;
}

/** The place of the largest (the first of equals) along `[outer, length, inner]`, to `[outer, inner]`. */
export interface ArgMaxInstruction {
  readonly op: 'argMax';
  readonly from: Offset;
  readonly to: Offset;
  readonly outer: number;
  readonly length: number;
  readonly inner: number;
}

export interface OneHotInstruction {
  readonly op: 'oneHot';
  readonly indices: Offset;
  readonly to: Offset;
  readonly count: number;
  readonly depth: number;
  readonly on: number;
  readonly off: number;
}

export type Instruction =
  | MapInstruction
  | ReduceInstruction
  | MatMulInstruction
  | Conv2dInstruction
  | Conv2dInputInstruction
  | Conv2dFilterInstruction
  | DepthwiseInstruction
  | DepthwiseInputInstruction
  | DepthwiseFilterInstruction
  | PoolInstruction
  | MaxPoolGradInstruction
  | AvgPoolGradInstruction
  | LrnInstruction
  | LrnGradInstruction
  | SoftmaxInstruction
  | CopyInstruction
  | FillInstruction
  | GatherInstruction
  | SegmentSumInstruction
  | ArgMaxInstruction
  | OneHotInstruction;
