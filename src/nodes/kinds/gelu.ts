import { z } from '../../graph/zod.ts';
import { i18n } from '../../words/i18n.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';
import { torchActivation } from '../shared/torch.ts';

export const gelu = defineKind({
  id: 'gelu',
  label: i18n.t('GELU'),
  category: 'activation',
  aliases: wordsOf(i18n.t('gaussian error linear unit; transformer')),
  icon: 'spline',
  summary: i18n.t('Lets a number through by as much as it is larger than most.'),
  help: i18n.t('Each number is weighted by the share of the bell curve that lies below it: a smooth ReLU that dips a little below zero. Language models use it. This is the exact form, with the error function.'),
  formula: 'y = x\\, \\Phi(x) = \\frac{x}{2}\\Big(1 + \\operatorname{erf}\\frac{x}{\\sqrt{2}}\\Big)',
  params: z.object({}),
  inputs: IN,
  outputs: OUT,
  headline: () => '',
  infer: (_, [input]) => gives({ shape: input?.shape ?? [] }),
  layer: { className: 'Activation', factory: 'activation', args: () => ({ activation: 'gelu' }) },
  code: { pytorch: ({ names, output }) => ({ apply: torchActivation('gelu', names[0] ?? '', output.shape.length) }) },
});
