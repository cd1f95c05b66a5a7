import { i18n } from '../../words/i18n.ts';
import { cellName, inputOf, rowOf, valueAt } from './cells.ts';
import type { KindExplanation } from './explanation.ts';
import { sum, tex } from './tex.ts';

/** Exponentials as shares of their sum, along the last axis. */
export const softmax: KindExplanation = {
  forward(layer, at) {
    const input = inputOf(layer);
    const row = rowOf(input, at);
    const most = Math.max(...row.map((cell) => valueAt(input, cell)));
    const power = (cell: number): number => Math.exp(valueAt(input, cell) - most);
    const total = row.reduce((before, cell) => before + power(cell), 0);
    const result = power(at) / total;
    return {
      title: i18n.t('Each score becomes its exponential; each answer is its share of their sum.'),
      formula: 'y_i = \\frac{e^{x_i}}{\\sum_k e^{x_k}}',
      withNumbers: `y = \\frac{e^{${tex(valueAt(input, at))}}}{${sum(row, (cell) => `e^{${tex(valueAt(input, cell))}}`)}} = ${tex(result)}`,
      terms: row.map((cell) => ({ label: `exp ${cellName('x', input.shape, cell)}`, parts: [valueAt(input, cell)], value: Math.exp(valueAt(input, cell)) })),
      stages: [{ label: i18n.t('sum of the exponentials'), value: total * Math.exp(most) }],
      result,
      reads: [{ from: 0, cells: row, winner: at }],
      notes: [i18n.t('All shares together are 1, so one can grow only where others shrink.')],
    };
  },
  backward: {
    formula: '\\frac{\\partial L}{\\partial x_i} = \\sum_j \\frac{\\partial L}{\\partial y_j}\\; y_j\\,([i = j] - y_i)',
    readers: (layer, _, cell) => rowOf(layer.output, cell),
    slope: ({ output }, at, _, cell) => ({ parts: [valueAt(output, at), (at === cell ? 1 : 0) - valueAt(output, cell)] }),
  },
};
