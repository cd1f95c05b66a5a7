import { z } from '../../graph/zod.ts';
import { i18n } from '../../words/i18n.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';

const KERAS_STEP = `def step(z):
    """1 where z >= 0, else 0. The gradient passes straight through, as if this were the identity."""
    hard = ops.cast(z >= 0, z.dtype)
    return ops.stop_gradient(hard) + (z - ops.stop_gradient(z))`;

const TORCH_STEP = `def step(z):
    """1 where z >= 0, else 0. The gradient passes straight through, as if this were the identity."""
    return (z >= 0).to(z.dtype) + (z - z.detach())`;

const TFJS_STEP = `/** 1 where z >= 0, else 0. The gradient passes straight through, as if this were the identity. */
class Step extends tf.layers.Layer {
  static className = 'Step';
  call(inputs) {
    const z = Array.isArray(inputs) ? inputs[0] : inputs;
    return tf.customGrad((x) => ({ value: x.greaterEqual(0).toFloat(), gradFunc: (dy) => dy }))(z);
  }
  computeOutputShape(inputShape) {
    return inputShape;
  }
}
tf.serialization.registerClass(Step);`;

export const step = defineKind({
  id: 'step',
  // eslint-disable-next-line lingui/no-unlocalized-strings -- A name as “Tanh” is one; as a message “Step” is what the button says that takes one step of training.
  label: 'Step',
  category: 'activation',
  aliases: wordsOf(i18n.t('heaviside; threshold; binary; perceptron')),
  icon: 'step-forward',
  summary: i18n.t('Answers 1 where the number is zero or more, and 0 where it is less.'),
  help: i18n.t('The first artificial neurons answered yes or no like this. A step has no slope, so there is nothing to learn from; while training, its slope counts as 1 (the straight-through estimator). With half the sum of squared errors, one row at a time, that is exactly Rosenblatt’s rule of 1958.'),
  formula: 'y = \\begin{cases} 1 & x \\ge 0 \\\\ 0 & x < 0 \\end{cases}',
  params: z.object({}),
  inputs: IN,
  outputs: OUT,
  headline: () => '',
  infer: (_, [input]) => gives({ shape: input?.shape ?? [], range: [0, 1] }),
  call(tf, _, [input]) {
    if (!input) throw new Error('Step needs one input.');
    const straightThrough = tf.customGrad((x) => {
      if (typeof x === 'function') throw new Error('Step takes a tensor.');
      return { value: tf.cast(tf.greaterEqual(x, 0), 'float32'), gradFunc: (dy) => dy };
    });
    return straightThrough(input);
  },
  code: {
    keras: ({ names }) => ({ apply: `step(${names[0]})`, definitions: [{ name: 'step', source: KERAS_STEP }] }),
    pytorch: ({ names }) => ({ apply: `step(${names[0]})`, definitions: [{ name: 'step', source: TORCH_STEP }] }),
    tfjs: ({ names, self }) => ({ create: 'new Step()', apply: `${self}.apply(${names[0]})`, definitions: [{ name: 'Step', source: TFJS_STEP }] }),
  },
});
