import { z } from '../../graph/zod.ts';
import { sizeOf } from '../../graph/tensorType.ts';
import { i18n } from '../../words/i18n.ts';
import { defineKind, OUT, wordsOf } from '../kind.ts';
import { inferElementwise, MERGE_INPUTS } from '../shared/merging.ts';

export const average = defineKind({
  id: 'average',
  label: i18n.t('Average'),
  category: 'shape',
  aliases: wordsOf(i18n.t('mean; ensemble')),
  icon: 'equal',
  summary: i18n.t('Takes the mean of what arrives on its wires, place by place.'),
  help: i18n.t('Several branches that answer the same question can be averaged into one steadier answer. All wires must bring the same shape; a size of 1 serves the whole axis.'),
  formula: 'y = \\tfrac{1}{n}(a + b + \\cdots)',
  params: z.object({}),
  inputs: MERGE_INPUTS,
  outputs: OUT,
  variadic: true,
  headline: () => '',
  infer: (_, inputs) => inferElementwise(inputs),
  multiplyAdds: (_, inputs) => (inputs.length - 1) * sizeOf(inputs[0]?.shape ?? [0]),
  layer: { className: 'Average', factory: 'average', args: () => ({}) },
  code: { pytorch: ({ names }) => ({ apply: `(${names.join(' + ')}) / ${names.length}` }) },
});
