/**
 * One training step in TensorFlow.js's operations: forward, gradients, the optimizer's update. Taken
 * eagerly it trains; taken on the tracing backend it is what a plan is made from. So both train alike.
 */
import type * as tfjs from '@tensorflow/tfjs';
import type { Operation, ProgramTraining } from '../../compiler/program.ts';
import type { Random, TF } from '../../nodes/kind.ts';
import { clipGradients } from '../../nodes/training/clipping.ts';
import { optimizerInfo } from '../../nodes/training/optimizers.ts';
import type { Feeds } from '../model/model.ts';
import type { Objective } from '../model/objective.ts';

export interface StepInput {
  readonly feeds: Feeds;
  readonly randomOf: (operation: Operation) => Random;
  /** What the optimizer says of this step, as scalars. */
  readonly numbers: Readonly<Record<string, tfjs.Tensor>>;
  /** What the optimizer keeps for a weight. */
  memoryOf(variable: tfjs.Variable): Readonly<Record<string, tfjs.Tensor>>;
  /** Another way to the same update, where there is one; the tensors it gives are kept. */
  update?(variable: tfjs.Variable, gradient: tfjs.Tensor): Omit<Update, 'variable'> | null;
  /** With accuracy, which costs a little. */
  readonly measure: boolean;
}

export interface Update {
  readonly variable: tfjs.Variable;
  readonly weight: tfjs.Tensor;
  readonly memory: Readonly<Record<string, tfjs.Tensor>>;
}

export interface StepResult {
  /** Before the update. */
  readonly loss: tfjs.Scalar;
  readonly accuracy: tfjs.Scalar | null;
  /** Not yet assigned. */
  readonly updates: readonly Update[];
}

/** The step's results, all kept: whoever asks disposes of them. Weights that no loss depends on have no update. */
export function takeStep(tf: TF, objective: Objective, training: ProgramTraining, input: StepInput): StepResult {
  let accuracy: tfjs.Scalar | null = null;
  const loss = (): tfjs.Scalar => {
    const options = { training: true, randomOf: input.randomOf } as const;
    if (!input.measure) return objective.loss(input.feeds, options);
    const measured = objective.measure(input.feeds, options);
    accuracy = measured.accuracy && tf.keep(measured.accuracy);
    return measured.loss;
  };
  const variables = [...objective.trainable];
  // Nothing can be trained: the loss is still worth seeing.
  if (variables.length === 0) return { loss: tf.keep(tf.tidy(loss)), accuracy, updates: [] };
  const { value, grads } = tf.variableGrads(loss, variables);
  const clipped = clipGradients(tf, training.clipping, grads);
  const updates = variables.flatMap((variable) => {
    const gradient = clipped[variable.name];
    return gradient ? [updateOf(tf, training, variable, gradient, input)] : [];
  });
  tf.dispose(grads);
  tf.dispose(clipped);
  return { loss: tf.keep(value), accuracy, updates };
}

function updateOf(tf: TF, training: ProgramTraining, variable: tfjs.Variable, gradient: tfjs.Tensor, input: StepInput): Update {
  const other = input.update?.(variable, gradient);
  if (other) return { variable, ...other };
  const rule = optimizerInfo(training.optimizer.kind);
  const updated = tf.tidy(() => {
    const { weight, memory } = rule.update(tf, { weight: variable, gradient, memory: input.memoryOf(variable), numbers: input.numbers });
    return { weight: tf.keep(weight), memory: Object.fromEntries(Object.entries(memory).map(([name, tensor]) => [name, tf.keep(tensor)])) };
  });
  return { variable, ...updated };
}
