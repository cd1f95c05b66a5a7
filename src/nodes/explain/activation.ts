/** Activations of one number: each output is made of the input at its own place. */
import { i18n } from '../../words/i18n.ts';
import { cellName, inputOf, valueAt } from './cells.ts';
import type { KindExplanation, Layer } from './explanation.ts';
import { oneNumber, type OneNumber } from './functions.ts';
import { tex } from './tex.ts';

/** @param name an activation's id. */
export function activation(name: string): KindExplanation {
  const of = ({ params }: Layer): OneNumber => {
    const found = oneNumber(name, params);
    if (!found) throw new Error(`There is no activation “${name}” of one number.`);
    return found;
  };
  return {
    forward(layer, at) {
      const { formula, write, f, slope, note } = of(layer);
      const input = inputOf(layer);
      const x = valueAt(input, at);
      const result = f(x);
      return {
        title: i18n.t('Each number is changed by itself.'),
        formula,
        withNumbers: `y = ${write(tex(x))} = ${tex(result)}`,
        terms: [{ label: cellName('x', input.shape, at), parts: [x], value: x }],
        stages: [{ label: i18n.t('slope here'), value: slope(x) }],
        result,
        reads: [{ from: 0, cells: [at] }],
        notes: note ? [note] : [],
      };
    },
    backward: {
      formula: '\\frac{\\partial L}{\\partial x} = \\frac{\\partial L}{\\partial y}\\; f\'(x)',
      readers: (_, __, cell) => [cell],
      slope: (layer, at, input, cell) => (at === cell ? { parts: [of(layer).slope(valueAt(inputOf(layer, input), cell))] } : null),
    },
  };
}
