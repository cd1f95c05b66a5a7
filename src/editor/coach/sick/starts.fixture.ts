/** Weights that begin where nothing, or little, can be learnt from. */
import { applyCommand } from '../../../graph/commands.ts';
import type { GraphDocument, Weights } from '../../../graph/document.ts';
import { net, sgd, type SickGraph } from './sickGraph.fixture.ts';

type Starts = Readonly<Record<string, Weights>>;

/** The document with these layers' weights given. */
function starting(document: GraphDocument, starts: Starts): GraphDocument {
  return Object.entries(starts).reduce((changed, [id, weights]) => applyCommand(changed, { type: 'setInitialWeights', id, weights }), document);
}

/** Every layer begins as its initializer draws it. */
function drawn(document: GraphDocument): GraphDocument {
  const commands = document.nodes.filter((node) => node.initialWeights).map(({ id }) => ({ type: 'setInitialWeights' as const, id, weights: undefined }));
  return applyCommand(document, { type: 'batch', commands });
}

/** A kernel of so many rows and columns, filled by a rule. */
function kernel(rows: number, columns: number, rule: (row: number, column: number) => number): readonly (readonly number[])[] {
  return Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => rule(row, column)));
}

const zeroStart: SickGraph = {
  illness: 'zeroStart',
  title: 'Exclusive or from nothing',
  document: starting(
    net(
      'Exclusive or from nothing',
      { source: 'xor', validationShare: 0 },
      [['hidden', 'dense', { units: 8 }], ['bend', 'tanh'], ['output', 'dense', { units: 1 }], ['answer', 'sigmoid']],
      { function: 'binaryCrossentropy' },
      { ...sgd(0.3), batchSize: 50, steps: 600 },
    ),
    { hidden: { kernel: kernel(2, 8, () => 0) }, output: { kernel: kernel(8, 1, () => 0) } },
  ),
  steps: 600,
  cure: drawn,
};

const sameStart: SickGraph = {
  illness: 'sameStart',
  title: 'Circles with eight copies of one unit',
  document: starting(
    net(
      'Circles with eight copies of one unit',
      { source: 'circles', validationShare: 0 },
      [['hidden', 'dense', { units: 8 }], ['bend', 'tanh'], ['output', 'dense', { units: 1 }], ['answer', 'sigmoid']],
      { function: 'binaryCrossentropy' },
      { ...sgd(0.3), batchSize: 50, steps: 600 },
    ),
    { hidden: { kernel: kernel(2, 8, () => 0.5) }, output: { kernel: kernel(8, 1, () => 0.1) } },
  ),
  steps: 600,
  cure: drawn,
};

/** Fourteen of sixteen units begin below zero for every point: none lies farther out than 5, and no weight is above 0.6. */
const deadRelu: SickGraph = {
  illness: 'deadRelu',
  title: 'Circles seen by silent units',
  document: starting(
    net(
      'Circles seen by silent units',
      { source: 'circles', validationShare: 0 },
      [['hidden', 'dense', { units: 16 }], ['bend', 'relu'], ['output', 'dense', { units: 1 }], ['answer', 'sigmoid']],
      { function: 'binaryCrossentropy' },
      { ...sgd(0.1), batchSize: 50, steps: 600 },
    ),
    { hidden: { bias: Array.from({ length: 16 }, (_, unit) => (unit < 14 ? -20 : 0)) } },
  ),
  steps: 600,
  cure: drawn,
};

/** Weights of 20 to 60 and of either sign, as good as random. */
function steep(row: number, column: number): number {
  const hash = Math.abs(Math.sin((row * 8 + column + 1) * 12.9898) * 43_758.5453) % 1;
  return (hash < 0.5 ? -1 : 1) * (20 + 80 * Math.abs(hash - 0.5));
}

const saturated: SickGraph = {
  illness: 'saturated',
  title: 'Circles seen by units at their limits',
  document: starting(
    net(
      'Circles seen by units at their limits',
      { source: 'circles', validationShare: 0 },
      [['first', 'dense', { units: 8 }], ['bend1', 'tanh'], ['second', 'dense', { units: 8 }], ['bend2', 'tanh'], ['output', 'dense', { units: 1 }], ['answer', 'sigmoid']],
      { function: 'binaryCrossentropy' },
      { ...sgd(0.1), batchSize: 50, steps: 600 },
    ),
    { first: { kernel: kernel(2, 8, steep) }, second: { kernel: kernel(8, 8, steep) } },
  ),
  steps: 600,
  cure: drawn,
};

export const STARTS: readonly SickGraph[] = [zeroStart, sameStart, deadRelu, saturated];
