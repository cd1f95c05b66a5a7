import { z } from '../../graph/zod.ts';
import { i18n } from '../../words/i18n.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';
import { torchActivation } from '../shared/torch.ts';

export const tanh = defineKind({
  id: 'tanh',
  label: i18n.t('Tanh'),
  category: 'activation',
  aliases: wordsOf(i18n.t('hyperbolic tangent; squash; s-curve')),
  icon: 'waves',
  summary: i18n.t('Squeezes any number into the span from -1 to 1.'),
  help: i18n.t('It has the same curve as the sigmoid, stretched to reach from -1 to 1 with 0 in the middle. Results around zero make learning easier for the next layer. Far from zero it is almost flat, and there learning is slow.'),
  formula: 'y = \\tanh x = \\frac{e^{x} - e^{-x}}{e^{x} + e^{-x}}',
  params: z.object({}),
  inputs: IN,
  outputs: OUT,
  headline: () => '',
  infer: (_, [input]) => gives({ shape: input?.shape ?? [], range: [-1, 1] }),
  layer: { className: 'Activation', factory: 'activation', args: () => ({ activation: 'tanh' }) },
  code: { pytorch: ({ names, output }) => ({ apply: torchActivation('tanh', names[0] ?? '', output.shape.length) }) },
});
