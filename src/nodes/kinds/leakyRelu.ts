import { z } from '../../graph/zod.ts';
import { number } from '../../graph/fields.ts';
import { i18n } from '../../words/i18n.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';

export const leakyRelu = defineKind({
  id: 'leakyRelu',
  label: i18n.t('Leaky ReLU'),
  category: 'activation',
  aliases: wordsOf(i18n.t('lrelu; rectifier; leak')),
  icon: 'trending-up',
  summary: i18n.t('Lets positive numbers through and a share of negative ones.'),
  help: i18n.t('ReLU with a small slope on the left, so that a unit that is negative for every example can still learn its way back. With a slope of 0 it is ReLU, with 1 it changes nothing.'),
  formula: 'y = \\max(x, 0) + \\alpha \\min(x, 0)',
  params: z.object({
    negativeSlope: number({ label: i18n.t('Negative slope'), help: i18n.t('The share of a negative number that passes. 0.01 to 0.3 is usual.'), min: 0, max: 1, step: 0.01, default: 0.3 }),
  }),
  inputs: IN,
  outputs: OUT,
  headline: ({ negativeSlope }) => i18n.t('slope {slope}', { slope: negativeSlope }),
  infer: (_, [input]) => gives({ shape: input?.shape ?? [] }),
  layer: { className: 'LeakyReLU', factory: 'leakyReLU', args: ({ negativeSlope }) => ({ alpha: negativeSlope }) },
  code: { pytorch: ({ params, names }) => ({ apply: `F.leaky_relu(${names[0]}, ${params.negativeSlope})` }) },
});
