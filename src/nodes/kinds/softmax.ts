import { z } from '../../graph/zod.ts';
import { i18n } from '../../words/i18n.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';
import { torchActivation } from '../shared/torch.ts';

export const softmax = defineKind({
  id: 'softmax',
  label: i18n.t('Softmax'),
  category: 'activation',
  aliases: wordsOf(i18n.t('probabilities; normalized exponential; classifier')),
  icon: 'chart-column',
  summary: i18n.t('Turns scores into probabilities that add up to 1.'),
  help: i18n.t('The largest score gets the largest share, and all shares together are 1. It is the last step of a network that chooses one of several classes; put it before categorical cross-entropy. For images it works on the channels of each pixel.'),
  formula: 'y_i = \\frac{e^{x_i}}{\\sum_k e^{x_k}}',
  params: z.object({}),
  inputs: IN,
  outputs: OUT,
  headline: () => '',
  infer: (_, [input]) => gives({ shape: input?.shape ?? [], range: [0, 1] }),
  // Said outright because tfjs's own default is axis 1, the rows of an image.
  layer: { className: 'Softmax', factory: 'softmax', args: () => ({ axis: -1 }) },
  code: { pytorch: ({ names, output }) => ({ apply: torchActivation('softmax', names[0] ?? '', output.shape.length) }) },
});
