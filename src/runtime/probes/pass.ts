/** One pass through a network whose inner values and gradients are wanted; no update follows. */
import type { Program, ValueReference } from '../../compiler/program.ts';
import type * as tfjs from '@tensorflow/tfjs';
import { sizeOf } from '../../graph/tensorType.ts';
import type { TF } from '../../nodes/kind.ts';
import type { Feeds, ForwardMode, ForwardOptions, Model } from '../model/model.ts';
import { Objective } from '../model/objective.ts';
import type { OutputUnit } from '../protocol.ts';
import { variablesOf } from '../step/variables.ts';

export interface Pass {
  readonly rows: number;
  /** The step whose dropout and noise it draws, as in training; null for a pass as when not training. */
  readonly step: number | null;
  readonly activations: readonly ValueReference[];
  readonly activationGradients: readonly ValueReference[];
  /** By `node.name`. Before any clipping. */
  readonly weightGradients: readonly string[];
  /** What the gradients are of, where it is not the loss: this number, added up over the rows. */
  readonly gradientOf?: OutputUnit;
}

export type PassQuantity = 'activations' | 'activationGradients' | 'weightGradients';

/** Where a pass puts a value: `activations hidden.out`, `weightGradients hidden.kernel`, and `loss` (or what the gradients are of instead). */
export const LOSS = 'loss';
export function placeOf(quantity: PassQuantity, key: string): string {
  return `${quantity} ${key}`;
}

export function keyOf({ node, port }: ValueReference): string {
  return `${node}.${port}`;
}

/**
 * The pass in TensorFlow.js's operations, eagerly or on the tracing backend. Everything in the result is
 * kept: whoever asks disposes of it. A gradient that no loss (or not the number that is asked for) depends on is left out.
 */
export function takePass(tf: TF, program: Program, model: Model, feeds: Feeds, pass: Pass, mode: ForwardMode): ReadonlyMap<string, tfjs.Tensor> {
  const found = new Map<string, tfjs.Tensor>();
  const keep = (quantity: PassQuantity, key: string, value: tfjs.Tensor): void => {
    found.set(placeOf(quantity, key), tf.keep(tf.clone(value)));
  };
  const activations = new Set(pass.activations.map(keyOf));
  const gradients = new Set(pass.activationGradients.map(keyOf));
  const objective = new Objective(tf, program, model);
  const observe = ({ node }: { readonly node: string }, value: tfjs.Tensor): tfjs.Tensor => {
    const key = `${node}.out`;
    if (activations.has(key)) keep('activations', key, value);
    // The same value, whose gradient is seen as it comes back.
    return gradients.has(key) ? tap(tf, value, root, (gradient) => { keep('activationGradients', key, gradient); }) : value;
  };
  // Gradients are only followed towards what they are asked for: every value that is tapped depends on this.
  const root = tf.scalar(0);
  const others = [...pass.activations, ...pass.activationGradients];
  const loss = () => (pass.gradientOf ? unitBeside(tf, model, pass.gradientOf, others, feeds, { ...mode, observe }) : objective.lossBeside(others, feeds, { ...mode, observe }));
  for (const [node, { features, labels }] of feeds) {
    if (activations.has(`${node}.features`)) keep('activations', `${node}.features`, features);
    if (labels && activations.has(`${node}.labels`)) keep('activations', `${node}.labels`, labels);
  }
  if (gradients.size === 0 && pass.weightGradients.length === 0) {
    found.set(LOSS, tf.keep(tf.tidy(loss)));
    root.dispose();
    return found;
  }
  const trainable = new Set(pass.gradientOf ? model.trainable(model.plan([outputOf(pass.gradientOf)])) : objective.trainable);
  const variables = variablesOf(model).filter(({ variable }) => trainable.has(variable));
  const wanted = new Set(pass.weightGradients);
  const features = [...feeds].map(([node, { features }]) => ({ quantity: 'activationGradients' as const, key: `${node}.features`, tensor: features }));
  const weights = variables.map(({ key, variable }) => ({ quantity: 'weightGradients' as const, key, tensor: variable as tfjs.Tensor }));
  const asked = [...features.filter(({ key }) => gradients.has(key)), ...weights.filter(({ key }) => wanted.has(key))];
  const { value, grads } = tf.engine().gradients(loss, [root, ...asked.map(({ tensor }) => tensor)], undefined, true);
  found.set(LOSS, tf.keep(value));
  // One that no loss depends on has none.
  const given = grads as readonly (tfjs.Tensor | undefined)[];
  asked.forEach(({ quantity, key }, index) => {
    const gradient = given[index + 1];
    if (gradient) keep(quantity, key, gradient);
  });
  tf.dispose([root, ...given.filter((gradient) => gradient !== undefined)]);
  return found;
}

function outputOf({ node }: OutputUnit): ValueReference {
  return { node, port: 'out' };
}

/** One number of a node's output, added up over the rows, of a pass that also computes other values. */
function unitBeside(tf: TF, model: Model, of: OutputUnit, others: readonly ValueReference[], feeds: Feeds, options: ForwardOptions): tfjs.Scalar {
  const [value] = model.forward(model.plan([outputOf(of), ...others]), feeds, options);
  if (!value) throw new Error(`There is no value “${of.node}.out”.`);
  const [rows = 1, ...shape] = value.shape;
  return tf.sum(tf.slice(tf.reshape(value, [rows, sizeOf(shape)]), [0, of.unit], [rows, 1]));
}

/** The identity, which shows the gradient that arrives at it. */
function tap(tf: TF, value: tfjs.Tensor, root: tfjs.Tensor, see: (gradient: tfjs.Tensor) => void): tfjs.Tensor {
  const identity = tf.customGrad((x) => ({
    value: (x as tfjs.Tensor).clone(),
    gradFunc: (gradient) => {
      see(gradient);
      return [gradient, tf.scalar(0)];
    },
  }));
  return identity(value, root);
}
