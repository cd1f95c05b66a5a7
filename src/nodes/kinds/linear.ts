import { z } from '../../graph/zod.ts';
import { i18n } from '../../words/i18n.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';

export const linear = defineKind({
  id: 'linear',
  label: i18n.t('Linear'),
  category: 'activation',
  aliases: wordsOf(i18n.t('identity; none; pass through')),
  icon: 'arrow-right',
  summary: i18n.t('Passes every number on as it is.'),
  help: i18n.t('It says in the picture that nothing is applied here, for instance at the end of a network that predicts a price. Layers with nothing but this between them are together no more than one layer.'),
  formula: 'y = x',
  params: z.object({}),
  inputs: IN,
  outputs: OUT,
  headline: () => '',
  infer: (_, [input]) => gives(input ?? { shape: [] }),
  layer: { className: 'Activation', factory: 'activation', args: () => ({ activation: 'linear' }) },
  code: { pytorch: ({ names }) => ({ apply: names[0] ?? '' }) },
});
