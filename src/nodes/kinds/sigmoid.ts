import { z } from '../../graph/zod.ts';
import { i18n } from '../../words/i18n.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';
import { torchActivation } from '../shared/torch.ts';

export const sigmoid = defineKind({
  id: 'sigmoid',
  label: i18n.t('Sigmoid'),
  category: 'activation',
  aliases: wordsOf(i18n.t('logistic; squash; s-curve')),
  icon: 'spline',
  summary: i18n.t('Squeezes any number into the span from 0 to 1.'),
  help: i18n.t('Large negative numbers come out near 0, large positive ones near 1, and 0 comes out as one half. The result can be read as a probability, so it suits the last layer of a yes-or-no answer. Far from zero it is almost flat, and there learning is slow.'),
  formula: 'y = \\frac{1}{1 + e^{-x}}',
  params: z.object({}),
  inputs: IN,
  outputs: OUT,
  headline: () => '',
  infer: (_, [input]) => gives({ shape: input?.shape ?? [], range: [0, 1] }),
  layer: { className: 'Activation', factory: 'activation', args: () => ({ activation: 'sigmoid' }) },
  code: { pytorch: ({ names, output }) => ({ apply: torchActivation('sigmoid', names[0] ?? '', output.shape.length) }) },
});
