import { z } from '../../graph/zod.ts';
import { defineKind, gives, IN, OUT } from '../kind.ts';

export const linear = defineKind({
  id: 'linear',
  label: 'Linear',
  category: 'activation',
  aliases: ['identity', 'none', 'pass through'],
  icon: 'arrow-right',
  summary: 'Passes every number on as it is.',
  help: 'It says in the picture that nothing is applied here, for instance at the end of a network that predicts a price. Layers with nothing but this between them are together no more than one layer.',
  formula: 'y = x',
  params: z.object({}),
  inputs: IN,
  outputs: OUT,
  headline: () => '',
  infer: (_, [input]) => gives(input ?? { shape: [] }),
  layer: { className: 'Activation', factory: 'activation', args: () => ({ activation: 'linear' }) },
  code: { pytorch: ({ names }) => ({ apply: names[0] ?? '' }) },
});
