/** One training step of a model, traced: what a plan is made from. */
import type * as tfjs from '@tensorflow/tfjs';
import type { Program } from '../../compiler/program.ts';
import type { Random, TF } from '../../nodes/kind.ts';
import { optimizerInfo } from '../../nodes/training/optimizers.ts';
import type { Feed, Model } from '../model/model.ts';
import { Objective } from '../model/objective.ts';
import type { Distribution } from '../random.ts';
import { takeStep } from '../step/takeStep.ts';
import { variablesOf } from '../step/variables.ts';
import type { Origin, Trace } from '../plan/trace.ts';
import { recorded, Recording } from './traceBackend.ts';

/**
 * Traces the step of a batch with so many rows. The model's variables keep their numbers.
 * @throws NotPlannable, or what tfjs says, where the step cannot be traced.
 */
export function captureStep(tf: TF, program: Program, model: Model, rows: number): Trace {
  const recording = new Recording();
  const saved = variablesOf(model).map(({ variable, key }) => ({ variable, key, dataId: variable.dataId }));
  for (const { variable, key, dataId } of saved) recording.add(dataId, variable.shape, 'float32', { type: 'state', key });
  const kept = saved.map(({ variable }) => variable.clone());
  try {
    return recorded(tf, recording, () => {
      tf.engine().startScope();
      try {
        return trace(tf, program, model, rows, recording, saved);
      } finally {
        tf.engine().endScope();
      }
    });
  } finally {
    // Some layers set weights while they compute (batch normalization's running means).
    saved.forEach(({ variable, dataId }, index) => {
      if (variable.dataId !== dataId) variable.assign(kept[index] as tfjs.Tensor);
    });
    tf.dispose(kept);
  }
}

interface Saved {
  readonly variable: tfjs.Variable;
  readonly key: string;
  readonly dataId: object;
}

function trace(tf: TF, program: Program, model: Model, rows: number, recording: Recording, saved: readonly Saved[]): Trace {
  const given = (shape: readonly number[], origin: Origin): tfjs.Tensor => {
    const dataId = {};
    recording.add(dataId, shape, 'float32', origin);
    return tf.engine().makeTensorFromTensorInfo({ dataId, shape: [...shape], dtype: 'float32' });
  };
  const feeds = new Map(program.sources.map(({ node, features, labels }): [string, Feed] => [
    node,
    { features: given([rows, ...features.shape], { type: 'feed', node, port: 'features' }), labels: given([rows, ...labels.shape], { type: 'feed', node, port: 'labels' }) },
  ]));
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
    randomOf: ({ seed }) => randomOf(seed, given),
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
function randomOf(seed: number, given: (shape: readonly number[], origin: Origin) => tfjs.Tensor): Random {
  let drawn = 0;
  const draw = (shape: readonly number[], distribution: Distribution) => given(shape, { type: 'random', seed, draw: drawn++, distribution });
  return { uniform: (shape) => draw(shape, 'uniform'), normal: (shape) => draw(shape, 'normal') };
}
