/** Data that a net takes badly: too few of them, or numbers far from 1. */
import { applyCommand } from '../../../graph/commands.ts';
import { adam, checked, inserted, net, sgd, type SickGraph } from './sickGraph.fixture.ts';

const overfitting: SickGraph = {
  illness: 'overfitting',
  title: 'Thirty noisy points learnt by heart',
  document: net(
    'Thirty noisy points learnt by heart',
    { source: 'gaussians', samples: 60, noise: 0.5, validationShare: 0.5 },
    [['first', 'dense', { units: 32 }], ['bend1', 'relu'], ['second', 'dense', { units: 32 }], ['bend2', 'relu'], ['output', 'dense', { units: 1 }], ['answer', 'sigmoid']],
    { function: 'binaryCrossentropy' },
    { ...adam(0.003), ...checked(10), batchSize: 30, steps: 600 },
  ),
  steps: 600,
  cure: (document) => applyCommand(document, { type: 'setTraining', training: { stop: { patience: { metric: 'validationLoss', steps: 50, minDelta: 0 } } } }),
};

/** Rooms of 20 to 240 square metres, built 0 to 900 steps from the sea: dear where large or near. */
const ROOMS = Array.from({ length: 40 }, (_, row) => [20 + ((row * 67) % 221), (row * 389) % 901] as const);
const dear = ([size, way]: readonly [number, number]): number => (size > 130 === way > 450 ? 0 : 1);

const unscaledInputs: SickGraph = {
  illness: 'unscaledInputs',
  title: 'Sizes and ways in the hundreds',
  document: net(
    'Sizes and ways in the hundreds',
    { source: 'table', features: ROOMS, labels: ROOMS.map((room) => [dear(room)]), featureNames: 'square metres, steps to the sea' },
    [['hidden', 'dense', { units: 8 }], ['bend', 'tanh'], ['output', 'dense', { units: 1 }], ['answer', 'sigmoid']],
    { function: 'binaryCrossentropy' },
    { ...sgd(0.3), batchSize: 40, steps: 800 },
  ),
  steps: 800,
  cure: (document) => inserted(document, 'hidden.in', 'scale', 'batchNorm'),
};

export const DATA: readonly SickGraph[] = [overfitting, unscaledInputs];
