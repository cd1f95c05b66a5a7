import { z } from '../../graph/zod.ts';
import { number } from '../../graph/fields.ts';
import { shapeText, sizeOf } from '../../graph/tensorType.ts';
import { i18n } from '../../words/i18n.ts';
import { cannot, defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';

export const batchNorm = defineKind({
  id: 'batchNorm',
  label: i18n.t('BatchNorm'),
  category: 'regularisation',
  aliases: wordsOf(i18n.t('batch normalization; batchnormalization; normalisation; standardize')),
  icon: 'sliders-horizontal',
  summary: i18n.t('Brings each channel to mean 0 and spread 1 over the batch, and then lets it choose its own.'),
  help: i18n.t('Layers learn faster when what they get stays in one range, whatever the layers before them do. While training, mean and spread come from the batch at hand; afterwards from a running average of them. It needs batches of more than a few rows.'),
  formula: 'y = \\gamma\\, \\frac{x - \\mu}{\\sqrt{\\sigma^2 + \\epsilon}} + \\beta',
  params: z.object({
    momentum: number({ label: i18n.t('Momentum'), help: i18n.t('How much of the running average is kept at each step. Lower follows the batches faster.'), min: 0, max: 0.9999, step: 0.01, default: 0.99 }),
    epsilon: number({ label: i18n.t('Epsilon'), help: i18n.t('A small number that keeps the divisor off zero. Rarely changed.'), min: 1e-6, max: 1, step: 0.001, default: 0.001, advanced: true }),
  }),
  inputs: IN,
  outputs: OUT,
  headline: () => '',
  infer(_, [input]) {
    const shape = input?.shape ?? [];
    if (shape.length >= 1 && shape.length <= 3) return gives({ shape });
    return cannot({ code: 'shape-rank', port: 'in', found: shapeText(shape), expected: i18n.t('a row, a sequence or an image'), why: i18n.t('The last axis must be the channels.') });
  },
  weights(_, [input]) {
    const shape = [input?.shape.at(-1) ?? 0];
    return [
      { name: 'gamma', shape, trainable: true },
      { name: 'beta', shape, trainable: true },
      { name: 'movingMean', shape, trainable: false },
      { name: 'movingVariance', shape, trainable: false },
    ];
  },
  multiplyAdds: (_, [input]) => sizeOf(input?.shape ?? [0]),
  layer: { className: 'BatchNormalization', factory: 'batchNormalization', args: ({ momentum, epsilon }) => ({ momentum, epsilon }) },
  code: {
    pytorch: ({ params, inputs, names, self }) => {
      const rank = inputs[0]?.shape.length ?? 1;
      // PyTorch's momentum is the share of the new batch, Keras's that of the old average.
      const create = `nn.BatchNorm${rank === 3 ? 2 : 1}d(${inputs[0]?.shape.at(-1) ?? 0}, eps=${params.epsilon}, momentum=${Number((1 - params.momentum).toPrecision(12))})`;
      return { create, apply: rank === 2 ? `${self}(${names[0]}.transpose(1, 2)).transpose(1, 2)` : `${self}(${names[0]})` };
    },
    torchState: () => [
      { name: 'weight', from: 'gamma' },
      { name: 'bias', from: 'beta' },
      { name: 'running_mean', from: 'movingMean' },
      { name: 'running_var', from: 'movingVariance' },
    ],
  },
});
