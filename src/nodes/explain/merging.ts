/** Sums, means and products of several inputs, place by place. */
import { i18n } from '../../words/i18n.ts';
import { cellName, cellOf, everyCell, inputOf, placeOf, valueAt } from './cells.ts';
import type { KindExplanation, Layer } from './explanation.ts';
import { factor, sum, tex } from './tex.ts';

/** The cell of an input that an output reads; an axis of size 1 serves all places. */
function cellFor(layer: Layer, at: number, index: number): number {
  const { shape } = inputOf(layer, index);
  const place = placeOf(layer.output.shape, at);
  return cellOf(shape, shape.map((size, axis) => (size === 1 ? 0 : (place[axis] ?? 0))));
}

interface Merge {
  readonly title: string;
  readonly formula: string;
  readonly chain: string;
  merge(values: readonly number[]): number;
  /** How the result changes with the value at `index`. */
  slope(values: readonly number[], index: number): number;
  write(values: readonly number[]): string;
}

function merging({ title, formula, chain, merge, slope, write }: Merge): KindExplanation {
  const valuesAt = (layer: Layer, at: number): number[] => layer.inputs.map((input, index) => valueAt(input, cellFor(layer, at, index)));
  return {
    forward(layer, at) {
      const values = valuesAt(layer, at);
      const result = merge(values);
      return {
        title,
        formula,
        withNumbers: `y = ${write(values)} = ${tex(result)}`,
        terms: values.map((value, index) => ({ label: cellName(`x${index + 1}`, inputOf(layer, index).shape, cellFor(layer, at, index)), parts: [value], value })),
        stages: [],
        result,
        reads: values.map((_, index) => ({ from: index, cells: [cellFor(layer, at, index)] })),
        notes: [],
      };
    },
    backward: {
      formula: chain,
      readers: (layer) => everyCell(layer.output),
      slope: (layer, at, input, cell) => (cellFor(layer, at, input) === cell ? { parts: [slope(valuesAt(layer, at), input)] } : null),
    },
  };
}

const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const times = (values: readonly number[]): number => values.reduce((a, b) => a * b, 1);

export const add = merging({ title: i18n.t('What arrives is added up, place by place.'), formula: 'y = a + b + \\cdots', chain: '\\frac{\\partial L}{\\partial a} = \\frac{\\partial L}{\\partial y}', merge: total, slope: () => 1, write: (values) => sum(values, tex) });
export const average = merging({
  title: i18n.t('The mean of what arrives, place by place.'),
  formula: 'y = \\frac{a + b + \\cdots}{n}',
  chain: '\\frac{\\partial L}{\\partial a} = \\frac{\\partial L}{\\partial y}\\cdot \\frac{1}{n}',
  merge: (values) => total(values) / values.length,
  slope: (values) => 1 / values.length,
  write: (values) => `\\frac{${sum(values, tex)}}{${values.length}}`,
});
export const multiply = merging({
  title: i18n.t('What arrives is multiplied, place by place.'),
  formula: 'y = a \\cdot b \\cdots',
  chain: '\\frac{\\partial L}{\\partial a} = \\frac{\\partial L}{\\partial y}\\cdot b \\cdots',
  merge: times,
  slope: (values, index) => times(values.filter((_, other) => other !== index)),
  write: (values) => values.map(factor).join('\\cdot '),
});
