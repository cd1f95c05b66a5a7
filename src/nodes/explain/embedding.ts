import { i18n } from '../../words/i18n.ts';
import { cellName, cellOf, everyCell, inputOf, placeOf, valueAt } from './cells.ts';
import type { KindExplanation, Layer } from './explanation.ts';
import { tex } from './tex.ts';

function looked(layer: Layer, at: number) {
  const [place = 0, column = 0] = placeOf(layer.output.shape, at);
  const entry = valueAt(inputOf(layer), place);
  return { place, entry, cell: cellOf(layer.weights['embeddings']?.shape ?? [], [entry, column]) };
}

/** A row of the table for each index. */
export const embedding: KindExplanation = {
  forward(layer, at) {
    const table = layer.weights['embeddings'];
    const { place, entry, cell } = looked(layer, at);
    const result = valueAt(table, cell);
    return {
      title: i18n.t('Each number that comes in names a row of the table; that row goes out.'),
      formula: 'y_{k} = W_{x_k}',
      withNumbers: `y = W_{${entry}} = ${tex(result)}`,
      terms: [{ label: cellName('W', table?.shape ?? [], cell), parts: [result], value: result }],
      stages: [],
      result,
      reads: [{ from: 0, cells: [place] }, { from: 'embeddings', cells: [cell] }],
      notes: [],
    };
  },
  backward: {
    formula: `\\text{${i18n.t('An index has no gradient.')}}`,
    readers: () => [],
    slope: () => null,
    weights: {
      formula: '\\frac{\\partial L}{\\partial W_e} = \\sum_{k:\\, x_k = e} \\frac{\\partial L}{\\partial y_k}',
      readers: (layer) => everyCell(layer.output),
      slope: (layer, at, _, cell) => (looked(layer, at).cell === cell ? { parts: [1] } : null),
    },
  },
};
