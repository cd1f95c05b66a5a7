import { channelsFirst, channelsLast, inputOf, numberParam, text, type OnnxWriter } from './writing.ts';

/** Flatten and Reshape: the output's sizes say it all. Numbers keep their order, for images are held as in Keras. */
export const reshape: OnnxWriter = (context) => {
  const { graph, output } = context;
  return graph.add('Reshape', [inputOf(context), graph.ints([-1, ...output.shape])]);
};

/** `dims` counts the axes from 1, which with the batch at 0 is ONNX's counting too. */
export const permute: OnnxWriter = (context) => context.graph.transposed(inputOf(context), [0, ...(context.params['dims'] as readonly number[])]);

export const zeroPadding2d: OnnxWriter = (context) => {
  const width = numberParam(context, 'padding');
  return context.graph.add('Pad', [inputOf(context), context.graph.ints([0, width, width, 0, 0, width, width, 0])], { mode: text('constant') });
};

/** Each pixel becomes a block: the place in the result, divided and rounded down. */
export const upSampling2d: OnnxWriter = (context) => {
  const { graph } = context;
  const times = numberParam(context, 'size');
  const scales = graph.floats({ shape: [4], values: [1, 1, times, times] });
  // The second input, a region of interest, is for another mode.
  const resized = graph.add('Resize', [channelsFirst(graph, inputOf(context), 3), '', scales], { mode: text('nearest'), coordinate_transformation_mode: text('asymmetric'), nearest_mode: text('floor') });
  return channelsLast(graph, resized, 3);
};

/** What only training does: dropout and noise. */
export const unchanged: OnnxWriter = (context) => inputOf(context);
