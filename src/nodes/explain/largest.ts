/** The largest of what is read: max pooling, in a window or over the whole image. */
import { i18n } from '../../words/i18n.ts';
import { cellName, inputOf, valueAt } from './cells.ts';
import type { KindExplanation, Layer } from './explanation.ts';
import { inWords, symbol, tex } from './tex.ts';

interface Choice {
  cells(layer: Layer, at: number): readonly number[];
  readers(layer: Layer, cell: number): readonly number[];
  /** Whether numbers that are equally large all get the gradient; else the first of them does. */
  readonly sharesTies: boolean;
}

export function largest({ cells, readers, sharesTies }: Choice): KindExplanation {
  const winnerOf = (layer: Layer, at: number): number => {
    const input = inputOf(layer);
    return cells(layer, at).reduce((best, cell) => (valueAt(input, cell) > valueAt(input, best) ? cell : best));
  };
  return {
    forward(layer, at) {
      const input = inputOf(layer);
      const read = cells(layer, at);
      const winner = winnerOf(layer, at);
      const result = valueAt(input, winner);
      const shown = read.length > 9 ? [...read.slice(0, 8).map((cell) => tex(valueAt(input, cell))), '\\ldots'] : read.map((cell) => tex(valueAt(input, cell)));
      return {
        title: i18n.t('Only the largest number of the window is kept.'),
        formula: 'y_{i,j,c} = \\max_{u,v}\\; x_{i s+u,\\; j s+v,\\; c}',
        withNumbers: `y = \\max(${shown.join(',\\, ')}) = ${tex(result)}`,
        terms: read.map((cell) => ({ label: cell === winner ? i18n.t('{cell}, the winner', { cell: cellName('x', input.shape, cell) }) : cellName('x', input.shape, cell), parts: [valueAt(input, cell)], value: valueAt(input, cell) })),
        stages: [],
        result,
        reads: [{ from: 0, cells: read, winner }],
        notes: [i18n.t('Going back, the winner alone gets the gradient; the others get none.')],
      };
    },
    backward: {
      formula: `\\frac{\\partial L}{\\partial x} = \\sum_{${inWords(i18n.t('windows that {x} wins', { x: symbol('x') }))}} \\frac{\\partial L}{\\partial y}`,
      readers: (layer, _, cell) => readers(layer, cell),
      slope(layer, at, _, cell) {
        const input = inputOf(layer);
        const winner = winnerOf(layer, at);
        return { parts: [cell === winner || (sharesTies && valueAt(input, cell) === valueAt(input, winner)) ? 1 : 0] };
      },
    },
  };
}
