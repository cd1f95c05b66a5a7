/** A program trained twice: by tfjs's own steps, and by a captured plan; all that comes of it is compared. */
import { expect } from 'vitest';
import type { Program } from '../../compiler/program.ts';
import { nodePlaces } from '../../datasets/nodePlaces.ts';
import type { GraphDocument } from '../../graph/document.ts';
import { Batches } from '../batches.ts';
import { programOf } from '../harness.fixture.ts';
import { DataLoader } from '../loading.ts';
import { buildModel } from '../model/model.ts';
import type { Executor } from '../replay/executor.ts';
import { loadTensorFlow } from '../tensorflow.ts';
import { EagerTrainer } from './eagerTrainer.ts';
import { ReplayTrainer } from './replayTrainer.ts';
import type { Trainer } from './trainer.ts';

/**
 * Relative to the largest number of an array, or to a floor where all are smaller: float32 sums in another
 * order, which 20 steps of training carry on.
 */
export const TOLERANCE = 1e-5;
const STEPS = 20;
const FLOOR = 1e-3;
const MEMORY = 'memory of ';
/**
 * For what an optimizer keeps. Where a gradient is zero by calculus (a bias before a batch normalization)
 * its float32 sum is not: terms of about 1 cancel to some 1e-7, in another way in every order.
 */
const MEMORY_FLOOR = 0.1;

/** The losses of so many steps and the state after them. */
async function trained(program: Program, make: (program: Program, batches: Batches, model: ReturnType<typeof buildModel>) => Trainer, steps: number) {
  const tf = await loadTensorFlow();
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
  return { losses: Float32Array.from(points, ({ loss }) => loss ?? NaN), accuracies: Float32Array.from(points, ({ accuracy }) => accuracy ?? -1), ...state.weights, ...Object.fromEntries(Object.entries(state.memory).map(([key, values]) => [`${MEMORY}${key}`, values])) } as Readonly<Record<string, Float32Array>>;
}

/** @returns the worst difference of any array, relative to its largest number. */
function distance(found: Readonly<Record<string, Float32Array>>, wanted: Readonly<Record<string, Float32Array>>): { readonly worst: number; readonly where: string } {
  let worst = 0;
  let where = '';
  for (const [name, values] of Object.entries(wanted)) {
    const scale = values.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), name.startsWith(MEMORY) ? MEMORY_FLOOR : FLOOR);
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

/** Throws with the first number that differs by more than the tolerance. Tensors are as many as before. */
export async function expectSame(document: GraphDocument, executor: Executor, tolerance = TOLERANCE, steps = STEPS): Promise<void> {
  const tf = await loadTensorFlow();
  await tf.setBackend('cpu');
  const program = programOf(document);
  const before = tf.memory().numTensors;
  const wanted = await trained(program, (each, batches, model) => new EagerTrainer(tf, each, model, batches, ''), steps);
  const found = await trained(program, (each, batches, model) => new ReplayTrainer(tf, each, model, batches, executor, ''), steps);
  expect(Object.keys(found).sort()).toEqual(Object.keys(wanted).sort());
  const { worst, where } = distance(found, wanted);
  expect(worst, where).toBeLessThan(tolerance);
  expect(tf.memory().numTensors).toBe(before);
}

