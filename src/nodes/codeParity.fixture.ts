/** What the code of a kind or loss must give: cases with random weights and inputs, and what tfjs computes of them. */
import type * as tfjs from '@tensorflow/tfjs';
import fc from 'fast-check';
import { complete, samples, type Sample } from './contract.testing.ts';
import type { Code, CodeContext, NodeKind, TF, TorchWeight } from './kind.ts';
import { seededRandom } from './random.testing.ts';
import { nodeKinds } from './registry.ts';
import { lossFunctions } from './training/losses.ts';

/** Largest difference between the two, for numbers around 1 in float32. */
export const TOLERANCE = 1e-4;
const SEED = 1958;

export interface Values {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

export interface Case {
  readonly kind: string;
  readonly code: Code;
  readonly state: readonly TorchWeight[];
  readonly weights: Readonly<Record<string, Values>>;
  readonly inputs: readonly Values[];
  readonly expected: Values;
}

/** How a kind is written in one language. */
type Write = (kind: NodeKind, context: CodeContext<Readonly<Record<string, unknown>>>) => Code;

/** Kinds that compute something. */
export const computingKinds = nodeKinds.filter((kind) => kind.layer ?? kind.call);

/** Every kind in several settings, the same each time. @param self how its layer is spoken of in the code. @param most settings of each kind. */
export function kindCases(tf: TF, write: Write, self: string, most = 8): readonly Case[] {
  return computingKinds.flatMap((kind) => fc.sample(samples(kind), { numRuns: most, seed: SEED }).flatMap((sample, index) => caseOf(kind, sample, 10 * index + 1, { tf, write, self }) ?? []));
}

function valuesOf(tensor: tfjs.Tensor): Values {
  return { shape: tensor.shape, data: [...tensor.dataSync()] };
}

function inputFor(tf: TF, kind: NodeKind, shape: readonly number[], seed: number, params: Readonly<Record<string, unknown>>): tfjs.Tensor {
  if (kind.id !== 'embedding') return tf.randomUniform([2, ...shape], -1, 1, 'float32', seed);
  return tf.floor(tf.randomUniform([2, ...shape], 0, Number(params['inputDim']), 'float32', seed));
}

/** What tfjs computes outside training, with random weights. */
function caseOf(kind: NodeKind, sample: Sample, seed: number, { tf, write, self }: { readonly tf: TF; readonly write: Write; readonly self: string }): Case | null {
  const params = complete(kind, sample.params);
  const inference = kind.infer(params, sample.inputs);
  const output = inference.ok ? inference.outputs['out'] : undefined;
  if (!output) return null;
  let result: Case | null = null;
  tf.tidy(() => {
    const specs = kind.weights?.(params, sample.inputs) ?? [];
    const weights = specs.map((weight, index) => tf.randomUniform([...weight.shape], weight.name === 'movingVariance' ? 0.5 : -0.5, 1, 'float32', seed + index));
    const inputs = sample.inputs.map((input, index) => inputFor(tf, kind, input.shape, seed + 100 + index, params));
    const names = inputs.map((_, index) => `x${index}`);
    result = {
      kind: kind.id,
      code: write(kind, { params, inputs: sample.inputs, output, names, self }),
      state: kind.code?.torchState?.(params) ?? [],
      weights: Object.fromEntries(specs.map((spec, index) => [spec.name, valuesOf(weights[index] as tfjs.Tensor)])),
      inputs: inputs.map(valuesOf),
      expected: valuesOf(compute(tf, kind, params, sample, inputs, weights)),
    };
  });
  return result;
}

function compute(tf: TF, kind: NodeKind, params: Record<string, unknown>, sample: Sample, inputs: tfjs.Tensor[], weights: tfjs.Tensor[]): tfjs.Tensor {
  if (kind.call) {
    const named = Object.fromEntries((kind.weights?.(params, sample.inputs) ?? []).map((spec, index) => [spec.name, weights[index] as tfjs.Tensor]));
    return kind.call(tf, params, inputs, { training: false, weights: named, random: seededRandom(tf, 1) });
  }
  const stock = kind.layer;
  if (!stock) throw new Error(`${kind.id} computes nothing.`);
  const factories = tf.layers as unknown as Record<string, (args: object) => tfjs.layers.Layer>;
  const layer = factories[stock.factory]?.(stock.args(params, sample.inputs[0] ?? { shape: [] }));
  if (!layer) throw new Error(`tf.layers has no ${stock.factory}.`);
  const input = kind.variadic ? inputs : (inputs[0] as tfjs.Tensor);
  layer.apply(input);
  layer.setWeights(weights);
  return layer.apply(input) as tfjs.Tensor;
}

/** The largest difference between two lists of numbers; infinite when they are not equally long or not all finite. */
export function distance(a: Values, b: Values): number {
  if (a.shape.join() !== b.shape.join()) return Infinity;
  return a.data.reduce((most, value, index) => {
    const difference = Math.abs(value - (b.data[index] ?? NaN));
    return Number.isNaN(difference) ? Infinity : Math.max(most, difference);
  }, 0);
}

/**
 * Every loss from probabilities, and from logits where it can be.
 * @param call how one is called: PyTorch's take the prediction first, Keras's the target.
 */
export function lossCases(tf: TF, language: 'keras' | 'pytorch', call: (loss: string, prediction: string, target: string) => string): readonly Case[] {
  const prediction = tf.softmax(tf.randomUniform([4, 3], -2, 2, 'float32', 5));
  const logits = tf.randomUniform([4, 3], -3, 3, 'float32', 6);
  const target = tf.cast(tf.oneHot(tf.tensor1d([0, 2, 1, 1], 'int32'), 3), 'float32');
  return lossFunctions.flatMap((loss) => {
    const written = loss.code[language];
    const build = (value: string, first: tfjs.Tensor, expected: tfjs.Tensor): Case => ({
      kind: `${loss.id}: ${value}`,
      code: { apply: call(value, 'x0', 'x1'), ...(written.definitions ? { definitions: written.definitions } : {}) },
      state: [],
      weights: {},
      inputs: [valuesOf(first), valuesOf(target)],
      expected: valuesOf(tf.reshape(expected, [1])),
    });
    const plain = build(written.value, prediction, loss.call(tf, prediction, target));
    if (!loss.fromLogits || written.fromLogits === undefined) return [plain];
    return [plain, build(written.fromLogits, logits, loss.fromLogits(tf, logits, target))];
  });
}

