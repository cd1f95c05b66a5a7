import { z } from '../../graph/zod.ts';
import { sizeOf } from '../../graph/tensorType.ts';
import { i18n } from '../../words/i18n.ts';
import { defineKind, OUT, wordsOf } from '../kind.ts';
import { inferElementwise, MERGE_INPUTS } from '../shared/merging.ts';

export const multiply = defineKind({
  id: 'multiply',
  label: i18n.t('Multiply'),
  category: 'shape',
  aliases: wordsOf(i18n.t('product; times; gate; attention')),
  icon: 'x',
  summary: i18n.t('Multiplies what arrives on its wires, place by place.'),
  help: i18n.t('A wire with numbers between 0 and 1, for instance from a sigmoid, then works as a gate: it says how much of the other passes. All wires must bring the same shape; a size of 1 serves the whole axis.'),
  formula: 'y = a \\cdot b \\cdots',
  params: z.object({}),
  inputs: MERGE_INPUTS,
  outputs: OUT,
  variadic: true,
  headline: () => '',
  infer: (_, inputs) => inferElementwise(inputs),
  multiplyAdds: (_, inputs) => (inputs.length - 1) * sizeOf(inputs[0]?.shape ?? [0]),
  layer: { className: 'Multiply', factory: 'multiply', args: () => ({}) },
  code: { pytorch: ({ names }) => ({ apply: names.join(' * ') }) },
});
