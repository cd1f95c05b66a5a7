import { i18n } from '../../words/i18n.ts';
import { cellName, everyCell, inputOf, numberParam, rowOf, valueAt } from './cells.ts';
import type { KindExplanation, Layer } from './explanation.ts';
import { factor, tex } from './tex.ts';

function statistics(layer: Layer, at: number) {
  const input = inputOf(layer);
  const row = rowOf(input, at);
  const mean = row.reduce((total, cell) => total + valueAt(input, cell), 0) / row.length;
  const variance = row.reduce((total, cell) => total + (valueAt(input, cell) - mean) ** 2, 0) / row.length;
  const spread = Math.sqrt(variance + numberParam(layer.params, 'epsilon'));
  const channel = at % row.length;
  return { row, mean, variance, spread, channel, gamma: valueAt(layer.weights['gamma'], channel), beta: valueAt(layer.weights['beta'], channel), normal: (cell: number) => (valueAt(input, cell) - mean) / spread };
}

/** With the mean and variance of the example's own channels (Ba et al., 2016). */
export const layerNorm: KindExplanation = {
  forward(layer, at) {
    const input = inputOf(layer);
    const { row, mean, variance, spread, channel, gamma, beta, normal } = statistics(layer, at);
    const result = gamma * normal(at) + beta;
    return {
      title: i18n.t('The row’s own mean is taken away, the rest divided by its spread; then each channel chooses a scale and a shift.'),
      formula: 'y = \\gamma\\, \\frac{x - \\mu}{\\sqrt{\\sigma^2 + \\epsilon}} + \\beta',
      withNumbers: `y = ${tex(gamma)}\\cdot \\frac{${tex(valueAt(input, at))} - ${factor(mean)}}{\\sqrt{${tex(variance)} + ${tex(numberParam(layer.params, 'epsilon'))}}} + ${factor(beta)} = ${tex(result)}`,
      terms: row.map((cell) => ({ label: cellName('x', input.shape, cell), parts: [valueAt(input, cell)], value: valueAt(input, cell) })),
      stages: [{ label: i18n.t('mean'), value: mean }, { label: i18n.t('spread'), value: spread }, { label: i18n.t('normal'), value: normal(at) }],
      result,
      reads: [{ from: 0, cells: row, winner: at }, { from: 'gamma', cells: [channel] }, { from: 'beta', cells: [channel] }],
      notes: [],
    };
  },
  backward: {
    formula: '\\frac{\\partial L}{\\partial x_k} = \\sum_i \\frac{\\partial L}{\\partial y_i}\\, \\frac{\\gamma_i}{s}\\Big([i = k] - \\tfrac{1}{n}(1 + \\hat{x}_i\\, \\hat{x}_k)\\Big)',
    readers: (layer, _, cell) => rowOf(layer.output, cell),
    slope(layer, at, _, cell) {
      const { gamma, spread, row, normal } = statistics(layer, at);
      // The spread holds epsilon, so that the normal numbers' squares need not add up to n; the derivative is the same.
      return { parts: [gamma / spread, (at === cell ? 1 : 0) - (1 + normal(at) * normal(cell)) / row.length] };
    },
    weights: {
      formula: '\\frac{\\partial L}{\\partial \\gamma} = \\sum \\frac{\\partial L}{\\partial y}\\, \\hat{x}, \\qquad \\frac{\\partial L}{\\partial \\beta} = \\sum \\frac{\\partial L}{\\partial y}',
      readers: (layer, _, cell) => everyCell(layer.output).filter((at) => at % (layer.output.shape.at(-1) ?? 1) === cell),
      slope: (layer, at, name) => ({ parts: [name === 'gamma' ? statistics(layer, at).normal(at) : 1] }),
    },
  },
};
