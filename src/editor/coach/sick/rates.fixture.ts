/** Steps that are too long or too short for the problem. */
import { applyCommand } from '../../../graph/commands.ts';
import type { GraphDocument } from '../../../graph/document.ts';
import { net, sgd, type SickGraph } from './sickGraph.fixture.ts';

/** The same optimizer at another rate. */
function withRate(document: GraphDocument, learningRate: number): GraphDocument {
  return applyCommand(document, { type: 'setTraining', training: { optimizer: { ...document.training.optimizer, learningRate } } });
}

/**
 * x and y lie evenly over 12 numbers, so the squared error of a plane is curved by 2 * 12 along each, and
 * every step beyond 2 / 24 = 0.083 overshoots by more than it came from.
 */
const growth: SickGraph = {
  illness: 'growth',
  title: 'A plane that is stepped over',
  document: net(
    'A plane that is stepped over',
    { source: 'plane', validationShare: 0 },
    [['output', 'dense', { units: 1 }]],
    { function: 'meanSquaredError' },
    { ...sgd(0.1), batchSize: 50, steps: 60 },
  ),
  steps: 60,
  cure: (document) => withRate(document, 0.01),
};

const overflow: SickGraph = {
  illness: 'overflow',
  title: 'A curve whose numbers overflow',
  document: net(
    'A curve whose numbers overflow',
    { source: 'plane', validationShare: 0 },
    [['hidden', 'dense', { units: 8 }], ['bend', 'relu'], ['output', 'dense', { units: 1 }]],
    { function: 'meanSquaredError' },
    { ...sgd(3), batchSize: 50, steps: 200 },
  ),
  steps: 200,
  cure: (document) => withRate(document, 0.003),
};

const rateTooLow: SickGraph = {
  illness: 'rateTooLow',
  title: 'Circles at a crawl',
  document: net(
    'Circles at a crawl',
    { source: 'circles', validationShare: 0 },
    [['hidden', 'dense', { units: 8 }], ['bend', 'tanh'], ['output', 'dense', { units: 1 }], ['answer', 'sigmoid']],
    { function: 'binaryCrossentropy' },
    { ...sgd(0.0003), batchSize: 50, steps: 1000 },
  ),
  steps: 1000,
  cure: (document) => withRate(document, 0.1),
};

export const RATES: readonly SickGraph[] = [growth, overflow, rateTooLow];
