/** Dropout and noise: at rest everything passes; in training a mask, which is read off the output, or noise that was added. */
import { i18n } from '../../words/i18n.ts';
import { cellName, inputOf, valueAt } from './cells.ts';
import type { KindExplanation, Layer } from './explanation.ts';
import { tex } from './tex.ts';

/** What a number was multiplied by: 1 at rest, 0 where it was dropped, else 1 / (1 - rate). */
function scaleAt(layer: Layer, at: number): number {
  const [x, y] = [valueAt(inputOf(layer), at), valueAt(layer.output, at)];
  if (x === y) return 1;
  return y === 0 ? 0 : 1 / (1 - Number(layer.params['rate']));
}

export const dropout: KindExplanation = {
  forward(layer, at) {
    const input = inputOf(layer);
    const x = valueAt(input, at);
    const scale = scaleAt(layer, at);
    const result = x * scale;
    return {
      title: i18n.t('In training some numbers are dropped at random, and the others are raised to make up for it.'),
      formula: 'y_i = \\frac{m_i\\, x_i}{1 - p}',
      withNumbers: `y = ${scale === 1 ? tex(x) : `${tex(scale)}\\cdot ${tex(x)}`} = ${tex(result)}`,
      terms: [{ label: cellName('x', input.shape, at), parts: [x, scale], value: result }],
      stages: [],
      result,
      reads: [{ from: 0, cells: [at] }],
      notes: [scale === 1 ? i18n.t('This sample is looked at as when the network is used, where nothing is dropped: every number passes as it is.') : scale === 0 ? i18n.t('The mask is 0 here: the number was dropped.') : i18n.t('The mask is 1 here: the number was kept and raised.')],
    };
  },
  backward: {
    formula: '\\frac{\\partial L}{\\partial x_i} = \\frac{\\partial L}{\\partial y_i}\\cdot \\frac{m_i}{1 - p}',
    readers: (_, __, cell) => [cell],
    slope: (layer, at) => ({ parts: [scaleAt(layer, at)] }),
  },
};

export const noise: KindExplanation = {
  forward(layer, at) {
    const input = inputOf(layer);
    const x = valueAt(input, at);
    const added = valueAt(layer.output, at) - x;
    return {
      title: i18n.t('In training a random number is added to each.'),
      formula: 'y_i = x_i + \\varepsilon_i',
      withNumbers: `y = ${tex(x)} ${added < 0 ? '-' : '+'} ${tex(Math.abs(added))} = ${tex(x + added)}`,
      terms: [{ label: cellName('x', input.shape, at), parts: [x], value: x }, { label: i18n.t('noise'), parts: [added], value: added }],
      stages: [],
      result: x + added,
      reads: [{ from: 0, cells: [at] }],
      notes: [added === 0 ? i18n.t('This sample is looked at as when the network is used, where no noise is added.') : i18n.t('The noise is what the output differs by.')],
    };
  },
  backward: { formula: '\\frac{\\partial L}{\\partial x_i} = \\frac{\\partial L}{\\partial y_i}', readers: (_, __, cell) => [cell], slope: (_, at, __, cell) => (at === cell ? { parts: [1] } : null) },
};
