/** One training step of a model, traced: what a plan is made from. */
import type { Program } from '../../compiler/program.ts';
import type { Random, TF } from '../../nodes/kind.ts';
import { optimizerInfo } from '../../nodes/training/optimizers.ts';
import type { Model } from '../model/model.ts';
import { Objective } from '../model/objective.ts';
import type { Trace } from '../plan/trace.ts';
import type { Distribution } from '../random.ts';
import { takeStep } from '../step/takeStep.ts';
import { feedsOf, traced, type Tracing } from './traced.ts';

/** Traces the step of a batch with so many rows, with its loss and accuracy. */
export function captureStep(tf: TF, program: Program, model: Model, rows: number): Trace {
  return traced(tf, model, (tracing) => trace(tf, program, model, rows, tracing));
}

function trace(tf: TF, program: Program, model: Model, rows: number, tracing: Tracing): Trace {
  const { recording, saved, given } = tracing;
  const feeds = feedsOf(program, rows, tracing);
  const { optimizer } = program.training;
  const rule = optimizerInfo(optimizer.kind);
  const numbers = Object.fromEntries(Object.keys(rule.numbers(optimizer, optimizer.learningRate, 0)).map((name) => [name, given([], { type: 'number', name })]));
  const keys = new Map(saved.map(({ variable, key }) => [variable, key]));
  let updatesFrom = Infinity;
  const result = takeStep(tf, new Objective(tf, program, model), program.training, {
    feeds,
    numbers,
    measure: true,
    memoryOf(variable) {
      // The first question for the optimizer's memory comes when all gradients are there.
      updatesFrom = Math.min(updatesFrom, recording.calls.length);
      return Object.fromEntries(Object.keys(rule.memory(optimizer)).map((name) => [name, given(variable.shape, { type: 'state', key: `${keys.get(variable)}.${name}` })]));
    },
    randomOf: ({ seed }) => tracedRandom(seed, given),
  });
  const updates: Record<string, number> = {};
  for (const { variable, key, dataId } of saved) if (variable.dataId !== dataId) updates[key] = recording.idOf(variable.dataId);
  for (const { variable, weight, memory } of result.updates) {
    const key = String(keys.get(variable));
    updates[key] = recording.idOf(weight.dataId);
    for (const [name, tensor] of Object.entries(memory)) updates[`${key}.${name}`] = recording.idOf(tensor.dataId);
  }
  const results = { loss: recording.idOf(result.loss.dataId), ...(result.accuracy ? { accuracy: recording.idOf(result.accuracy.dataId) } : {}) };
  tf.dispose([result.loss, ...(result.accuracy ? [result.accuracy] : []), ...result.updates.flatMap(({ weight, memory }) => [weight, ...Object.values(memory)])]);
  return { values: recording.values, calls: recording.calls, updatesFrom, results, updates };
}

/** Draws that are only noted: the replay fills them in before each step. */
export function tracedRandom(seed: number, given: Tracing['given']): Random {
  let drawn = 0;
  const draw = (shape: readonly number[], distribution: Distribution) => given(shape, { type: 'random', seed, draw: drawn++, distribution });
  return { uniform: (shape) => draw(shape, 'uniform'), normal: (shape) => draw(shape, 'normal') };
}
