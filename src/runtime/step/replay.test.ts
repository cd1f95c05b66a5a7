/** A captured step against tfjs's own, over the presets, every optimizer, every loss and random graphs. */
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { trainableGraph } from '../../compiler/randomGraph.fixture.ts';
import { chain, TWO_CLASSES } from '../../compiler/testGraphs.fixture.ts';
import { OPTIMIZERS } from '../../graph/document.ts';
import { lossFunctions } from '../../nodes/training/losses.ts';
import { preset } from '../harness.fixture.ts';
import { createLoops } from '../replay/loops/loops.ts';
import { expectSame, TOLERANCE } from './sameTraining.fixture.ts';

describe.each(['1-least-squares', '2-gradient-descent', '3-linear-regression', '4-perceptron', '5-xor-net'])('the preset %s', (name) => {
  it('is replayed as tfjs trains it', () => expectSame(preset(name), createLoops()));
});

describe.each(OPTIMIZERS)('the optimizer %s', (kind) => {
  it('is replayed as tfjs takes its steps', () => {
    const document = preset('5-xor-net');
    return expectSame({ ...document, training: { ...document.training, batchSize: 3, shuffle: true, optimizer: { kind, learningRate: 0.05 } } }, createLoops());
  });
});

describe.each(lossFunctions.filter(({ needsTarget }) => needsTarget).map(({ id }) => id))('the loss %s', (id) => {
  it.each(['linear', 'sigmoid', 'softmax'])('behind %s is replayed as tfjs takes it', (activation) => expectSame(chain(TWO_CLASSES, [['hidden', 'dense', { units: 5, activation: 'tanh' }], ['out', 'dense', { units: 2 }], ['act', activation]], { function: id }), createLoops()));
});

it('random graphs of every kind are replayed as tfjs trains them', async () => {
  await fc.assert(
    fc.asyncProperty(trainableGraph(6), (document) => expectSame(document, createLoops(), TOLERANCE, 20)),
    { numRuns: 30 },
  );
}, 120_000);
