/** A captured step against tfjs's own, over random graphs and over every kind, loss and optimizer. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { trainableGraph } from '../../compiler/randomGraph.fixture.ts';
import { chain, TWO_CLASSES } from '../../compiler/testGraphs.fixture.ts';
import type { Program } from '../../compiler/program.ts';
import { nodePlaces } from '../../datasets/nodePlaces.ts';
import { OPTIMIZERS, type GraphDocument } from '../../graph/document.ts';
import type { TF } from '../../nodes/kind.ts';
import { lossFunctions } from '../../nodes/training/losses.ts';
import { Batches } from '../batches.ts';
import { preset, programOf } from '../harness.fixture.ts';
import { DataLoader } from '../loading.ts';
import { buildModel } from '../model/model.ts';
import type { Executor } from '../replay/executor.ts';
import { createLoops } from '../replay/loops/loops.ts';
import { loadTensorFlow } from '../tensorflow.ts';
import { EagerTrainer } from './eagerTrainer.ts';
import { ReplayTrainer } from './replayTrainer.ts';
import type { Trainer } from './trainer.ts';

/**
 * Relative to the largest number of an array (or to 1e-3 where all are smaller): float32 sums in another
 * order, which 20 steps of training carry on.
 */
const TOLERANCE = 1e-5;
const STEPS = 20;

let tf: TF;
beforeAll(async () => {
  tf = await loadTensorFlow();
  await tf.setBackend('cpu');
});

/** The losses of so many steps and the state after them. */
async function trained(program: Program, make: (program: Program, batches: Batches, model: ReturnType<typeof buildModel>) => Trainer, steps: number) {
  const data = await new DataLoader(nodePlaces()).load(program, new AbortController().signal, () => undefined);
  const batches = new Batches(tf, program, data);
  const model = buildModel(tf, program);
  const trainer = make(program, batches, model);
  const points = [];
  for (let step = 0; step < steps; step++) {
    trainer.step(step, true);
    points.push(...(await trainer.read()));
  }
  const state = await trainer.state();
  trainer.dispose();
  model.dispose();
  batches.dispose();
  return { losses: Float32Array.from(points, ({ loss }) => loss ?? NaN), accuracies: Float32Array.from(points, ({ accuracy }) => accuracy ?? -1), ...state.weights, ...state.memory } as Readonly<Record<string, Float32Array>>;
}

/** @returns the worst difference of any array, relative to its largest number. */
function distance(found: Readonly<Record<string, Float32Array>>, wanted: Readonly<Record<string, Float32Array>>): { readonly worst: number; readonly where: string } {
  let worst = 0;
  let where = '';
  for (const [name, values] of Object.entries(wanted)) {
    const scale = values.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 1e-3);
    values.forEach((value, index) => {
      // What is no number in one must be none in the other.
      const both = Number.isNaN(value) && Number.isNaN(found[name]?.[index]) && found[name]?.[index] !== undefined;
      const difference = both ? 0 : Math.abs(value - (found[name]?.[index] ?? NaN)) / scale;
      if (difference <= worst) return;
      worst = difference;
      where = `${name}[${index}]: ${found[name]?.[index]} for ${value}`;
    });
  }
  return { worst, where };
}

export async function expectSame(document: GraphDocument, executor: Executor, tolerance = TOLERANCE, steps = STEPS): Promise<void> {
  const program = programOf(document);
  const before = tf.memory().numTensors;
  const wanted = await trained(program, (each, batches, model) => new EagerTrainer(tf, each, model, batches, ''), steps);
  const found = await trained(program, (each, batches, model) => new ReplayTrainer(tf, each, model, batches, executor, ''), steps);
  expect(Object.keys(found).sort()).toEqual(Object.keys(wanted).sort());
  const { worst, where } = distance(found, wanted);
  expect(worst, where).toBeLessThan(tolerance);
  expect(tf.memory().numTensors).toBe(before);
}

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
    fc.asyncProperty(trainableGraph(6), (document) => expectSame(document, createLoops(), TOLERANCE, 5)),
    { numRuns: 40 },
  );
}, 120_000);
