/** One operation of a program, built: its weights and its computation. */
import type * as tfjs from '@tensorflow/tfjs';
import type { Operation } from '../../compiler/program.ts';
import type { Weights } from '../../graph/document.ts';
import type { NodeKind, Random, TF } from '../../nodes/kind.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { directComputation } from './direct.ts';
import { seededArguments, tensorOfShape } from './initializers.ts';
import { i18n } from '../../words/i18n.ts';
import { series } from '../../words/list.ts';

export type Layer = ReturnType<TF['layers']['dense']>;

export interface CallOptions {
  readonly training: boolean;
  readonly random: Random;
}

export interface Unit {
  readonly operation: Operation;
  /** In the order of `operation.weights`. */
  readonly variables: readonly tfjs.Variable[];
  /** One batch, `[batch, ...shape]` in and out. The caller owns the result. */
  compute(inputs: readonly tfjs.Tensor[], options: CallOptions): tfjs.Tensor;
  /** What the operation's regularizers add to the training loss. */
  penalties(): readonly tfjs.Scalar[];
  dispose(): void;
}

/** Builds an operation's layer or variables, seeded, with its initial weights in place. */
export function buildUnit(tf: TF, operation: Operation): Unit {
  const kind = nodeKind(operation.kind);
  if (!kind) throw new Error(i18n.t('“{label}” is of the kind “{kind}”, which this version cannot run. Delete the node, or open the graph in a newer version.', { label: operation.label, kind: operation.kind }));
  const unit = kind.layer ? layerUnit(tf, operation, kind) : callUnit(tf, operation, kind);
  try {
    if (operation.initialWeights) assignWeights(tf, unit, operation.initialWeights);
  } catch (error) {
    unit.dispose();
    throw error;
  }
  return unit;
}

/** The stock layer of an operation, with seeded initializers; TensorFlow.js names it where no name is given. */
export function buildLayer(tf: TF, operation: Operation, kind: NodeKind, name?: string): Layer {
  const stock = kind.layer;
  if (!stock) throw new Error(i18n.t('The kind “{id}” is no stock layer.', { id: kind.id }));
  const factories = tf.layers as unknown as Readonly<Record<string, ((args: unknown) => Layer) | undefined>>;
  const make = factories[stock.factory];
  if (!make) throw new Error(i18n.t('TensorFlow.js has no layer “{factory}”.', { factory: stock.factory }));
  const args = stock.args(operation.params as never, operation.inputTypes[0] ?? { shape: [] });
  return make({ ...seededArguments(tf, args, operation.seed), ...(name === undefined ? {} : { name }) });
}

function layerUnit(tf: TF, operation: Operation, kind: NodeKind): Unit {
  const layer = buildLayer(tf, operation, kind);
  const shapes = operation.inputTypes.map((type) => [null, ...type.shape]);
  // An LSTM's first biases are put together from tensors that nobody else releases; its variables outlive the scope.
  tf.tidy(() => layer.build(shapes.length === 1 ? (shapes[0] as tfjs.Shape) : (shapes as tfjs.Shape[])));
  const variables = layer.weights.map((weight) => weight.read() as tfjs.Variable);
  checkWeights(operation, variables);
  const named = namedWeights(operation, variables);
  const call = kind.call?.bind(kind);
  const [input] = operation.inputTypes;
  const args = kind.layer?.args(operation.params as never, input ?? { shape: [] }) ?? {};
  const direct = call || shapes.length !== 1 ? null : directComputation(tf, kind.layer?.className ?? '', args, (shapes[0] ?? []).length, variables);
  const training = { training: true };
  const inference = { training: false };
  return {
    operation,
    variables,
    compute(inputs, options) {
      if (call) return call(tf, operation.params as never, inputs, { training: options.training, weights: named, random: options.random });
      if (direct) return direct(inputs[0] as tfjs.Tensor);
      const given = inputs.length === 1 ? (inputs[0] as tfjs.Tensor) : [...inputs];
      const result = layer.call(given, options.training ? training : inference);
      return Array.isArray(result) ? (result[0] as tfjs.Tensor) : result;
    },
    penalties: () => layer.calculateLosses(),
    dispose: () => {
      for (const weight of layer.weights) weight.dispose();
    },
  };
}

function callUnit(tf: TF, operation: Operation, kind: NodeKind): Unit {
  const call = kind.call?.bind(kind);
  if (!call) throw new Error(i18n.t('The kind “{id}” has neither a layer nor a computation.', { id: kind.id }));
  const start = kind.start?.(operation.params as never) ?? {};
  const variables = operation.weights.map((spec) => tf.tidy(() => tf.variable(tf.fill([...spec.shape], start[spec.name] ?? 0), spec.trainable)));
  const named = namedWeights(operation, variables);
  return {
    operation,
    variables,
    compute(inputs, options) {
      const result = call(tf, operation.params as never, inputs, { training: options.training, weights: named, random: options.random });
      // A parameter's value is its variable, which must outlive the scope that the result lives in.
      return result instanceof tf.Variable ? tf.clone(result) : result;
    },
    penalties: () => [],
    dispose: () => tf.dispose(variables),
  };
}

/** Puts values by weight name (`kernel`, `bias`) in place; names that are left out stay as they are. */
export function assignWeights(tf: TF, unit: Unit, weights: Weights): void {
  const { operation, variables } = unit;
  for (const [name, values] of Object.entries(weights)) {
    const index = operation.weights.findIndex((spec) => spec.name === name);
    const variable = variables[index];
    if (!variable) {
      const known = series(operation.weights.map((spec) => spec.name)) || i18n.t('none');
      throw new Error(i18n.t('“{label}” has no weights called “{name}”. It has: {known}.', { label: operation.label, name, known }));
    }
    const tensor = tensorOfShape(tf, values as tfjs.TensorLike, variable.shape, i18n.t('“{name}” of “{label}”', { name, label: operation.label }));
    variable.assign(tensor);
    tensor.dispose();
  }
}

function namedWeights(operation: Operation, variables: readonly tfjs.Variable[]): Readonly<Record<string, tfjs.Tensor>> {
  return Object.fromEntries(operation.weights.map((spec, index) => [spec.name, variables[index] as tfjs.Tensor]));
}

/** What the node says of its weights must be what TensorFlow.js built, else names would meet the wrong numbers. */
function checkWeights(operation: Operation, variables: readonly tfjs.Variable[]): void {
  const built = variables.map((variable) => `[${variable.shape.join(', ')}]`).join(' ');
  const said = operation.weights.map((spec) => `[${spec.shape.join(', ')}]`).join(' ');
  if (built !== said) throw new Error(`“${operation.label}” was said to have the weights ${said || 'none'}, but TensorFlow.js built ${built || 'none'}.`);
}
