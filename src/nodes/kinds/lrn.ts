import type * as tfjs from '@tensorflow/tfjs';
import { z } from '../../graph/zod.ts';
import { integer, number } from '../../graph/fields.ts';
import { sizeOf } from '../../graph/tensorType.ts';
import { i18n } from '../../words/i18n.ts';
import { imageOf } from '../shared/images.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';

const KERAS_LRN = `class LocalResponseNormalization(layers.Layer):
    """Divides each value by (bias + alpha * sum of squares over 2 * depth_radius + 1 neighbouring channels) ** beta."""

    def __init__(self, depth_radius=5, bias=1.0, alpha=1e-4, beta=0.75, **kwargs):
        super().__init__(**kwargs)
        self.depth_radius, self.bias, self.alpha, self.beta = depth_radius, bias, alpha, beta

    def call(self, x):
        channels, radius = x.shape[-1], self.depth_radius
        squares = ops.pad(ops.square(x), [[0, 0], [0, 0], [0, 0], [radius, radius]])
        total = sum(squares[..., i : i + channels] for i in range(2 * radius + 1))
        return x / ops.power(self.bias + self.alpha * total, self.beta)

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        return {**super().get_config(), "depth_radius": self.depth_radius, "bias": self.bias, "alpha": self.alpha, "beta": self.beta}`;

const TFJS_LRN = `/** Divides each value by (bias + alpha * sum of squares over 2 * depthRadius + 1 neighbouring channels) ** beta. */
class LocalResponseNormalization extends tf.layers.Layer {
  static className = 'LocalResponseNormalization';
  constructor({ depthRadius = 5, bias = 1, alpha = 1e-4, beta = 0.75, ...config } = {}) {
    super(config);
    Object.assign(this, { depthRadius, bias, alpha, beta });
  }
  call(inputs) {
    const x = Array.isArray(inputs) ? inputs[0] : inputs;
    return tf.localResponseNormalization(x, this.depthRadius, this.bias, this.alpha, this.beta);
  }
  computeOutputShape(inputShape) {
    return inputShape;
  }
  getConfig() {
    return { ...super.getConfig(), depthRadius: this.depthRadius, bias: this.bias, alpha: this.alpha, beta: this.beta };
  }
}
tf.serialization.registerClass(LocalResponseNormalization);`;

export const lrn = defineKind({
  id: 'lrn',
  label: i18n.t('LRN'),
  category: 'regularisation',
  aliases: wordsOf(i18n.t('local response normalization; normalisation; alexnet; lateral inhibition')),
  icon: 'audio-lines',
  summary: i18n.t('Turns a channel down where its neighbouring channels are loud.'),
  help: i18n.t('At each pixel, every channel is divided by a measure of the channels around it, so that the strongest stand out. AlexNet made it famous in 2012; batch normalization has mostly replaced it. It has no weights.'),
  formula: 'y_c = x_c \\Big/ \\Big(b + \\alpha \\sum_{k=c-r}^{c+r} x_k^2\\Big)^{\\beta}',
  params: z.object({
    depthRadius: integer({ label: i18n.t('Depth radius'), help: i18n.t('How many neighbouring channels count on either side.'), min: 0, max: 64, default: 5 }),
    bias: number({ label: i18n.t('Bias'), help: i18n.t('Keeps the divisor away from zero. Larger weakens the effect.'), min: 0.001, max: 100, step: 0.1, default: 1 }),
    alpha: number({ label: i18n.t('Alpha'), help: i18n.t('How much the neighbours count. Larger turns loud places down more.'), min: 0, max: 100, step: 0.0001, default: 0.0001 }),
    beta: number({ label: i18n.t('Beta'), help: i18n.t('The power of the divisor. Larger turns loud places down more.'), min: 0, max: 10, step: 0.05, default: 0.75 }),
  }),
  inputs: IN,
  outputs: OUT,
  headline: ({ depthRadius }) => i18n.t('radius {radius}', { radius: depthRadius }),
  infer(_, [input]) {
    const image = imageOf(input);
    return image.ok ? gives({ shape: [image.height, image.width, image.channels] }) : image;
  },
  multiplyAdds: ({ depthRadius }, [input]) => sizeOf(input?.shape ?? [0]) * (2 * depthRadius + 1),
  call(tf, { depthRadius, bias, alpha, beta }, [input]) {
    if (input?.rank !== 4) throw new Error('LRN needs a batch of images.');
    return tf.localResponseNormalization(input as tfjs.Tensor4D, depthRadius, bias, alpha, beta);
  },
  code: {
    keras: ({ params, names, self }) => ({
      create: `LocalResponseNormalization(depth_radius=${params.depthRadius}, bias=${params.bias}, alpha=${params.alpha}, beta=${params.beta})`,
      apply: `${self}(${names[0]})`,
      definitions: [{ name: 'LocalResponseNormalization', source: KERAS_LRN }],
    }),
    // PyTorch takes the size of the window, and the mean of the squares where the formula has their sum.
    pytorch: ({ params, names, self }) => ({
      create: `nn.LocalResponseNorm(${2 * params.depthRadius + 1}, alpha=${2 * params.depthRadius + 1} * ${params.alpha}, beta=${params.beta}, k=${params.bias})`,
      apply: `${self}(${names[0]})`,
    }),
    tfjs: ({ params, names, self }) => ({
      create: `new LocalResponseNormalization({ depthRadius: ${params.depthRadius}, bias: ${params.bias}, alpha: ${params.alpha}, beta: ${params.beta} })`,
      apply: `${self}.apply(${names[0]})`,
      definitions: [{ name: 'LocalResponseNormalization', source: TFJS_LRN }],
    }),
  },
});
