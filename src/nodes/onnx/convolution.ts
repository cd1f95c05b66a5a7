import { bordersOf, type Padding, type Slide } from '../shared/images.ts';
import { activated } from './activation.ts';
import { channelsFirst, channelsLast, constant, inputOf, ints, int, numberParam, weightOf, type Attribute, type Attributes, type OnnxContext, type OnnxWriter } from './writing.ts';

/** The window of a convolution or a pool, the same along each axis. */
export function slideOf(context: OnnxContext): Slide {
  const window = numberParam(context, context.params['poolSize'] === undefined ? 'kernelSize' : 'poolSize');
  const stride = numberParam(context, 'strides');
  // A pool moves as far as it is wide where it is told 0.
  return { window, stride: stride === 0 ? window : stride, padding: context.params['padding'] as Padding, dilation: Number(context.params['dilationRate'] ?? 1) };
}

/** Zeros around the axes that the window slides along: all that come before, then all that come after. */
export function borders(context: OnnxContext, slide: Slide): Attribute {
  const sizes = context.inputs[0]?.shape.slice(0, -1) ?? [];
  const pairs = sizes.map((size) => bordersOf(size, slide));
  return ints(...pairs.map(([before]) => before), ...pairs.map(([, after]) => after));
}

/** How many axes the window slides along. */
export function windowAxes({ inputs }: OnnxContext): number {
  return (inputs[0]?.shape.length ?? 1) - 1;
}

function bias(context: OnnxContext): readonly string[] {
  const weight = context.weight('bias');
  return weight ? [constant(context, weight)] : [];
}

/** Turns the channels to the front, convolves, turns them back, and applies the layer's activation. */
function convolved(context: OnnxContext, compute: (value: string) => string): string {
  const { graph, inputs, output, params } = context;
  const value = compute(channelsFirst(graph, inputOf(context), inputs[0]?.shape.length ?? 1));
  return activated(graph, channelsLast(graph, value, output.shape.length), String(params['activation'] ?? 'linear'));
}

function sliding(context: OnnxContext): Attributes {
  const slide = slideOf(context);
  const axes = windowAxes(context);
  const each = (size: number): Attribute => ints(...Array.from({ length: axes }, () => size));
  return { kernel_shape: each(slide.window), strides: each(slide.stride), dilations: each(slide.dilation ?? 1), pads: borders(context, slide) };
}

/** Keras's kernel is `[...window, in, out]`, ONNX's `[out, in, ...window]`. */
export const convolution: OnnxWriter = (context) => {
  const kernel = weightOf(context, 'kernel');
  const axes = windowAxes(context);
  const order = [axes + 1, axes, ...Array.from({ length: axes }, (_, axis) => axis)];
  return convolved(context, (value) => context.graph.add('Conv', [value, constant(context, kernel, order), ...bias(context)], sliding(context)));
};

/** Each channel by filters of its own: `[height, width, channels, multiplier]` as `[channels * multiplier, 1, height, width]`. */
function depthwise(context: OnnxContext, value: string, further: readonly string[]): string {
  const kernel = weightOf(context, 'depthwiseKernel');
  const [height = 1, width = 1, channels = 1, multiplier = 1] = kernel.shape;
  const filters = constant(context, kernel, [2, 3, 0, 1], [channels * multiplier, 1, height, width]);
  return context.graph.add('Conv', [value, filters, ...further], { ...sliding(context), group: int(channels) });
}

export const depthwiseConv2d: OnnxWriter = (context) => convolved(context, (value) => depthwise(context, value, bias(context)));

export const separableConv2d: OnnxWriter = (context) =>
  convolved(context, (value) => {
    const point = constant(context, weightOf(context, 'pointwiseKernel'), [3, 2, 0, 1]);
    return context.graph.add('Conv', [depthwise(context, value, []), point, ...bias(context)], { kernel_shape: ints(1, 1) });
  });

/**
 * The whole result is `(size - 1) * stride + kernel` wide. Of it “same” keeps `size * stride`, the odd one cut off at the end;
 * where the stride is the wider, zeros are missing at the end. Keras's kernel is `[height, width, out, in]`, ONNX's `[in, out, height, width]`.
 */
export const conv2dTranspose: OnnxWriter = (context) => {
  const { window, stride, padding } = slideOf(context);
  const missing = Math.max(stride - window, 0);
  const excess = padding === 'same' ? Math.max(window - stride, 0) : 0;
  const before = Math.floor(excess / 2);
  return convolved(context, (value) =>
    context.graph.add('ConvTranspose', [value, constant(context, weightOf(context, 'kernel'), [3, 2, 0, 1]), ...bias(context)], {
      kernel_shape: ints(window, window),
      strides: ints(stride, stride),
      pads: ints(before, before, excess - before, excess - before),
      output_padding: ints(missing, missing),
    }));
};
