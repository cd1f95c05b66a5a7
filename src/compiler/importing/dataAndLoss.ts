/** What a model file does not have: examples of the right form, and losses. Values are placeholders where no data set of Netloom fits. */
import type { Json, Optimizer } from '../../graph/document.ts';
import { sizeOf } from '../../graph/tensorType.ts';

type Params = Readonly<Record<string, Json>>;

/** A dataset node, and the node that brings its rows into the input's form where they are not of it. */
export interface DataChoice {
  readonly params: Params;
  readonly form: { readonly kind: 'reshape' | 'flatten'; readonly params: Params } | null;
  readonly placeholder: boolean;
}

export type LossName = 'meanSquaredError' | 'meanAbsoluteError' | 'huber' | 'binaryCrossentropy' | 'categoricalCrossentropy' | 'hinge';

const LOSSES: Readonly<Record<string, LossName>> = {
  mse: 'meanSquaredError', meansquarederror: 'meanSquaredError',
  mae: 'meanAbsoluteError', meanabsoluteerror: 'meanAbsoluteError',
  huber: 'huber', huberloss: 'huber', hinge: 'hinge',
  binarycrossentropy: 'binaryCrossentropy',
  categoricalcrossentropy: 'categoricalCrossentropy',
  // Labels are one-hot in Netloom; the loss is the same.
  sparsecategoricalcrossentropy: 'categoricalCrossentropy',
};

/** Keras's name of a loss, in any of its spellings; null for one that Netloom does not have. */
export function lossNamed(name: string): LossName | null {
  return LOSSES[name.toLowerCase().replaceAll(/[^a-z]/g, '')] ?? null;
}

/** The loss that goes with the last activation, where the file names none. */
export function lossFor(activation: string): LossName {
  if (activation === 'softmax') return 'categoricalCrossentropy';
  return activation === 'sigmoid' ? 'binaryCrossentropy' : 'meanSquaredError';
}

/** Netloom's optimizer for Keras's; null for one that it does not have. */
export function optimizerNamed(className: string, config: Params): Optimizer | null {
  const rate = Number(config['learningRate'] ?? config['lr']);
  const learningRate = Number.isFinite(rate) && rate > 0 ? Number(rate.toPrecision(6)) : 0.001;
  const momentum = Number(config['momentum'] ?? 0);
  switch (className.toLowerCase()) {
    case 'sgd':
      return momentum > 0 ? { kind: 'momentum', learningRate, momentum } : { kind: 'sgd', learningRate };
    case 'momentum':
    case 'rmsprop':
    case 'adagrad':
    case 'adam':
      return { kind: className.toLowerCase() as Optimizer['kind'], learningRate };
    default:
      return null;
  }
}

/** Columns of a typed table, at most. */
const MOST_COLUMNS = 1000;
const ROWS = 4;

/**
 * Data for an input of this shape and labels of that size. Digits of 28 × 28 pixels in ten classes are MNIST's; else a table of made-up rows.
 * @param indices how many entries there are where the numbers are looked up.
 * @returns null where a row would be too long to type.
 */
export function dataFor(shape: readonly number[], labels: number | null, loss: LossName, indices: number | null): DataChoice | null {
  const size = sizeOf(shape);
  const digits = labels === 10 && loss === 'categoricalCrossentropy' && size === 784;
  if (digits && shape.join() === '28,28,1') return { params: { source: 'mnist' }, form: null, placeholder: false };
  if (digits && shape.length === 1) return { params: { source: 'mnist' }, form: { kind: 'flatten', params: {} }, placeholder: false };
  if (size > MOST_COLUMNS || (labels ?? 1) > MOST_COLUMNS) return null;
  const features = rows(size, (at) => (indices === null ? wave(at) : at % indices));
  return {
    params: { source: 'table', features, labels: labelsFor(labels ?? 1, loss) },
    form: shape.length === 1 ? null : { kind: 'reshape', params: { targetShape: shape } },
    placeholder: true,
  };
}

function rows(size: number, value: (at: number) => number): readonly (readonly number[])[] {
  return Array.from({ length: ROWS }, (_, row) => Array.from({ length: size }, (__, column) => value(row * size + column)));
}

function labelsFor(size: number, loss: LossName): readonly (readonly number[])[] {
  if (loss === 'categoricalCrossentropy') return Array.from({ length: ROWS }, (_, row) => Array.from({ length: size }, (__, column) => (row % size === column ? 1 : 0)));
  if (loss === 'binaryCrossentropy') return rows(size, (at) => at % 2);
  if (loss === 'hinge') return rows(size, (at) => (at % 2 === 0 ? -1 : 1));
  return rows(size, (at) => wave(at + 7));
}

/** Numbers between -1 and 1 without a pattern that anybody sees, the same each time. */
function wave(at: number): number {
  return Math.round(100 * Math.sin(1 + 7 * at)) / 100;
}
