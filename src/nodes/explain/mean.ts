/** The mean of what is read: average pooling, in a window or over the whole image. */
import { i18n } from '../../words/i18n.ts';
import { cellName, inputOf, valueAt } from './cells.ts';
import type { KindExplanation, Layer } from './explanation.ts';
import { inWords, sum, symbol, tex } from './tex.ts';

export function mean(cells: (layer: Layer, at: number) => readonly number[], readers: (layer: Layer, cell: number) => readonly number[]): KindExplanation {
  return {
    forward(layer, at) {
      const input = inputOf(layer);
      const read = cells(layer, at);
      const total = read.reduce((before, cell) => before + valueAt(input, cell), 0);
      const result = total / read.length;
      return {
        title: i18n.t('The mean of all numbers of the window.'),
        formula: 'y = \\frac{1}{n} \\sum_{k=1}^{n} x_k',
        withNumbers: `y = \\frac{1}{${read.length}}\\big(${sum(read, (cell) => tex(valueAt(input, cell)))}\\big) = ${tex(result)}`,
        terms: read.map((cell) => ({ label: cellName('x', input.shape, cell), parts: [valueAt(input, cell)], value: valueAt(input, cell) })),
        stages: [{ label: i18n.t('sum'), value: total }],
        result,
        reads: [{ from: 0, cells: read }],
        notes: [i18n.t('Pixels beyond the edge do not count, so the mean there is over fewer.')],
      };
    },
    backward: {
      formula: `\\frac{\\partial L}{\\partial x} = \\sum_{${inWords(i18n.t('windows with {x}', { x: symbol('x') }))}} \\frac{\\partial L}{\\partial y}\\cdot \\frac{1}{n}`,
      readers: (layer, _, cell) => readers(layer, cell),
      slope: (layer, at) => ({ parts: [1 / cells(layer, at).length] }),
    },
  };
}
