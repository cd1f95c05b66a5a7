import { z } from '../../graph/zod.ts';
import { sizeOf } from '../../graph/tensorType.ts';
import { i18n } from '../../words/i18n.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';
import { torchToKerasOrder } from '../shared/torch.ts';

export const flatten = defineKind({
  id: 'flatten',
  label: i18n.t('Flatten'),
  category: 'shape',
  aliases: wordsOf(i18n.t('unroll; vector; row; to 1d')),
  icon: 'align-justify',
  summary: i18n.t('Lays an image out as one flat row of numbers.'),
  help: i18n.t('Nothing is computed and nothing is lost: the rows of the picture are put one behind the other. Dense layers take flat rows, so this stands between the convolutions and them.'),
  params: z.object({}),
  inputs: IN,
  outputs: OUT,
  headline: () => '',
  infer: (_, [input]) => gives({ ...input, shape: [sizeOf(input?.shape ?? [])] }),
  // tfjs's own Flatten refuses a row that is flat already; its Reshape gives the same numbers for every shape.
  layer: { className: 'Reshape', factory: 'reshape', args: (_, input) => ({ targetShape: [sizeOf(input.shape)] }) },
  code: {
    keras: ({ names, self }) => ({ create: 'layers.Flatten()', apply: `${self}(${names[0]})` }),
    tfjs: ({ inputs, names, self }) => (inputs[0]?.shape.length === 1 ? { apply: names[0] ?? '' } : { create: 'tf.layers.flatten()', apply: `${self}.apply(${names[0]})` }),
    // The same order of numbers as in Keras: the channels of one pixel stand side by side.
    pytorch: ({ inputs, names }) => ({ apply: `${torchToKerasOrder(names[0] ?? '', inputs[0]?.shape.length ?? 1)}.flatten(1)` }),
  },
});
