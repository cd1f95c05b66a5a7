/** How each loss is written elsewhere. Kept apart from the computations so that both can be read in one go. */
import type { LossId } from './losses.ts';

/** One loss in one language. */
export interface LossTarget {
  /**
   * A function (or the name of a built-in one). Keras and TensorFlow.js call it with (target,
   * prediction), PyTorch with (prediction, target); `minimize` ignores its target.
   */
  readonly value: string;
  /** The same for logits, where the target has one. */
  readonly fromLogits?: string;
  /** Functions that must stand above: name and complete source. */
  readonly definitions?: readonly { readonly name: string; readonly source: string }[];
}

export interface LossCode {
  /** For `model.compile(loss=…)`. */
  readonly keras: LossTarget;
  readonly pytorch: LossTarget;
  /** For `model.compile({ loss: … })`. */
  readonly tfjs: LossTarget;
}

function defined(name: string, source: string): LossTarget {
  return { value: name, definitions: [{ name, source }] };
}

const TORCH_BINARY = `def binary_cross_entropy(prediction, target):
    """Mean cross-entropy of probabilities, kept off 0 and 1 as Keras does."""
    return F.binary_cross_entropy(prediction.clamp(1e-7, 1 - 1e-7), target)`;

const TORCH_CATEGORICAL = `def categorical_cross_entropy(prediction, target):
    """Mean cross-entropy of probabilities against one-hot labels; classes are on axis 1."""
    share = prediction / prediction.sum(dim=1, keepdim=True)
    return -(target * share.clamp(1e-7, 1 - 1e-7).log()).sum(dim=1).mean()`;

const TORCH_HINGE = `def hinge(prediction, target):
    """Mean of max(0, 1 - target * prediction); labels of 0 and 1 are taken as -1 and 1."""
    if bool(((target == 0) | (target == 1)).all()):
        target = 2 * target - 1
    return F.relu(1 - target * prediction).mean()`;

const TFJS_HUBER = `function huber(target, prediction) {
  const size = target.sub(prediction).abs();
  const small = size.minimum(1);
  return small.square().mul(0.5).add(size.sub(small)).mean();
}`;

const TFJS_HINGE = `function hinge(target, prediction) {
  const isBinary = target.equal(0).logicalOr(target.equal(1)).all();
  const sign = tf.where(isBinary, target.mul(2).sub(1), target);
  return tf.scalar(1).sub(sign.mul(prediction)).relu().mean();
}`;

export const lossCode: Readonly<Record<LossId, LossCode>> = {
  meanSquaredError: {
    keras: { value: 'keras.losses.MeanSquaredError()' },
    pytorch: { value: 'F.mse_loss' },
    tfjs: { value: "'meanSquaredError'" },
  },
  halfSumSquaredError: {
    keras: defined('half_sum_squared_error', `def half_sum_squared_error(target, prediction):
    return 0.5 * ops.sum(ops.square(target - prediction))`),
    pytorch: defined('half_sum_squared_error', `def half_sum_squared_error(prediction, target):
    return 0.5 * (target - prediction).square().sum()`),
    tfjs: defined('halfSumSquaredError', `function halfSumSquaredError(target, prediction) {
  return target.sub(prediction).square().sum().mul(0.5);
}`),
  },
  meanAbsoluteError: {
    keras: { value: 'keras.losses.MeanAbsoluteError()' },
    pytorch: { value: 'F.l1_loss' },
    tfjs: { value: "'meanAbsoluteError'" },
  },
  huber: {
    keras: { value: 'keras.losses.Huber()' },
    pytorch: { value: 'F.huber_loss' },
    tfjs: defined('huber', TFJS_HUBER),
  },
  binaryCrossentropy: {
    keras: { value: 'keras.losses.BinaryCrossentropy()', fromLogits: 'keras.losses.BinaryCrossentropy(from_logits=True)' },
    pytorch: { ...defined('binary_cross_entropy', TORCH_BINARY), fromLogits: 'F.binary_cross_entropy_with_logits' },
    tfjs: { value: "'binaryCrossentropy'" },
  },
  categoricalCrossentropy: {
    keras: { value: 'keras.losses.CategoricalCrossentropy()', fromLogits: 'keras.losses.CategoricalCrossentropy(from_logits=True)' },
    // F.cross_entropy takes class probabilities as its target since PyTorch 1.10.
    pytorch: { ...defined('categorical_cross_entropy', TORCH_CATEGORICAL), fromLogits: 'F.cross_entropy' },
    tfjs: { value: "'categoricalCrossentropy'" },
  },
  hinge: {
    keras: { value: 'keras.losses.Hinge()' },
    pytorch: defined('hinge', TORCH_HINGE),
    tfjs: defined('hinge', TFJS_HINGE),
  },
  minimize: {
    keras: defined('minimize', `def minimize(_, prediction):
    return ops.mean(prediction)`),
    pytorch: defined('minimize', `def minimize(prediction, _=None):
    return prediction.mean()`),
    tfjs: defined('minimize', `function minimize(_, prediction) {
  return prediction.mean();
}`),
  },
};
