import { z } from '../../graph/zod.ts';
import { integers } from '../../graph/fields.ts';
import { shapeText, sizeOf } from '../../graph/tensorType.ts';
import { i18n } from '../../words/i18n.ts';
import { cannot, defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';
import { torchFromKerasOrder, torchToKerasOrder } from '../shared/torch.ts';

export const reshape = defineKind({
  id: 'reshape',
  label: i18n.t('Reshape'),
  category: 'shape',
  aliases: wordsOf(i18n.t('view; resize; to image; unflatten')),
  icon: 'scaling',
  summary: i18n.t('Arranges the same numbers in another shape.'),
  help: i18n.t('Nothing is computed: 784 numbers in a row become an image of 28 × 28 × 1, or the other way round. The old and the new shape must hold equally many numbers. The order stays, the last axis running fastest.'),
  params: z.object({
    targetShape: integers({ label: i18n.t('Shape'), help: i18n.t('The new sizes, the batch left out: height, width and channels for an image.'), min: 1, max: 1_000_000, minLength: 1, maxLength: 5, default: [28, 28, 1] }),
  }),
  inputs: IN,
  outputs: OUT,
  headline: ({ targetShape }) => shapeText(targetShape),
  infer({ targetShape }, [input]) {
    const shape = input?.shape ?? [];
    if (sizeOf(shape) === sizeOf(targetShape)) return gives({ ...input, shape: targetShape });
    return cannot({
      code: 'shape-size',
      port: 'in',
      found: i18n.t('{shape} ({numbers, plural, one {# number} other {# numbers}})', { shape: shapeText(shape), numbers: sizeOf(shape) }),
      expected: i18n.t('{numbers, plural, one {# number} other {# numbers}} for {shape}', { numbers: sizeOf(targetShape), shape: shapeText(targetShape) }),
      why: i18n.t('Reshaping neither adds nor drops numbers.'),
    });
  },
  layer: { className: 'Reshape', factory: 'reshape', args: ({ targetShape }) => ({ targetShape }) },
  code: {
    pytorch: ({ params: { targetShape }, inputs, names }) => {
      const ordered = torchToKerasOrder(names[0] ?? '', inputs[0]?.shape.length ?? 1);
      return { apply: torchFromKerasOrder(`${ordered}.reshape(-1, ${targetShape.join(', ')})`, targetShape.length) };
    },
  },
});
