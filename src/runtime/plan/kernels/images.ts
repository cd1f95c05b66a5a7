/** Convolutions, pooling and local response normalization, over `[batch, height, width, channels]`. */
import type { ConvShape } from '../instruction.ts';
import { sizeOfShape } from '../value.ts';
import type { Call, KernelRule, KernelRules } from './kernel.ts';
import { i18n } from '../../../words/i18n.ts';

type AnyCall = Call<{ readonly shape: readonly number[] }>;
function convolution(call: AnyCall, x: readonly number[], filter: readonly number[], depthwise: boolean): ConvShape {
  const format = call.attr('dataFormat');
  if (format !== undefined && format !== 'NHWC') throw new Error(i18n.t('Only images with channels last are planned.'));
  const [filterHeight = 1, filterWidth = 1, inChannels = 1, last = 1] = filter;
  const dilations = call.attr('dilations') === undefined ? [1] : call.numbers('dilations');
  return windows(call, x, [filterHeight, filterWidth], dilations, depthwise ? inChannels * last : last);
}

function pooling(call: AnyCall, x: readonly number[]): ConvShape {
  return windows(call, x, call.numbers('filterSize'), [1], x[3] ?? 1);
}

/** One number for both directions, or one for each. */
function pair(numbers: readonly number[]): readonly [number, number] {
  return [numbers[0] ?? 1, numbers[1] ?? numbers[0] ?? 1];
}

function windows(call: AnyCall, [batch = 1, inHeight = 1, inWidth = 1, inChannels = 1]: readonly number[], filter: readonly number[], dilations: readonly number[], outChannels: number): ConvShape {
  const [filterHeight, filterWidth] = pair(filter);
  const [strideHeight, strideWidth] = pair(call.numbers('strides'));
  const [dilationHeight, dilationWidth] = pair(dilations);
  const rows = extent(call, inHeight, filterHeight, strideHeight, dilationHeight, 1);
  const columns = extent(call, inWidth, filterWidth, strideWidth, dilationWidth, 2);
  return { batch, inHeight, inWidth, inChannels, outHeight: rows.out, outWidth: columns.out, outChannels, filterHeight, filterWidth, strideHeight, strideWidth, dilationHeight, dilationWidth, padTop: rows.before, padLeft: columns.before };
}

/** How many windows fit along one axis, and how far the first stands out (TensorFlow's rule for "same" padding: the odd pixel goes to the end). */
function extent(call: AnyCall, size: number, filter: number, stride: number, dilation: number, axis: number): { readonly out: number; readonly before: number } {
  const reach = (filter - 1) * dilation + 1;
  const pad = call.attr('pad');
  if (pad === 'same') {
    const out = Math.ceil(size / stride);
    return { out, before: Math.floor(Math.max(0, (out - 1) * stride + reach - size) / 2) };
  }
  if (pad === 'valid') return { out: Math.ceil((size - reach + 1) / stride), before: 0 };
  const [before, after] = typeof pad === 'number' ? [pad, pad] : ((pad as readonly (readonly [number, number])[])[axis] ?? [0, 0]);
  const rounding = call.attr('dimRoundingMode') === 'ceil' ? Math.ceil : call.attr('dimRoundingMode') === 'round' ? Math.round : Math.floor;
  return { out: rounding((size + before + after - reach) / stride) + 1, before };
}

function outShape({ batch, outHeight, outWidth, outChannels }: ConvShape): number[] {
  return [batch, outHeight, outWidth, outChannels];
}

function forward(op: 'conv2d' | 'depthwise'): KernelRule {
  const sizes = (call: AnyCall) => convolution(call, call.shape('x'), call.shape('filter'), op === 'depthwise');
  return {
    describe: (call) => [{ shape: outShape(sizes(call)), dtype: 'float32' }],
    lower(build, call, [output]) {
      const shape = sizes(call);
      const [x, filter] = [call.input('x'), call.input('filter')];
      const out = build.temporary(output?.shape ?? []);
      return [build.instruction(out, [x, filter], (at) => (op === 'conv2d' ? { op, x: at(x), filter: at(filter), to: at(out), bias: null, relu: false, shape } : { op, x: at(x), filter: at(filter), to: at(out), shape }))];
    },
  };
}

function inputGradient(op: 'conv2dInput' | 'depthwiseInput'): KernelRule {
  return {
    describe: (call) => [{ shape: call.numbers('inputShape'), dtype: 'float32' }],
    lower(build, call, [output]) {
      const shape = convolution(call, call.numbers('inputShape'), call.shape('filter'), op === 'depthwiseInput');
      const [dy, filter] = [call.input('dy'), call.input('filter')];
      const out = build.temporary(output?.shape ?? []);
      return [build.instruction(out, [dy, filter], (at) => ({ op, dy: at(dy), filter: at(filter), to: at(out), shape }))];
    },
  };
}

function filterGradient(op: 'conv2dFilter' | 'depthwiseFilter'): KernelRule {
  return {
    describe: (call) => [{ shape: call.numbers('filterShape'), dtype: 'float32' }],
    lower(build, call, [output]) {
      const shape = convolution(call, call.shape('x'), call.numbers('filterShape'), op === 'depthwiseFilter');
      const [x, dy] = [call.input('x'), call.input('dy')];
      const out = build.temporary(output?.shape ?? []);
      return [build.instruction(out, [x, dy], (at) => ({ op, x: at(x), dy: at(dy), to: at(out), shape }))];
    },
  };
}

function pool(op: 'maxPool' | 'avgPool'): KernelRule {
  return {
    describe: (call) => [{ shape: outShape(pooling(call, call.shape('x'))), dtype: 'float32' }],
    lower(build, call, [output]) {
      const x = call.input('x');
      const shape = pooling(call, x.shape);
      const out = build.temporary(output?.shape ?? []);
      return [build.instruction(out, [x], (at) => ({ op, x: at(x), to: at(out), shape }))];
    },
  };
}

function lrnNumbers(call: AnyCall) {
  const shape = call.shape('x');
  const channels = shape.at(-1) ?? 1;
  return { rows: sizeOfShape(shape) / channels, channels, radius: call.number('depthRadius'), bias: call.number('bias'), alpha: call.number('alpha'), beta: call.number('beta') };
}

export const images: KernelRules = {
  Conv2D: forward('conv2d'),
  Conv2DBackpropInput: inputGradient('conv2dInput'),
  Conv2DBackpropFilter: filterGradient('conv2dFilter'),
  DepthwiseConv2dNative: forward('depthwise'),
  DepthwiseConv2dNativeBackpropInput: inputGradient('depthwiseInput'),
  DepthwiseConv2dNativeBackpropFilter: filterGradient('depthwiseFilter'),
  MaxPool: pool('maxPool'),
  AvgPool: pool('avgPool'),
  MaxPoolGrad: {
    describe: (call) => [{ shape: call.shape('input'), dtype: 'float32' }],
    lower(build, call, [output]) {
      const [x, dy] = [call.input('input'), call.input('dy')];
      const shape = pooling(call, x.shape);
      const out = build.temporary(output?.shape ?? []);
      return [build.instruction(out, [x, dy], (at) => ({ op: 'maxPoolGrad', x: at(x), dy: at(dy), to: at(out), shape }))];
    },
  },
  AvgPoolGrad: {
    describe: (call) => [{ shape: call.shape('input'), dtype: 'float32' }],
    lower(build, call, [output]) {
      const dy = call.input('dy');
      const shape = pooling(call, call.shape('input'));
      const out = build.temporary(output?.shape ?? []);
      return [build.instruction(out, [dy], (at) => ({ op: 'avgPoolGrad', dy: at(dy), to: at(out), shape }))];
    },
  },
  LRN: {
    describe: (call) => [{ shape: call.shape('x'), dtype: 'float32' }],
    lower(build, call, [output]) {
      const x = call.input('x');
      const out = build.temporary(output?.shape ?? []);
      return [build.instruction(out, [x], (at) => ({ op: 'lrn', x: at(x), to: at(out), ...lrnNumbers(call) }))];
    },
  },
  LRNGrad: {
    describe: (call) => [{ shape: call.shape('x'), dtype: 'float32' }],
    lower(build, call, [output]) {
      const [x, y, dy] = [call.input('x'), call.input('y'), call.input('dy')];
      const out = build.temporary(output?.shape ?? []);
      return [build.instruction(out, [x, y, dy], (at) => ({ op: 'lrnGrad', x: at(x), y: at(y), dy: at(dy), to: at(out), ...lrnNumbers(call) }))];
    },
  },
};
