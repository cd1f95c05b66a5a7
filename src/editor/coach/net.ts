/** What the rules need to know of the wiring. */
import type { Operation, Program } from '../../compiler/program.ts';

/** Functions that are level at one end or at both. */
export type BendFunction = 'relu' | 'sigmoid' | 'tanh';

/** A hidden place where the net bends: an activation's node, or a layer that ends in one. */
export interface Bend {
  readonly operation: Operation;
  readonly function: BendFunction;
  /** The layer whose sums it bends; the operation itself where that has the activation. */
  readonly layer: Operation | null;
}

const BENDS: readonly string[] = ['relu', 'sigmoid', 'tanh'] satisfies BendFunction[];

/** Kinds that give a sum of what they get, each number times something that does not depend on it. */
const STRAIGHT: readonly string[] = [
  'dense', 'conv1d', 'conv2d', 'conv2dTranspose', 'depthwiseConv2d', 'separableConv2d', 'linear', 'flatten', 'reshape', 'permute',
  'dropout', 'spatialDropout2d', 'gaussianNoise', 'batchNorm', 'avgPool2d', 'globalAvgPool2d', 'upSampling2d', 'zeroPadding2d',
];

/** Layers with a trainable kernel, in the order of the program. */
export function kernelLayers({ operations }: Program): readonly Operation[] {
  return operations.filter(({ weights }) => weights.some(({ name, trainable }) => name === 'kernel' && trainable));
}

/** All hidden bends; what leaves one as a prediction is no hidden one, and belongs at its limits. */
export function hiddenBends(program: Program): readonly Bend[] {
  const predictions = new Set(program.losses.map(({ prediction }) => prediction.node));
  return program.operations.flatMap((operation) => {
    const name = activationOf(operation);
    if (predictions.has(operation.node) || name === null || !isBend(name)) return [];
    return [{ operation, function: name, layer: layerOf(program, operation) }];
  });
}

/**
 * The layers between the data and the first loss where nothing bends what passes, so that all of them together can do no
 * more than one of them. The activation of the prediction itself does not count.
 * @returns null where something bends, or where there are fewer than two layers.
 */
export function straightLayers(program: Program): readonly Operation[] | null {
  const [loss] = program.losses;
  const layers: Operation[] = [];
  let operation = loss && operationOf(program, loss.prediction.node);
  if (operation && operation.weights.length === 0 && activationOf(operation) !== null) operation = inputOf(program, operation);
  for (let last = true; operation; last = false) {
    const own = operation.params['activation'];
    if (!STRAIGHT.includes(operation.kind) || (!last && own !== undefined && own !== 'linear')) return null;
    if (kernelLayers(program).includes(operation)) layers.unshift(operation);
    operation = inputOf(program, operation);
  }
  return layers.length >= 2 ? layers : null;
}

export function operationOf({ operations }: Program, node: string): Operation | undefined {
  return operations.find((each) => each.node === node);
}

/** What feeds the first port; undefined where that is the data. */
function inputOf(program: Program, { inputs }: Operation): Operation | undefined {
  return inputs[0] && operationOf(program, inputs[0].node);
}

/** The function that an activation's node is, or that a layer ends in. */
function activationOf({ kind, weights, params }: Operation): string | null {
  const own = params['activation'];
  if (typeof own === 'string') return own === 'linear' ? null : own;
  return weights.length === 0 && (isBend(kind) || kind === 'softmax' || kind === 'step') ? kind : null;
}

function isBend(name: string): name is BendFunction {
  return BENDS.includes(name);
}

function layerOf(program: Program, bend: Operation): Operation | null {
  let at: Operation | undefined = bend;
  while (at && at.weights.length === 0) at = inputOf(program, at);
  return at ?? null;
}
