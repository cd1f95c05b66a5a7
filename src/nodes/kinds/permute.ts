import { z } from '../../graph/zod.ts';
import { integers } from '../../graph/fields.ts';
import { shapeText } from '../../graph/tensorType.ts';
import { i18n } from '../../words/i18n.ts';
import { cannot, defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';
import { torchFromKerasOrder, torchToKerasOrder } from '../shared/torch.ts';

export const permute = defineKind({
  id: 'permute',
  label: i18n.t('Permute'),
  category: 'shape',
  aliases: wordsOf(i18n.t('transpose; swap axes; rotate; dims')),
  icon: 'shuffle',
  summary: i18n.t('Swaps the axes: rows become columns.'),
  help: i18n.t('Nothing is computed. The axes are counted from 1, the batch left out: “2, 1” turns steps × features into features × steps, and “2, 1, 3” turns an image on its diagonal.'),
  params: z.object({
    dims: integers({ label: i18n.t('Axes'), help: i18n.t('The old axes in their new order, counted from 1.'), min: 1, max: 5, minLength: 1, maxLength: 5, default: [2, 1] }),
  }),
  inputs: IN,
  outputs: OUT,
  headline: ({ dims }) => dims.join(', '),
  infer({ dims }, [input]) {
    const shape = input?.shape ?? [];
    const axes = shape.map((_, axis) => axis + 1);
    if (dims.toSorted((a, b) => a - b).join() === axes.join()) return gives({ ...input, shape: dims.map((axis) => shape[axis - 1] ?? 0) });
    const reversed = axes.toReversed();
    return cannot({
      code: 'param-value',
      param: 'dims',
      found: i18n.t('the axes {axes} for {shape}', { axes: dims.join(', '), shape: shapeText(shape) }),
      expected: shape.length === 1 ? i18n.t('the axis 1 alone') : i18n.t('each of the axes {axes} once', { axes: axes.join(', ') }),
      why: i18n.t('Every axis of the input must find a place.'),
      fix: { type: 'setParams', label: i18n.t('Set axes to {axes}', { axes: reversed.join(', ') }), params: { dims: reversed } },
    });
  },
  layer: { className: 'Permute', factory: 'permute', args: ({ dims }) => ({ dims }) },
  code: {
    pytorch: ({ params: { dims }, names }) => {
      const ordered = torchToKerasOrder(names[0] ?? '', dims.length);
      return { apply: torchFromKerasOrder(`${ordered}.permute(0, ${dims.join(', ')})`, dims.length) };
    },
  },
});
