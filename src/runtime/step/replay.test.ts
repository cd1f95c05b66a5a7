/** A captured step against tfjs's own, over the presets, every optimizer, every loss and random graphs. */
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { trainableGraph } from '../../compiler/randomGraph.fixture.ts';
import { chain, TWO_CLASSES } from '../../compiler/testGraphs.fixture.ts';
import { OPTIMIZERS, type GraphDocument } from '../../graph/document.ts';
import { lossFunctions } from '../../nodes/training/losses.ts';
import { preset } from '../harness.fixture.ts';
import type { Executor } from '../replay/executor.ts';
import { createLoops } from '../replay/loops/loops.ts';
import { createMachine } from '../replay/machine/machine.ts';
import { expectSame } from './sameTraining.fixture.ts';

const LOSSES = lossFunctions.filter(({ needsTarget }) => needsTarget).map(({ id }) => id);
const executors: readonly (readonly [string, () => Executor | Promise<Executor>])[] = [['plain loops', createLoops], ['the machine', () => createMachine({ threads: 1 })]];

describe.each(executors)('by %s', (_, create) => {
  it.each(['1-least-squares', '2-gradient-descent', '3-linear-regression', '4-perceptron', '5-xor-net'])('the preset %s is replayed as tfjs trains it', async (name) => expectSame(preset(name), await create()));

  it.each(OPTIMIZERS)('the optimizer %s is replayed as tfjs takes its steps', async (kind) => {
    const document = preset('5-xor-net');
    await expectSame({ ...document, training: { ...document.training, batchSize: 3, shuffle: true, optimizer: { kind, learningRate: 0.05 } } }, await create());
  });

  describe.each(LOSSES)('the loss %s', (id) => {
    it.each(['linear', 'sigmoid', 'softmax'])('behind %s is replayed as tfjs takes it', async (activation) => expectSame(chain(TWO_CLASSES, [['hidden', 'dense', { units: 5, activation: 'tanh' }], ['out', 'dense', { units: 2 }], ['act', activation]], { function: id }), await create()));
  });

  it('random graphs of every kind, loss and optimizer are replayed as tfjs trains them', async () => {
    await fc.assert(
      fc.asyncProperty(trainableGraph(6), fc.constantFrom(...LOSSES), async (document, loss) => expectSame(withLoss(document, loss), await create())),
      { numRuns: 30 },
    );
  }, 120_000);
});

function withLoss(document: GraphDocument, id: string): GraphDocument {
  return { ...document, nodes: document.nodes.map((node) => (node.kind === 'loss' ? { ...node, params: { ...node.params, function: id } } : node)) };
}
