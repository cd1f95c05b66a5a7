import { z } from '../../graph/zod.ts';
import { i18n } from '../../words/i18n.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';
import { torchActivation } from '../shared/torch.ts';

export const relu = defineKind({
  id: 'relu',
  label: i18n.t('ReLU'),
  category: 'activation',
  aliases: wordsOf(i18n.t('rectifier; rectified linear unit; max(0, x)')),
  icon: 'trending-up',
  summary: i18n.t('Lets positive numbers through and turns negative ones into zero.'),
  help: i18n.t('It is cheap, and where it is open its slope is 1, so deep networks learn well with it. It is the usual choice after convolutions and dense layers in the middle of a network. A unit that is negative for every example learns nothing any more; Leaky ReLU avoids that.'),
  formula: 'y = \\max(0, x)',
  params: z.object({}),
  inputs: IN,
  outputs: OUT,
  headline: () => '',
  infer: (_, [input]) => gives({ shape: input?.shape ?? [] }),
  layer: { className: 'ReLU', factory: 'reLU', args: () => ({}) },
  code: { pytorch: ({ names, output }) => ({ apply: torchActivation('relu', names[0] ?? '', output.shape.length) }) },
});
