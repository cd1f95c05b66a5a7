import { i18n } from '../../words/i18n.ts';
import { cellName, inputOf, numberParam, rowOf, valueAt } from './cells.ts';
import type { KindExplanation, Layer } from './explanation.ts';
import { factor, sum, tex } from './tex.ts';

/** Neighbouring channels of the same pixel, and the divisor that they make: b + alpha times their squares. */
function around(layer: Layer, at: number) {
  const { params } = layer;
  const input = inputOf(layer);
  const [radius, bias, alpha, beta] = ['depthRadius', 'bias', 'alpha', 'beta'].map((name) => numberParam(params, name)) as [number, number, number, number];
  const cells = rowOf(input, at).filter((cell) => Math.abs(cell - at) <= radius);
  const base = bias + alpha * cells.reduce((total, cell) => total + valueAt(input, cell) ** 2, 0);
  return { input, cells, bias, alpha, beta, base };
}

/** Krizhevsky et al., 2012; with TensorFlow's alpha, which is not divided by the number of channels. */
export const lrn: KindExplanation = {
  forward(layer, at) {
    const { input, cells, bias, alpha, beta, base } = around(layer, at);
    const x = valueAt(input, at);
    const result = x * base ** -beta;
    return {
      title: i18n.t('The number is turned down by how loud its neighbouring channels are at the same pixel.'),
      formula: 'y_c = x_c \\Big/ \\Big(b + \\alpha \\sum_{k=c-r}^{c+r} x_k^2\\Big)^{\\beta}',
      withNumbers: `\\begin{aligned} y &= ${tex(x)} \\Big/ \\Big(${tex(bias)} + ${tex(alpha)}\\,\\big(${sum(cells, (cell) => `${factor(valueAt(input, cell))}^2`)}\\big)\\Big)^{${tex(beta)}} \\\\ &= ${tex(result)} \\end{aligned}`,
      terms: cells.map((cell) => ({ label: i18n.t('{cell} squared', { cell: cellName('x', input.shape, cell) }), parts: [valueAt(input, cell), valueAt(input, cell)], value: valueAt(input, cell) ** 2 })),
      stages: [{ label: i18n.t('in the brackets'), value: base }, { label: i18n.t('divisor'), value: base ** beta }],
      result,
      reads: [{ from: 0, cells, winner: at }],
      notes: [i18n.t('{channels} channels count: those within the radius, as far as there are any.', { channels: cells.length })],
    };
  },
  backward: {
    formula: '\\frac{\\partial L}{\\partial x_k} = \\sum_c \\frac{\\partial L}{\\partial y_c}\\Big([c = k]\\, d_c^{-\\beta} - 2\\alpha\\beta\\, x_c\\, x_k\\, d_c^{-\\beta-1}\\Big)',
    readers(layer, _, cell) {
      return around(layer, cell).cells;
    },
    slope(layer, at, _, cell) {
      const { input, alpha, beta, base } = around(layer, at);
      return { parts: [(at === cell ? base ** -beta : 0) - 2 * alpha * beta * valueAt(input, at) * valueAt(input, cell) * base ** (-beta - 1)] };
    },
  },
};
