import { z } from '../../graph/zod.ts';
import { i18n } from '../../words/i18n.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';
import { torchActivation } from '../shared/torch.ts';

export const swish = defineKind({
  id: 'swish',
  label: i18n.t('Swish'),
  category: 'activation',
  aliases: wordsOf(i18n.t('silu; sigmoid linear unit')),
  icon: 'spline',
  summary: i18n.t('Multiplies each number by its own sigmoid.'),
  help: i18n.t('A smooth ReLU that dips a little below zero before it rises. In deep networks it often does slightly better than ReLU, and costs more. PyTorch calls it SiLU.'),
  formula: 'y = x\\, \\sigma(x) = \\frac{x}{1 + e^{-x}}',
  params: z.object({}),
  inputs: IN,
  outputs: OUT,
  headline: () => '',
  infer: (_, [input]) => gives({ shape: input?.shape ?? [] }),
  layer: { className: 'Activation', factory: 'activation', args: () => ({ activation: 'swish' }) },
  code: { pytorch: ({ names, output }) => ({ apply: torchActivation('swish', names[0] ?? '', output.shape.length) }) },
});
