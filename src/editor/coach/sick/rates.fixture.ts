/** Steps that are too long or too short for the problem. */
import { applyCommand } from '../../../graph/commands.ts';
import type { GraphDocument } from '../../../graph/document.ts';
import { net, sgd, type SickGraph } from './sickGraph.fixture.ts';

/** The same optimizer at another rate. */
function withRate(document: GraphDocument, learningRate: number): GraphDocument {
  return applyCommand(document, { type: 'setTraining', training: { optimizer: { ...document.training.optimizer, learningRate } } });
}

/**
 * x and y lie evenly between -6 and 6, where the mean of their squares is 12: the squared error of a plane is
 * curved by 2 * 12 along each weight, and at rates beyond 2 / 24 = 0.083 a step ends farther away than it began.
 */
const growth: SickGraph = {
  illness: 'growth',
  title: 'A plane that is stepped over',
  document: net(
    'A plane that is stepped over',
    { source: 'plane', samples: 500, validationShare: 0 },
    [['output', 'dense', { units: 1 }]],
    { function: 'meanSquaredError' },
    { ...sgd(0.09), batchSize: 500, shuffle: false, steps: 60 },
  ),
  steps: 60,
  cure: (document) => withRate(document, 0.01),
};

const overflow: SickGraph = {
  illness: 'overflow',
  title: 'A curve whose numbers overflow',
  document: net(
    'A curve whose numbers overflow',
    { source: 'plane', samples: 500, validationShare: 0 },
    [['hidden', 'dense', { units: 8 }], ['bend', 'relu'], ['output', 'dense', { units: 1 }]],
    { function: 'meanSquaredError' },
    { ...sgd(3), batchSize: 50, steps: 200 },
  ),
  steps: 200,
  cure: (document) => withRate(document, 0.003),
};

/** All rows in every batch, so that the loss falls at each step, however little. */
const rateTooLow: SickGraph = {
  illness: 'rateTooLow',
  title: 'Circles at a crawl',
  document: net(
    'Circles at a crawl',
    { source: 'circles', validationShare: 0 },
    [['hidden', 'dense', { units: 8 }], ['bend', 'tanh'], ['output', 'dense', { units: 1 }], ['answer', 'sigmoid']],
    { function: 'binaryCrossentropy' },
    { ...sgd(0.001), batchSize: 500, shuffle: false, steps: 500 },
  ),
  steps: 500,
  cure: (document) => withRate(document, 0.3),
};

export const RATES: readonly SickGraph[] = [growth, overflow, rateTooLow];
