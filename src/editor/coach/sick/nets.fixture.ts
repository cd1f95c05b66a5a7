/** Nets that cannot hold the answer, or lose the way back from it. */
import { applyCommand } from '../../../graph/commands.ts';
import { adam, inserted, net, sgd, type SickGraph } from './sickGraph.fixture.ts';

const DEEP = ['layer1', 'layer2', 'layer3', 'layer4', 'layer5', 'layer6'];

const vanishing: SickGraph = {
  illness: 'vanishing',
  title: 'Circles through six sigmoids',
  document: net(
    'Circles through six sigmoids',
    { source: 'circles', validationShare: 0 },
    [...DEEP.map((id) => [id, 'dense', { units: 8, activation: 'sigmoid' }] as const), ['output', 'dense', { units: 1 }], ['answer', 'sigmoid']],
    { function: 'binaryCrossentropy' },
    { ...sgd(0.1), batchSize: 50, steps: 800 },
  ),
  steps: 800,
  cure: (document) => applyCommand(document, { type: 'batch', commands: DEEP.map((id) => ({ type: 'setParams', id, params: { activation: 'relu' } })) }),
};

/** Three clouds of nine points about a middle each. */
const THREE_CLOUDS = [[-2, -1], [2, -1], [0, 2]].flatMap(([x = 0, y = 0], label) =>
  [-1, 0, 1].flatMap((right) => [-1, 0, 1].map((up) => [x + 0.6 * right, y + 0.6 * up, label])));

const missingSoftmax: SickGraph = {
  illness: 'missingSoftmax',
  title: 'Three classes without shares',
  document: net(
    'Three classes without shares',
    { source: 'points', points: THREE_CLOUDS },
    [['hidden', 'dense', { units: 8 }], ['bend', 'tanh'], ['output', 'dense', { units: 3 }]],
    { function: 'categoricalCrossentropy' },
    { ...sgd(0.1), batchSize: 27, steps: 400 },
  ),
  steps: 400,
  cure: (document) => inserted(document, 'loss.prediction', 'shares', 'softmax'),
};

const tooFewUnits: SickGraph = {
  illness: 'tooFewUnits',
  title: 'Circles with one unit',
  document: net(
    'Circles with one unit',
    { source: 'circles', validationShare: 0 },
    [['hidden', 'dense', { units: 1 }], ['bend', 'tanh'], ['output', 'dense', { units: 1 }], ['answer', 'sigmoid']],
    { function: 'binaryCrossentropy' },
    { ...adam(0.02), batchSize: 50, steps: 1000 },
  ),
  steps: 1000,
  cure: (document) => applyCommand(document, { type: 'setParams', id: 'hidden', params: { units: 8 } }),
};

const noNonlinearity: SickGraph = {
  illness: 'noNonlinearity',
  title: 'Exclusive or without a bend',
  document: net(
    'Exclusive or without a bend',
    { source: 'xor', validationShare: 0 },
    [['first', 'dense', { units: 8 }], ['second', 'dense', { units: 8 }], ['output', 'dense', { units: 1 }], ['answer', 'sigmoid']],
    { function: 'binaryCrossentropy' },
    { ...adam(0.02), batchSize: 50, steps: 600 },
  ),
  steps: 600,
  cure: (document) => inserted(document, 'second.in', 'bend', 'tanh'),
};

export const NETS: readonly SickGraph[] = [vanishing, missingSoftmax, tooFewUnits, noNonlinearity];
