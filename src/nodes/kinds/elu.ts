import { z } from '../../graph/zod.ts';
import { i18n } from '../../words/i18n.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';
import { torchActivation } from '../shared/torch.ts';

export const elu = defineKind({
  id: 'elu',
  label: i18n.t('ELU'),
  category: 'activation',
  aliases: wordsOf(i18n.t('exponential linear unit')),
  icon: 'trending-up',
  summary: i18n.t('Lets positive numbers through and bends negative ones smoothly towards -1.'),
  help: i18n.t('It is ReLU with a soft lower end. Negative numbers keep a slope, so no unit falls silent for good, and results lie nearer to zero on average. It costs a little more than ReLU.'),
  formula: 'y = \\begin{cases} x & x > 0 \\\\ e^x - 1 & x \\le 0 \\end{cases}',
  params: z.object({}),
  inputs: IN,
  outputs: OUT,
  headline: () => '',
  infer: (_, [input]) => gives({ shape: input?.shape ?? [] }),
  layer: { className: 'Activation', factory: 'activation', args: () => ({ activation: 'elu' }) },
  code: { pytorch: ({ names, output }) => ({ apply: torchActivation('elu', names[0] ?? '', output.shape.length) }) },
});
