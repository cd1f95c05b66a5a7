import { cellName, everyCell, inputOf, numberParam, valueAt } from './cells.ts';
import type { KindExplanation, Layer } from './explanation.ts';
import { factor, tex } from './tex.ts';

function statistics(layer: Layer, at: number) {
  const channel = at % (layer.output.shape.at(-1) ?? 1);
  const read = (name: string): number => valueAt(layer.weights[name], channel);
  const spread = Math.sqrt(read('movingVariance') + numberParam(layer.params, 'epsilon'));
  return { channel, gamma: read('gamma'), beta: read('beta'), mean: read('movingMean'), variance: read('movingVariance'), spread, normal: (valueAt(inputOf(layer), at) - read('movingMean')) / spread };
}

/** At rest: with the running mean and variance of the channel (Ioffe and Szegedy, 2015). */
export const batchNorm: KindExplanation = {
  forward(layer, at) {
    const input = inputOf(layer);
    const x = valueAt(input, at);
    const { channel, gamma, beta, mean, variance, spread, normal } = statistics(layer, at);
    const result = gamma * normal + beta;
    return {
      title: 'The channel’s mean is taken away, the rest divided by its spread; then the channel chooses a scale and a shift.',
      formula: 'y = \\gamma\\, \\frac{x - \\mu}{\\sqrt{\\sigma^2 + \\epsilon}} + \\beta',
      withNumbers: `y = ${tex(gamma)}\\cdot \\frac{${tex(x)} - ${factor(mean)}}{\\sqrt{${tex(variance)} + ${tex(numberParam(layer.params, 'epsilon'))}}} + ${factor(beta)} = ${tex(result)}`,
      terms: [{ label: `gamma · normal ${cellName('x', input.shape, at)}`, parts: [gamma, normal], value: gamma * normal }, { label: 'beta', parts: [beta], value: beta }],
      stages: [{ label: 'mean', value: mean }, { label: 'spread', value: spread }, { label: 'normal', value: normal }],
      result,
      reads: [{ from: 0, cells: [at] }, ...['gamma', 'beta', 'movingMean', 'movingVariance'].map((from) => ({ from, cells: [channel] }))],
      notes: ['Mean and spread are the running ones, as when the network is used; in training they are the batch’s own.'],
    };
  },
  backward: {
    formula: '\\frac{\\partial L}{\\partial x} = \\frac{\\partial L}{\\partial y}\\cdot \\frac{\\gamma}{\\sqrt{\\sigma^2 + \\epsilon}}',
    readers: (_, __, cell) => [cell],
    slope(layer, at) {
      const { gamma, spread } = statistics(layer, at);
      return { parts: [gamma / spread] };
    },
    weights: {
      formula: '\\frac{\\partial L}{\\partial \\gamma} = \\sum \\frac{\\partial L}{\\partial y}\\cdot \\frac{x - \\mu}{\\sqrt{\\sigma^2 + \\epsilon}}, \\qquad \\frac{\\partial L}{\\partial \\beta} = \\sum \\frac{\\partial L}{\\partial y}',
      readers: (layer, _, cell) => everyCell(layer.output).filter((at) => at % (layer.output.shape.at(-1) ?? 1) === cell),
      slope: (layer, at, name) => ({ parts: [name === 'gamma' ? statistics(layer, at).normal : 1] }),
    },
  },
};
