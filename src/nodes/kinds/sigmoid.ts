import { z } from '../../graph/zod.ts';
import { defineKind, gives, IN, OUT } from '../kind.ts';
import { torchActivation } from '../shared/torch.ts';

export const sigmoid = defineKind({
  id: 'sigmoid',
  label: 'Sigmoid',
  category: 'activation',
  aliases: ['logistic', 'squash', 's-curve'],
  icon: 'spline',
  summary: 'Squeezes any number into the span from 0 to 1.',
  help: 'Large negative numbers come out near 0, large positive ones near 1, and 0 comes out as one half. The result can be read as a probability, so it suits the last layer of a yes-or-no answer. Far from zero it is almost flat, and there learning is slow.',
  formula: 'y = \\frac{1}{1 + e^{-x}}',
  params: z.object({}),
  inputs: IN,
  outputs: OUT,
  headline: () => '',
  infer: (_, [input]) => gives({ shape: input?.shape ?? [], range: [0, 1] }),
  layer: { className: 'Activation', factory: 'activation', args: () => ({ activation: 'sigmoid' }) },
  code: { pytorch: ({ names, output }) => ({ apply: torchActivation('sigmoid', names[0] ?? '', output.shape.length) }) },
});
