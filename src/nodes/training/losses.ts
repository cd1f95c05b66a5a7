/**
 * What a network can be asked to make small. Each function takes tensors of one shape, batch first,
 * and gives one number; without a word to the contrary, the mean over all of them as in Keras
 * (keras.io/api/losses).
 */
import { i18n } from '../../words/i18n.ts';
import type * as tfjs from '@tensorflow/tfjs';
import type { TF } from '../kind.ts';
import { lossCode, type LossCode } from './lossCode.ts';

export const LOSS_IDS = [
  'meanSquaredError',
  'halfSumSquaredError',
  'meanAbsoluteError',
  'huber',
  'binaryCrossentropy',
  'categoricalCrossentropy',
  'hinge',
  'minimize',
] as const;
export type LossId = (typeof LOSS_IDS)[number];

export interface LossFunction {
  readonly id: LossId;
  readonly label: string;
  /** One plain sentence. */
  readonly summary: string;
  /** When to use it and what to watch for, Markdown. */
  readonly help: string;
  /** In TeX: t is the target, y the prediction, n how many numbers there are. */
  readonly formula: string;
  /** False for a loss that needs no labels. */
  readonly needsTarget: boolean;
  /** True where it adds up over the batch, so that a larger batch has a larger loss. */
  readonly addsUp?: boolean;
  readonly task: 'regression' | 'classification' | 'none';
  /** Differentiable in the prediction. For a loss without a target the second argument is not looked at. */
  call(tf: TF, prediction: tfjs.Tensor, target: tfjs.Tensor): tfjs.Scalar;
  /** The same number from what goes into the sigmoid or softmax, without rounding to log 0. */
  fromLogits?(tf: TF, logits: tfjs.Tensor, target: tfjs.Tensor): tfjs.Scalar;
  readonly code: LossCode;
}

/** Keras's fuzz factor: probabilities are kept this far from 0 and 1 before a logarithm. */
const EPSILON = 1e-7;

const meanSquaredError: LossFunction = {
  id: 'meanSquaredError',
  label: i18n.t('Mean squared error'),
  summary: i18n.t('The mean of the squared differences.'),
  help: i18n.t('The usual choice where a number is to be predicted. Squaring makes one large miss count more than many small ones. This is the error of Legendre’s least squares.'),
  formula: 'L = \\frac{1}{n}\\sum_i (t_i - y_i)^2',
  needsTarget: true,
  task: 'regression',
  call: (tf, prediction, target) => tf.mean(tf.squaredDifference(prediction, target)),
  code: lossCode.meanSquaredError,
};

const halfSumSquaredError: LossFunction = {
  id: 'halfSumSquaredError',
  label: i18n.t('Half the sum of squared errors'),
  summary: i18n.t('Half of all squared differences of the batch, added up.'),
  help: i18n.t('The classic form in textbooks: the half cancels the 2 that comes from the derivative. It is a sum and not a mean, so a larger batch takes larger steps; lower the learning rate when you raise the batch size.'),
  formula: 'L = \\frac{1}{2}\\sum_i (t_i - y_i)^2',
  needsTarget: true,
  addsUp: true,
  task: 'regression',
  call: (tf, prediction, target) => tf.mul(0.5, tf.sum(tf.squaredDifference(prediction, target))),
  code: lossCode.halfSumSquaredError,
};

const meanAbsoluteError: LossFunction = {
  id: 'meanAbsoluteError',
  label: i18n.t('Mean absolute error'),
  summary: i18n.t('The mean of the differences, whatever their sign.'),
  help: i18n.t('Every unit of error counts the same, so a few wild points pull less than with squares. Its slope does not shrink near the goal, so lower the learning rate at the end.'),
  formula: 'L = \\frac{1}{n}\\sum_i |t_i - y_i|',
  needsTarget: true,
  task: 'regression',
  call: (tf, prediction, target) => tf.mean(tf.abs(tf.sub(prediction, target))),
  code: lossCode.meanAbsoluteError,
};

const huber: LossFunction = {
  id: 'huber',
  label: i18n.t('Huber'),
  summary: i18n.t('Squared for small differences, plain for those above 1.'),
  help: i18n.t('It settles smoothly like the squared error and yet does not let a few wild points decide, like the absolute error. The border between the two is at a difference of 1.'),
  formula: 'L = \\frac{1}{n}\\sum_i \\begin{cases} \\tfrac{1}{2} e_i^2 & |e_i| \\le 1 \\\\ |e_i| - \\tfrac{1}{2} & |e_i| > 1 \\end{cases}, \\quad e_i = t_i - y_i',
  needsTarget: true,
  task: 'regression',
  call(tf, prediction, target) {
    const size = tf.abs(tf.sub(prediction, target));
    // One expression for both cases: with q = min(|e|, 1) the loss is q^2 / 2 + (|e| - q).
    const small = tf.minimum(size, 1);
    return tf.mean(tf.add(tf.mul(0.5, tf.square(small)), tf.sub(size, small)));
  },
  code: lossCode.huber,
};

const binaryCrossentropy: LossFunction = {
  id: 'binaryCrossentropy',
  label: i18n.t('Binary cross-entropy'),
  summary: i18n.t('How surprised a yes-or-no answer is by the truth.'),
  help: i18n.t('For labels of 0 and 1 with a **sigmoid** as the last activation. A sure answer that is wrong costs very much, a sure answer that is right almost nothing.'),
  formula: 'L = -\\frac{1}{n}\\sum_i \\big(t_i \\ln y_i + (1 - t_i) \\ln (1 - y_i)\\big)',
  needsTarget: true,
  task: 'classification',
  call(tf, prediction, target) {
    const p = tf.clipByValue(prediction, EPSILON, 1 - EPSILON);
    const yes = tf.mul(target, tf.log(p));
    const no = tf.mul(tf.sub(1, target), tf.log(tf.sub(1, p)));
    return tf.neg(tf.mean(tf.add(yes, no)));
  },
  // max(z, 0) - z t + ln(1 + e^-|z|), as in tf.nn.sigmoid_cross_entropy_with_logits.
  fromLogits(tf, logits, target) {
    const rest = tf.log1p(tf.exp(tf.neg(tf.abs(logits))));
    return tf.mean(tf.add(tf.sub(tf.relu(logits), tf.mul(logits, target)), rest));
  },
  code: lossCode.binaryCrossentropy,
};

const categoricalCrossentropy: LossFunction = {
  id: 'categoricalCrossentropy',
  label: i18n.t('Categorical cross-entropy'),
  summary: i18n.t('How surprised a choice among classes is by the truth.'),
  help: i18n.t('For labels that name one of several classes, with a **softmax** as the last activation. Only the probability of the right class counts: the loss is 0 when it is 1, and grows without bound towards 0. Guessing among ten classes costs 2.303.'),
  formula: 'L = -\\frac{1}{m}\\sum_{j=1}^{m} \\sum_k t_{jk} \\ln y_{jk}',
  needsTarget: true,
  task: 'classification',
  call(tf, prediction, target) {
    const share = tf.div(prediction, tf.sum(prediction, -1, true));
    const p = tf.clipByValue(share, EPSILON, 1 - EPSILON);
    return tf.neg(tf.mean(tf.sum(tf.mul(target, tf.log(p)), -1)));
  },
  fromLogits: (tf, logits, target) => tf.neg(tf.mean(tf.sum(tf.mul(target, tf.logSoftmax(logits)), -1))),
  code: lossCode.categoricalCrossentropy,
};

const hinge: LossFunction = {
  id: 'hinge',
  label: i18n.t('Hinge'),
  summary: i18n.t('Asks for the right sign, and for a margin of 1.'),
  help: i18n.t('The loss of support vector machines. Labels are -1 and 1; labels of 0 and 1 are taken as such. Answers beyond the margin cost nothing, so use it with a linear or tanh output and not with a sigmoid.'),
  formula: 'L = \\frac{1}{n}\\sum_i \\max(0,\\; 1 - t_i\\, y_i)',
  needsTarget: true,
  task: 'classification',
  call(tf, prediction, target) {
    // As in Keras: only where all labels are 0 or 1 are they taken for -1 and 1.
    const isBinary = tf.all(tf.logicalOr(tf.equal(target, 0), tf.equal(target, 1)));
    const sign = tf.where(isBinary, tf.sub(tf.mul(2, target), 1), target);
    return tf.mean(tf.relu(tf.sub(1, tf.mul(sign, prediction))));
  },
  code: lossCode.hinge,
};

const minimize: LossFunction = {
  id: 'minimize',
  label: i18n.t('Minimize'),
  summary: i18n.t('Makes the prediction itself as small as it will go.'),
  help: i18n.t('There are no labels: training walks downhill on whatever arrives. With a parameter and a formula this is gradient descent on a curve, as Debye used it in 1909.'),
  formula: 'L = \\frac{1}{n}\\sum_i y_i',
  needsTarget: false,
  task: 'none',
  call: (tf, prediction) => tf.mean(prediction),
  code: lossCode.minimize,
};

/** In the order of the menu. */
export const lossFunctions: readonly LossFunction[] = [
  meanSquaredError,
  halfSumSquaredError,
  meanAbsoluteError,
  huber,
  binaryCrossentropy,
  categoricalCrossentropy,
  hinge,
  minimize,
];

const byId = new Map<string, LossFunction>(lossFunctions.map((loss) => [loss.id, loss]));

/** The loss of that id, or undefined for one that this version does not know. */
export function lossFunction(id: string): LossFunction | undefined {
  return byId.get(id);
}
