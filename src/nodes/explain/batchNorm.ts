import { i18n } from '../../words/i18n.ts';
import { cellName, everyCell, inputOf, numberParam, valueAt } from './cells.ts';
import type { KindExplanation, Layer } from './explanation.ts';
import { factor, tex } from './tex.ts';

function statistics(layer: Layer, at: number) {
  const channel = at % (layer.output.shape.at(-1) ?? 1);
  const read = (name: string): number => valueAt(layer.weights[name], channel);
  const spread = Math.sqrt(read('movingVariance') + numberParam(layer.params, 'epsilon'));
  return { channel, gamma: read('gamma'), beta: read('beta'), mean: read('movingMean'), variance: read('movingVariance'), spread, normal: (valueAt(inputOf(layer), at) - read('movingMean')) / spread };
}

/** What training computes with instead: the channel's mean over all rows (and pixels) of a batch, and the spread about it. */
function batchStatistics({ batch, output, params }: Layer, channel: number): { readonly rows: number; readonly mean: number; readonly spread: number } | null {
  if (!batch) return null;
  const channels = output.shape.at(-1) ?? 1;
  const count = batch.values.length / channels;
  const over = (value: (x: number) => number): number => {
    let total = 0;
    for (let cell = channel; cell < batch.values.length; cell += channels) total += value(valueAt(batch, cell));
    return total / count;
  };
  const mean = over((x) => x);
  return { rows: batch.shape[0] ?? 0, mean, spread: Math.sqrt(over((x) => (x - mean) ** 2) + numberParam(params, 'epsilon')) };
}

/** @param rows of the next batch, where that is known. */
function trainingNote({ output }: Layer, rows: number | undefined): string {
  if (rows === undefined) return i18n.t('Used in a training step: the mean and spread of the step’s own batch.');
  return output.shape.length > 1
    ? i18n.t('Used in a training step: the mean and spread of the step’s own batch, here of the {rows} rows of the next one, over all places of the channel. So what a row comes to in training hangs on the rows that it is drawn with.', { rows })
    : i18n.t('Used in a training step: the mean and spread of the step’s own batch, here of the {rows} rows of the next one. So what a row comes to in training hangs on the rows that it is drawn with.', { rows });
}

/** At rest: with the running mean and variance of the channel (Ioffe and Szegedy, 2015). */
export const batchNorm: KindExplanation = {
  forward(layer, at) {
    const input = inputOf(layer);
    const x = valueAt(input, at);
    const { channel, gamma, beta, mean, variance, spread, normal } = statistics(layer, at);
    const result = gamma * normal + beta;
    const training = batchStatistics(layer, channel);
    return {
      title: i18n.t('The channel’s mean is taken away, the rest divided by its spread; then the channel chooses a scale and a shift.'),
      formula: 'y = \\gamma\\, \\frac{x - \\mu}{\\sqrt{\\sigma^2 + \\epsilon}} + \\beta',
      withNumbers: `y = ${tex(gamma)}\\cdot \\frac{${tex(x)} - ${factor(mean)}}{\\sqrt{${tex(variance)} + ${tex(numberParam(layer.params, 'epsilon'))}}} + ${factor(beta)} = ${tex(result)}`,
      terms: [{ label: i18n.t('gamma · normal {cell}', { cell: cellName('x', input.shape, at) }), parts: [gamma, normal], value: gamma * normal }, { label: 'beta', parts: [beta], value: beta }],
      stages: [
        { label: i18n.t('running mean'), value: mean },
        { label: i18n.t('running spread'), value: spread },
        { label: i18n.t('normal'), value: normal },
        ...(training
          ? [{ label: i18n.t('in training: mean of the next batch'), value: training.mean }, { label: i18n.t('in training: spread of the next batch'), value: training.spread }, { label: i18n.t('in training: result'), value: (gamma * (x - training.mean)) / training.spread + beta }]
          : []),
      ],
      result,
      reads: [{ from: 0, cells: [at] }, ...['gamma', 'beta', 'movingMean', 'movingVariance'].map((from) => ({ from, cells: [channel] }))],
      notes: [
        i18n.t('Used here, and whenever the network answers or is validated: the running mean and spread, which follow those of the batches slowly (momentum {momentum}).', { momentum: numberParam(layer.params, 'momentum') }),
        trainingNote(layer, training?.rows),
      ],
    };
  },
  readsBatch: true,
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
