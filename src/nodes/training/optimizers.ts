/** The rules by which a step changes the weights, with Keras's defaults (keras.io/api/optimizers). */
import type * as tfjs from '@tensorflow/tfjs';
import { z } from '../../graph/zod.ts';
import type { Optimizer, OptimizerKind } from '../../graph/document.ts';
import { number } from '../../graph/fields.ts';
import { i18n } from '../../words/i18n.ts';
import type { TF } from '../kind.ts';

/** How an optimizer is written: one expression in each language. PyTorch's takes `model.parameters()`. */
export interface OptimizerCode {
  readonly keras: string;
  readonly pytorch: string;
  readonly tfjs: string;
}

/** What an update reads. `numbers` are scalars, `memory` is of the weight's shape. */
export interface UpdateInput {
  readonly weight: tfjs.Tensor;
  readonly gradient: tfjs.Tensor;
  readonly memory: Readonly<Record<string, tfjs.Tensor>>;
  readonly numbers: Readonly<Record<string, tfjs.Tensor>>;
}

export interface Updated {
  readonly weight: tfjs.Tensor;
  readonly memory: Readonly<Record<string, tfjs.Tensor>>;
}

export interface OptimizerInfo {
  readonly kind: OptimizerKind;
  readonly label: string;
  /** One plain sentence. */
  readonly summary: string;
  /** In TeX: w is a weight, g its gradient, η the learning rate. */
  readonly formula: string;
  /** Checks the settings and fills in defaults; describes them for the inspector (`fieldsOf`). */
  readonly params: z.ZodObject;
  /** What it keeps for each weight: arrays of the weight's shape, by name, and the number that each begins with. */
  memory(settings: Optimizer): Readonly<Record<string, number>>;
  /**
   * The numbers of one update that all weights share, in float64 so that 1 - 0.999^t keeps its digits.
   * @param learningRate as the schedule gives it for this step.
   * @param step from 0.
   */
  numbers(settings: Optimizer, learningRate: number, step: number): Readonly<Record<string, number>>;
  /** The weight and its memory after an update, in operations that a step can be captured from. */
  update(tf: TF, given: UpdateInput): Updated;
  code(settings: Optimizer): OptimizerCode;
}

function define<S extends z.ZodObject>(info: {
  readonly kind: OptimizerKind;
  readonly label: string;
  readonly summary: string;
  readonly formula: string;
  readonly params: S;
  memory(settings: z.infer<S>): Readonly<Record<string, number>>;
  numbers(settings: z.infer<S>, learningRate: number, step: number): Readonly<Record<string, number>>;
  update(tf: TF, given: UpdateInput): Updated;
  code(settings: z.infer<S>): OptimizerCode;
}): OptimizerInfo {
  return {
    ...info,
    memory: (settings) => info.memory(info.params.parse(settings)),
    numbers: (settings, learningRate, step) => info.numbers(info.params.parse(settings), learningRate, step),
    code: (settings) => info.code(info.params.parse(settings)),
  };
}

function learningRate(defaultValue: number) {
  return number({ label: i18n.t('Learning rate'), help: i18n.t('How far each step goes. Too small is slow; too large overshoots and the loss grows.'), min: 1e-9, max: 1e6, step: 0.001, default: defaultValue });
}

function share(label: string, help: string, defaultValue: number) {
  return number({ label, help, min: 0, max: 0.999_999, step: 0.01, default: defaultValue, advanced: true });
}

/** Keeps the divisor off zero. */
function epsilon() {
  return number({ label: i18n.t('Epsilon'), help: i18n.t('A tiny number that keeps the divisor off zero. Rarely changed.'), min: 1e-10, max: 1, step: 1e-7, default: 1e-7, advanced: true });
}

/** Adagrad's, which no document sets: Keras's own. */
const ADAGRAD_EPSILON = 1e-7;

/** An array that the rule itself has named. */
function of(tensors: Readonly<Record<string, tfjs.Tensor>>, name: string): tfjs.Tensor {
  const tensor = tensors[name];
  if (!tensor) throw new Error(`An update was asked for without its “${name}”.`);
  return tensor;
}

/** Keras takes no whole number for a learning rate or a momentum. */
function pythonFloat(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

const sgd = define({
  kind: 'sgd',
  label: i18n.t('Gradient descent'),
  summary: i18n.t('Goes downhill: each weight moves against its slope.'),
  formula: 'w \\leftarrow w - \\eta\\, g',
  params: z.object({ learningRate: learningRate(0.01) }),
  memory: () => ({}),
  numbers: (_, rate) => ({ rate }),
  update(tf, { weight, gradient, numbers }) {
    return { weight: tf.sub(weight, tf.mul(gradient, of(numbers, 'rate'))), memory: {} };
  },
  code: ({ learningRate: rate }) => ({
    keras: `keras.optimizers.SGD(learning_rate=${pythonFloat(rate)})`,
    pytorch: `torch.optim.SGD(model.parameters(), lr=${rate})`,
    tfjs: `tf.train.sgd(${rate})`,
  }),
});

const momentum = define({
  kind: 'momentum',
  label: i18n.t('Momentum'),
  summary: i18n.t('Goes downhill like a heavy ball that keeps part of its speed.'),
  formula: 'v \\leftarrow \\mu v + g, \\qquad w \\leftarrow w - \\eta\\, v',
  params: z.object({
    learningRate: learningRate(0.01),
    momentum: number({ label: i18n.t('Momentum'), help: i18n.t('The share of the last move that is kept. More rolls through small dips and overshoots more.'), min: 0, max: 1, step: 0.05, default: 0.9 }),
  }),
  memory: () => ({ velocity: 0 }),
  numbers: ({ momentum }, rate) => ({ rate, momentum }),
  update(tf, { weight, gradient, memory, numbers }) {
    const velocity = tf.add(tf.mul(of(memory, 'velocity'), of(numbers, 'momentum')), gradient);
    return { weight: tf.sub(weight, tf.mul(velocity, of(numbers, 'rate'))), memory: { velocity } };
  },
  code: (settings) => ({
    keras: `keras.optimizers.SGD(learning_rate=${pythonFloat(settings.learningRate)}, momentum=${pythonFloat(settings.momentum)})`,
    pytorch: `torch.optim.SGD(model.parameters(), lr=${settings.learningRate}, momentum=${settings.momentum})`,
    tfjs: `tf.train.momentum(${settings.learningRate}, ${settings.momentum})`,
  }),
});

const rmsprop = define({
  kind: 'rmsprop',
  label: i18n.t('RMSprop'),
  summary: i18n.t('Gives each weight a step of its own, by how steep its slope has lately been.'),
  formula: 's \\leftarrow \\rho s + (1 - \\rho)\\, g^2, \\qquad w \\leftarrow w - \\eta\\, g / \\sqrt{s + \\epsilon}',
  params: z.object({
    learningRate: learningRate(0.001),
    rho: share(i18n.t('Rho'), i18n.t('How long past slopes are remembered. Nearer to 1 is longer.'), 0.9),
    epsilon: epsilon(),
  }),
  memory: () => ({ square: 0 }),
  numbers: ({ rho, epsilon }, rate) => ({ rate, rho, rest: 1 - rho, epsilon }),
  update(tf, { weight, gradient, memory, numbers }) {
    const square = tf.add(tf.mul(of(memory, 'square'), of(numbers, 'rho')), tf.mul(tf.square(gradient), of(numbers, 'rest')));
    const move = tf.div(tf.mul(gradient, of(numbers, 'rate')), tf.sqrt(tf.add(square, of(numbers, 'epsilon'))));
    return { weight: tf.sub(weight, move), memory: { square } };
  },
  code: (settings) => ({
    keras: `keras.optimizers.RMSprop(learning_rate=${pythonFloat(settings.learningRate)}, rho=${settings.rho}, epsilon=${settings.epsilon})`,
    // PyTorch adds its epsilon after the root, Keras before it.
    pytorch: `torch.optim.RMSprop(model.parameters(), lr=${settings.learningRate}, alpha=${settings.rho}, eps=${settings.epsilon})`,
    tfjs: `tf.train.rmsprop(${settings.learningRate}, ${settings.rho}, 0, ${settings.epsilon})`,
  }),
});

const adagrad = define({
  kind: 'adagrad',
  label: i18n.t('Adagrad'),
  summary: i18n.t('Takes smaller steps for weights that have already moved much.'),
  formula: 's \\leftarrow s + g^2, \\qquad w \\leftarrow w - \\eta\\, g / \\sqrt{s + \\epsilon}',
  params: z.object({
    learningRate: learningRate(0.001),
    initialAccumulatorValue: number({ label: i18n.t('Initial sum'), help: i18n.t('Where the sum of squares begins. Larger makes the first steps smaller.'), min: 1e-6, max: 100, step: 0.1, default: 0.1, advanced: true }),
  }),
  memory: ({ initialAccumulatorValue }) => ({ square: initialAccumulatorValue }),
  numbers: (_, rate) => ({ rate, epsilon: ADAGRAD_EPSILON }),
  update(tf, { weight, gradient, memory, numbers }) {
    const square = tf.add(of(memory, 'square'), tf.square(gradient));
    const move = tf.div(tf.mul(gradient, of(numbers, 'rate')), tf.sqrt(tf.add(square, of(numbers, 'epsilon'))));
    return { weight: tf.sub(weight, move), memory: { square } };
  },
  code: (settings) => ({
    keras: `keras.optimizers.Adagrad(learning_rate=${pythonFloat(settings.learningRate)}, initial_accumulator_value=${settings.initialAccumulatorValue})`,
    pytorch: `torch.optim.Adagrad(model.parameters(), lr=${settings.learningRate}, initial_accumulator_value=${settings.initialAccumulatorValue})`,
    tfjs: `tf.train.adagrad(${settings.learningRate}, ${settings.initialAccumulatorValue})`,
  }),
});

const adam = define({
  kind: 'adam',
  label: i18n.t('Adam'),
  summary: i18n.t('Momentum and a step of its own for each weight; a good first choice.'),
  formula: 'm \\leftarrow \\beta_1 m + (1 - \\beta_1)\\, g, \\quad s \\leftarrow \\beta_2 s + (1 - \\beta_2)\\, g^2, \\quad w \\leftarrow w - \\eta\\, \\hat m / (\\sqrt{\\hat s} + \\epsilon)',
  params: z.object({
    learningRate: learningRate(0.001),
    beta1: share(i18n.t('Beta 1'), i18n.t('How long past slopes are remembered. Nearer to 1 is longer.'), 0.9),
    beta2: share(i18n.t('Beta 2'), i18n.t('How long past squared slopes are remembered. Nearer to 1 is longer.'), 0.999),
    epsilon: epsilon(),
  }),
  memory: () => ({ mean: 0, square: 0 }),
  numbers: ({ beta1, beta2, epsilon }, rate, step) => ({
    beta1,
    rest1: 1 - beta1,
    beta2,
    rest2: 1 - beta2,
    epsilon,
    // Both means begin at 0; what that takes away is given back (Kingma and Ba, 2015, section 3).
    rate: rate / (1 - beta1 ** (step + 1)),
    debias2: 1 / (1 - beta2 ** (step + 1)),
  }),
  update(tf, { weight, gradient, memory, numbers }) {
    const mean = tf.add(tf.mul(of(memory, 'mean'), of(numbers, 'beta1')), tf.mul(gradient, of(numbers, 'rest1')));
    const square = tf.add(tf.mul(of(memory, 'square'), of(numbers, 'beta2')), tf.mul(tf.square(gradient), of(numbers, 'rest2')));
    const spread = tf.add(tf.sqrt(tf.mul(square, of(numbers, 'debias2'))), of(numbers, 'epsilon'));
    return { weight: tf.sub(weight, tf.div(tf.mul(mean, of(numbers, 'rate')), spread)), memory: { mean, square } };
  },
  code: (settings) => ({
    keras: `keras.optimizers.Adam(learning_rate=${pythonFloat(settings.learningRate)}, beta_1=${settings.beta1}, beta_2=${settings.beta2}, epsilon=${settings.epsilon})`,
    pytorch: `torch.optim.Adam(model.parameters(), lr=${settings.learningRate}, betas=(${settings.beta1}, ${settings.beta2}), eps=${settings.epsilon})`,
    tfjs: `tf.train.adam(${settings.learningRate}, ${settings.beta1}, ${settings.beta2}, ${settings.epsilon})`,
  }),
});

/** In the order of the menu. */
export const optimizers: readonly OptimizerInfo[] = [sgd, momentum, rmsprop, adagrad, adam];

/** The optimizer of that kind. */
export function optimizerInfo(kind: OptimizerKind): OptimizerInfo {
  const info = optimizers.find((candidate) => candidate.kind === kind);
  if (!info) throw new Error(`There is no optimizer “${String(kind)}”.`);
  return info;
}
