import { z } from '../../graph/zod.ts';
import { number } from '../../graph/fields.ts';
import { i18n } from '../../words/i18n.ts';
import { imageOf } from '../shared/images.ts';
import { keepMask } from '../shared/keepMask.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';

const TFJS_SPATIAL_DROPOUT = `/** Drops whole channels of an image while training. */
class SpatialDropout2D extends tf.layers.Layer {
  static className = 'SpatialDropout2D';
  constructor({ rate, ...config }) {
    super(config);
    this.rate = rate;
  }
  call(inputs, { training = false } = {}) {
    const x = Array.isArray(inputs) ? inputs[0] : inputs;
    return training ? tf.dropout(x, this.rate, [x.shape[0], 1, 1, x.shape[3]]) : x.clone();
  }
  computeOutputShape(inputShape) {
    return inputShape;
  }
  getConfig() {
    return { ...super.getConfig(), rate: this.rate };
  }
}
tf.serialization.registerClass(SpatialDropout2D);`;

export const spatialDropout2d = defineKind({
  id: 'spatialDropout2d',
  label: i18n.t('SpatialDropout2D'),
  category: 'regularisation',
  aliases: wordsOf(i18n.t('dropout; channel dropout; dropout2d; overfitting')),
  icon: 'droplet',
  summary: i18n.t('Switches off a random share of the channels of an image while training.'),
  help: i18n.t('Neighbouring pixels tell nearly the same, so dropping single ones takes little away. This drops whole channels, which makes the others learn to do without them. Use it between convolutions; outside training nothing happens.'),
  formula: 'y_{i,j,c} = \\frac{m_c\\, x_{i,j,c}}{1 - p}, \\qquad m_c \\sim \\mathrm{Bernoulli}(1 - p)',
  params: z.object({
    rate: number({ label: i18n.t('Rate'), help: i18n.t('The share of channels that is dropped. 0.1 to 0.3 is usual; more slows learning down.'), min: 0, max: 0.99, step: 0.05, default: 0.2 }),
  }),
  inputs: IN,
  outputs: OUT,
  headline: ({ rate }) => i18n.t('{share} % of channels dropped', { share: Number((rate * 100).toFixed(1)) }),
  infer(_, [input]) {
    const image = imageOf(input);
    return image.ok ? gives({ shape: [image.height, image.width, image.channels] }) : image;
  },
  call(tf, { rate }, [input], { training, random }) {
    if (!input) throw new Error('SpatialDropout2D needs one input.');
    const [batch = 1, , , channels = 1] = input.shape;
    return training && rate > 0 ? tf.mul(input, keepMask(tf, random.uniform([batch, 1, 1, channels]), rate)) : tf.clone(input);
  },
  code: {
    keras: ({ params, names, self }) => ({ create: `layers.SpatialDropout2D(${params.rate})`, apply: `${self}(${names[0]})` }),
    pytorch: ({ params, names, self }) => ({ create: `nn.Dropout2d(${params.rate})`, apply: `${self}(${names[0]})` }),
    tfjs: ({ params, names, self }) => ({
      create: `new SpatialDropout2D({ rate: ${params.rate} })`,
      apply: `${self}.apply(${names[0]})`,
      definitions: [{ name: 'SpatialDropout2D', source: TFJS_SPATIAL_DROPOUT }],
    }),
  },
});
