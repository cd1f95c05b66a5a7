import { z } from '../../graph/zod.ts';
import { sizeOf } from '../../graph/tensorType.ts';
import { i18n } from '../../words/i18n.ts';
import { defineKind, OUT, wordsOf } from '../kind.ts';
import { inferElementwise, MERGE_INPUTS } from '../shared/merging.ts';

export const add = defineKind({
  id: 'add',
  label: i18n.t('Add'),
  category: 'shape',
  aliases: wordsOf(i18n.t('sum; plus; residual; skip connection; resnet')),
  icon: 'plus',
  summary: i18n.t('Adds what arrives on its wires, place by place.'),
  help: i18n.t('With one wire that goes around some layers this makes a residual connection: the layers only learn what to change. All wires must bring the same shape; a size of 1 serves the whole axis.'),
  formula: 'y = a + b + \\cdots',
  params: z.object({}),
  inputs: MERGE_INPUTS,
  outputs: OUT,
  variadic: true,
  headline: () => '',
  infer: (_, inputs) => inferElementwise(inputs),
  multiplyAdds: (_, inputs) => (inputs.length - 1) * sizeOf(inputs[0]?.shape ?? [0]),
  layer: { className: 'Add', factory: 'add', args: () => ({}) },
  code: { pytorch: ({ names }) => ({ apply: names.join(' + ') }) },
});
