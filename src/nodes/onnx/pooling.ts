import { borders, slideOf } from './convolution.ts';
import { inputOf, int, ints, withChannelsFirst, type Attributes, type OnnxContext, type OnnxWriter } from './writing.ts';

function sliding(context: OnnxContext): Attributes {
  const slide = slideOf(context);
  return { kernel_shape: ints(slide.window, slide.window), strides: ints(slide.stride, slide.stride), pads: borders(context, slide) };
}

/** The border never wins. */
export const maxPool2d: OnnxWriter = (context) => withChannelsFirst(context, (value) => context.graph.add('MaxPool', [value], sliding(context)));

/** As in TensorFlow, the border does not count. */
export const avgPool2d: OnnxWriter = (context) => withChannelsFirst(context, (value) => context.graph.add('AveragePool', [value], { ...sliding(context), count_include_pad: int(0) }));

/** Over height and width at once, which need not be turned round for it. */
const overPixels = (operator: string): OnnxWriter => (context) => context.graph.add(operator, [inputOf(context)], { axes: ints(1, 2), keepdims: int(0) });

export const globalMaxPool2d = overPixels('ReduceMax');
export const globalAvgPool2d = overPixels('ReduceMean');
