import { z } from '../../graph/zod.ts';
import { i18n } from '../../words/i18n.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';
import { torchActivation } from '../shared/torch.ts';

export const softplus = defineKind({
  id: 'softplus',
  label: i18n.t('Softplus'),
  category: 'activation',
  aliases: wordsOf(i18n.t('smooth relu; positive')),
  icon: 'trending-up',
  summary: i18n.t('A smooth ReLU: always positive, and almost the number itself when that is large.'),
  help: i18n.t('Its result is never zero or less, so it suits outputs that must be positive, such as a spread or a price. Its slope is the sigmoid.'),
  formula: 'y = \\ln(1 + e^{x})',
  params: z.object({}),
  inputs: IN,
  outputs: OUT,
  headline: () => '',
  infer: (_, [input]) => gives({ shape: input?.shape ?? [] }),
  layer: { className: 'Activation', factory: 'activation', args: () => ({ activation: 'softplus' }) },
  code: { pytorch: ({ names, output }) => ({ apply: torchActivation('softplus', names[0] ?? '', output.shape.length) }) },
});
