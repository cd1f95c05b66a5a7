import { z } from '../../graph/zod.ts';
import { sizeOf } from '../../graph/tensorType.ts';
import { defineKind, OUT } from '../kind.ts';
import { inferElementwise, MERGE_INPUTS } from '../shared/merging.ts';

export const average = defineKind({
  id: 'average',
  label: 'Average',
  category: 'shape',
  aliases: ['mean', 'ensemble'],
  icon: 'equal',
  summary: 'Takes the mean of what arrives on its wires, place by place.',
  help: 'Several branches that answer the same question can be averaged into one steadier answer. All wires must bring the same shape; a size of 1 serves the whole axis.',
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
