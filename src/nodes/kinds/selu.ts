import { z } from '../../graph/zod.ts';
import { i18n } from '../../words/i18n.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';
import { torchActivation } from '../shared/torch.ts';

export const selu = defineKind({
  id: 'selu',
  label: i18n.t('SELU'),
  category: 'activation',
  aliases: wordsOf(i18n.t('scaled exponential linear unit; self-normalizing')),
  icon: 'trending-up',
  summary: i18n.t('ELU, scaled so that deep stacks of dense layers keep their numbers in range.'),
  help: i18n.t('With the scale chosen just so, what leaves each layer has mean 0 and spread 1 if what enters has. Many dense layers can then follow each other without normalization. It is meant for plain stacks of dense layers.'),
  formula: 'y = 1.0507 \\begin{cases} x & x > 0 \\\\ 1.6733\\,(e^x - 1) & x \\le 0 \\end{cases}',
  params: z.object({}),
  inputs: IN,
  outputs: OUT,
  headline: () => '',
  infer: (_, [input]) => gives({ shape: input?.shape ?? [] }),
  layer: { className: 'Activation', factory: 'activation', args: () => ({ activation: 'selu' }) },
  code: { pytorch: ({ names, output }) => ({ apply: torchActivation('selu', names[0] ?? '', output.shape.length) }) },
});
