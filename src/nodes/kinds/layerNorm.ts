import { z } from '../../graph/zod.ts';
import { number } from '../../graph/fields.ts';
import { sizeOf } from '../../graph/tensorType.ts';
import { i18n } from '../../words/i18n.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';
import { torchFromKerasOrder, torchToKerasOrder } from '../shared/torch.ts';

export const layerNorm = defineKind({
  id: 'layerNorm',
  label: i18n.t('LayerNorm'),
  category: 'regularisation',
  aliases: wordsOf(i18n.t('layer normalization; layernormalization; normalisation; transformer')),
  icon: 'align-justify',
  summary: i18n.t('Brings the channels of each example to mean 0 and spread 1, and then lets them choose their own.'),
  help: i18n.t('It does what BatchNorm does, but looks only at the example itself, so the size of the batch does not matter and training and use are alike. Networks for texts and sequences use it. In an image it works on the channels of each pixel.'),
  formula: 'y = \\gamma\\, \\frac{x - \\mu}{\\sqrt{\\sigma^2 + \\epsilon}} + \\beta',
  params: z.object({
    epsilon: number({ label: i18n.t('Epsilon'), help: i18n.t('A small number that keeps the divisor off zero. Rarely changed.'), min: 1e-6, max: 1, step: 0.001, default: 0.001, advanced: true }),
  }),
  inputs: IN,
  outputs: OUT,
  headline: () => '',
  infer: (_, [input]) => gives({ shape: input?.shape ?? [] }),
  weights: (_, [input]) => [
    { name: 'gamma', shape: [input?.shape.at(-1) ?? 0], trainable: true },
    { name: 'beta', shape: [input?.shape.at(-1) ?? 0], trainable: true },
  ],
  multiplyAdds: (_, [input]) => 3 * sizeOf(input?.shape ?? [0]),
  layer: { className: 'LayerNormalization', factory: 'layerNormalization', args: ({ epsilon }) => ({ epsilon }) },
  code: {
    pytorch: ({ params, inputs, names, self }) => {
      const rank = inputs[0]?.shape.length ?? 1;
      return {
        create: `nn.LayerNorm(${inputs[0]?.shape.at(-1) ?? 0}, eps=${params.epsilon})`,
        apply: torchFromKerasOrder(`${self}(${torchToKerasOrder(names[0] ?? '', rank)})`, rank),
      };
    },
    torchState: () => [
      { name: 'weight', from: 'gamma' },
      { name: 'bias', from: 'beta' },
    ],
  },
});
