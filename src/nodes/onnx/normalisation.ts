import { constant, float, inputOf, int, numberParam, weightOf, withChannelsFirst, type OnnxWriter } from './writing.ts';

/** By the running mean and variance. */
export const batchNorm: OnnxWriter = (context) =>
  withChannelsFirst(context, (value) => {
    const weights = ['gamma', 'beta', 'movingMean', 'movingVariance'].map((name) => constant(context, weightOf(context, name)));
    return context.graph.add('BatchNormalization', [value, ...weights], { epsilon: float(numberParam(context, 'epsilon')) });
  });

export const layerNorm: OnnxWriter = (context) =>
  context.graph.add('LayerNormalization', [inputOf(context), ...['gamma', 'beta'].map((name) => constant(context, weightOf(context, name)))], { axis: int(-1), epsilon: float(numberParam(context, 'epsilon')) });

/** ONNX takes the size of the window, and the mean of the squares where TensorFlow has their sum. */
export const lrn: OnnxWriter = (context) => {
  const size = 2 * numberParam(context, 'depthRadius') + 1;
  return withChannelsFirst(context, (value) =>
    context.graph.add('LRN', [value], {
      size: int(size),
      alpha: float(numberParam(context, 'alpha') * size),
      beta: float(numberParam(context, 'beta')),
      bias: float(numberParam(context, 'bias')),
    }));
};
