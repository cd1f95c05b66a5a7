/** Layers that weigh what they read, add it up with a bias and apply their activation: dense layers and all convolutions. */
import { i18n } from '../../words/i18n.ts';
import { cellName, everyCell, inputOf, rowOf, valueAt } from './cells.ts';
import type { Explanation, KindExplanation, Layer, Slope, Term } from './explanation.ts';
import { oneNumber } from './functions.ts';
import { sum, sumOfTerms, tex } from './tex.ts';

/** One input cell and the weight that it is multiplied by. */
export interface Tap {
  readonly cell: number;
  readonly weight: number;
}

/** What tells such a kind from the others: which cells an output reads, with which weights. */
export interface Geometry {
  readonly title: string;
  /** In TeX, of the sum before the activation, without the bias. */
  readonly formula: string;
  /** The bias in it, where the layer has one. */
  readonly bias: string;
  readonly kernel: string;
  readonly notes?: (layer: Layer, at: number) => readonly string[];
  taps(layer: Layer, at: number): readonly Tap[];
  /** Outputs that can read an input cell. */
  readers(layer: Layer, cell: number): Iterable<number>;
  /** Which channel of the output a number of the kernel belongs to. */
  channelOf(layer: Layer, weight: number): number;
}

export function affine(geometry: Geometry): KindExplanation {
  return {
    forward: (layer, at) => forward(geometry, layer, at),
    backward: {
      formula: (layer) => `\\frac{\\partial L}{\\partial x_i} = \\sum_j \\frac{\\partial L}{\\partial y_j}\\; ${slopeSymbol(layer)}w_{ij}`,
      readers: (layer, _, cell) => (ownActivation(layer) === 'softmax' ? everyCell(layer.output) : geometry.readers(layer, cell)),
      slope: (layer, at, _, cell) => through(geometry, layer, at, (other) => {
        const tap = geometry.taps(layer, other).find((each) => each.cell === cell);
        return tap ? valueAt(layer.weights[geometry.kernel], tap.weight) : null;
      }, i18n.t('weight')),
      weights: {
        formula: (layer, name) => `\\frac{\\partial L}{\\partial ${name === 'bias' ? 'b_j' : 'w_{ij}'}} = \\sum_j \\frac{\\partial L}{\\partial y_j}${slopeSymbol(layer) || name !== 'bias' ? '\\;' : ''} ${slopeSymbol(layer)}${name === 'bias' ? '' : 'x_i'}`,
        readers(layer, name, cell) {
          if (ownActivation(layer) === 'softmax') return everyCell(layer.output);
          const channel = name === 'bias' ? cell : geometry.channelOf(layer, cell);
          return everyCell(layer.output).filter((at) => at % channels(layer) === channel);
        },
        slope: (layer, at, name, cell) => through(geometry, layer, at, (other) => {
          if (name === 'bias') return other % channels(layer) === cell ? 1 : null;
          const tap = geometry.taps(layer, other).find(({ weight }) => weight === cell);
          return tap ? valueAt(inputOf(layer), tap.cell) : null;
        }, name === 'bias' ? '1' : i18n.t('input')),
      },
    },
  };
}

const channels = ({ output }: Layer): number => output.shape.at(-1) ?? 1;
/** The activation's slope in a formula; a layer without activation has none to tell of. */
const slopeSymbol = (layer: Layer): string => (ownActivation(layer) === 'linear' ? '' : 'f\'(z_j)\\; ');
const ownActivation = ({ params }: Layer): string => String(params['activation'] ?? 'linear');

/** The sum before the activation. */
function sumAt({ kernel, taps }: Geometry, layer: Layer, at: number): number {
  const input = inputOf(layer);
  const weights = layer.weights[kernel];
  const bias = layer.weights['bias'];
  return taps(layer, at).reduce((total, { cell, weight }) => total + valueAt(input, cell) * valueAt(weights, weight), bias ? valueAt(bias, at % channels(layer)) : 0);
}

function forward(geometry: Geometry, layer: Layer, at: number): Explanation {
  const { kernel, title, notes } = geometry;
  const input = inputOf(layer);
  const weights = layer.weights[kernel];
  const taps = geometry.taps(layer, at);
  const terms: Term[] = taps.map(({ cell, weight }) => {
    const parts = [valueAt(input, cell), valueAt(weights, weight)] as const;
    return { label: `${cellName('x', input.shape, cell)} · ${cellName('w', weights?.shape ?? [], weight)}`, parts, value: parts[0] * parts[1] };
  });
  const bias = layer.weights['bias'];
  const formula = bias ? `${geometry.formula} + ${geometry.bias}` : geometry.formula;
  const channel = at % channels(layer);
  if (bias) terms.push({ label: cellName('b', bias.shape, channel), parts: [valueAt(bias, channel)], value: valueAt(bias, channel) });
  const z = terms.reduce((total, { value }) => total + value, 0);
  const name = ownActivation(layer);
  const own = oneNumber(name, {});
  const row = rowOf(layer.output, at);
  // Exponentials are taken from the largest on, as tfjs does, so that none overflows.
  const sums = name === 'softmax' ? row.map((other) => sumAt(geometry, layer, other)) : [];
  const result = own ? own.f(z) : softmaxOf(sums, channel);
  const withSum = `z &= ${sumOfTerms(terms)} \\\\ &= ${tex(z)}`;
  const after = name === 'linear' ? '' : own ? `y = ${own.write(tex(z))} = ${tex(result)}` : `y = \\frac{e^{${tex(z)}}}{${sum(sums, (other) => `e^{${tex(other)}}`)}} = ${tex(result)}`;
  return {
    title: bias ? i18n.t('{title} The bias is added.', { title }) : title,
    formula: name === 'linear' ? formula : `${formula}, \\qquad ${own ? `y = ${own.write('z')}` : 'y_i = \\frac{e^{z_i}}{\\sum_k e^{z_k}}'}`,
    withNumbers: `\\begin{aligned} ${withSum}${after ? ` \\\\ ${after.replace('=', '&=')}` : ''} \\end{aligned}`,
    terms,
    stages: [{ label: i18n.t('sum z'), value: z }, ...(name === 'linear' ? [] : [{ label: name, value: result }])],
    result,
    reads: [{ from: 0, cells: taps.map(({ cell }) => cell) }, { from: kernel, cells: taps.map(({ weight }) => weight) }, ...(bias ? [{ from: 'bias', cells: [channel] }] : [])],
    notes: notes?.(layer, at) ?? [],
  };
}

function softmaxOf(sums: readonly number[], index: number): number {
  const most = Math.max(...sums);
  const powers = sums.map((value) => Math.exp(value - most));
  return (powers[index] ?? NaN) / powers.reduce((a, b) => a + b, 0);
}

/** How an output changes with something of which the sums before the activation change by `inSum`; null where none does. */
function through(geometry: Geometry, layer: Layer, at: number, inSum: (at: number) => number | null, what: string): Slope | null {
  const name = ownActivation(layer);
  const own = oneNumber(name, {});
  if (own) {
    const change = inSum(at);
    if (change === null) return null;
    return name === 'linear' ? { parts: [change], what } : { parts: [own.slope(sumAt(geometry, layer, at)), change], what: i18n.t('{activation}’s slope · {factor}', { activation: name, factor: what }) };
  }
  // A share falls where another's score rises: dy_i = y_i (dz_i - sum of y_k dz_k).
  const share = valueAt(layer.output, at);
  const changes = rowOf(layer.output, at).map((other) => ({ share: valueAt(layer.output, other), change: inSum(other) }));
  if (changes.every(({ change }) => change === null)) return null;
  return { parts: [share, (inSum(at) ?? 0) - changes.reduce((total, each) => total + each.share * (each.change ?? 0), 0)] };
}
