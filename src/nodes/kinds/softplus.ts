import { z } from '../../graph/zod.ts';
import { defineKind, gives, IN, OUT } from '../kind.ts';
import { torchActivation } from '../shared/torch.ts';

export const softplus = defineKind({
  id: 'softplus',
  label: 'Softplus',
  category: 'activation',
  aliases: ['smooth relu', 'positive'],
  icon: 'trending-up',
  summary: 'A smooth ReLU: always positive, and almost the number itself when that is large.',
  help: 'Its result is never zero or less, so it suits outputs that must be positive, such as a spread or a price. Its slope is the sigmoid.',
  formula: 'y = \\ln(1 + e^{x})',
  params: z.object({}),
  inputs: IN,
  outputs: OUT,
  headline: () => '',
  infer: (_, [input]) => gives({ shape: input?.shape ?? [] }),
  layer: { className: 'Activation', factory: 'activation', args: () => ({ activation: 'softplus' }) },
  code: { pytorch: ({ names, output }) => ({ apply: torchActivation('softplus', names[0] ?? '', output.shape.length) }) },
});
