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
import { createExact, createShaken } from './exact.fixture.ts';
import { ReplayTrainer } from './replayTrainer.ts';
import type { Trainer } from './trainer.ts';

/** Relative to the largest number of an array, or to a floor where all are smaller. */
const TOLERANCE = 1e-5;
const FLOOR = 1e-3;
const MEMORY = 'memory of ';
/**
 * For what an optimizer keeps. Where a gradient is zero by calculus (a bias before a batch normalization)
 * its float32 sum is not: terms of about 1 cancel to some 1e-7, in another way in every order.
 */
const MEMORY_FLOOR = 0.1;

/**
 * In one random graph of fifty float32 does not determine 20 steps to the tolerance: RMSprop and Adam divide a gradient
 * that is all but zero by its own size, so that its last digit becomes a step, and normalizations in a row do the like.
 * There the numbers are held against float64 instead: no farther from it than so many times what float32 itself leaves
 * open (`createShaken`), or than tfjs. Over 1,500 random graphs the farthest of the WebAssembly machine was 2.4 times.
 */
const MARGIN = 8;
const SHAKES = ['one', 'two', 'three'];
const STEPS = 20;

type Numbers = Readonly<Record<string, Float32Array>>;

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
  return { losses: Float32Array.from(points, ({ loss }) => loss ?? NaN), accuracies: Float32Array.from(points, ({ accuracy }) => accuracy ?? -1), ...state.weights, ...Object.fromEntries(Object.entries(state.memory).map(([key, values]) => [`${MEMORY}${key}`, values])) } as Numbers;
}

/** How far an array is from another, relative to the largest number of that one. What is no finite number in one must be none in the other. */
function distance(name: string, found: Numbers, wanted: Numbers): { readonly worst: number; readonly where: string } {
  const [values, others] = [wanted[name] as Float32Array, found[name] as Float32Array];
  const scale = values.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), name.startsWith(MEMORY) ? MEMORY_FLOOR : FLOOR);
  let worst = 0;
  let place = 0;
  values.forEach((value, index) => {
    const other = others[index] as number;
    const [known, same] = [Number.isFinite(value), Number.isFinite(value) === Number.isFinite(other)];
    const difference = !same ? Infinity : known ? Math.abs(value - other) / scale : 0;
    if (difference <= worst) return;
    worst = difference;
    place = index;
  });
  return { worst, where: `${name}[${place}]: ${others[place]} for ${values[place]}` };
}

/**
 * Throws with the first array that differs by more than the tolerance, where float32 determines it to that. Tensors are as
 * many as before.
 */
export async function expectSame(document: GraphDocument, executor: Executor, steps = STEPS): Promise<void> {
  const tf = await loadTensorFlow();
  await tf.setBackend('cpu');
  const program = programOf(document);
  const before = tf.memory().numTensors;
  const replayed = (by: Executor) => trained(program, (each, batches, model) => new ReplayTrainer(tf, each, model, batches, by, ''), steps);
  const wanted = await trained(program, (each, batches, model) => new EagerTrainer(tf, each, model, batches, ''), steps);
  const found = await replayed(executor);
  expect(Object.keys(found).sort()).toEqual(Object.keys(wanted).sort());
  const end = wanted['losses']?.findIndex((loss) => !Number.isFinite(loss)) ?? -1;
  if (end >= 0) {
    // A run ends at a loss that is no number: what comes after it means nothing.
    expect(found['losses']?.[end], `the loss of step ${end}, which is no number for tfjs`).not.toSatisfy(Number.isFinite);
    if (end > 0) await expectSame(document, executor, end);
    return;
  }
  const apart = Object.keys(wanted).filter((name) => distance(name, found, wanted).worst > TOLERANCE);
  if (apart.length > 0) {
    const exact = await replayed(createExact());
    const open = [wanted];
    for (const seed of SHAKES) open.push(await replayed(createShaken(seed)));
    for (const name of apart) {
      const allowed = Math.max(TOLERANCE, MARGIN * Math.max(...open.map((each) => distance(name, each, exact).worst)));
      const { worst, where } = distance(name, found, exact);
      expect(worst, `${where} in float64, and against tfjs ${distance(name, found, wanted).where}`).toBeLessThanOrEqual(allowed);
    }
  }
  expect(tf.memory().numTensors).toBe(before);
}
