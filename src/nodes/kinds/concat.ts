import { z } from '../../graph/zod.ts';
import { integer } from '../../graph/fields.ts';
import { sameShape, shapeText } from '../../graph/tensorType.ts';
import { i18n } from '../../words/i18n.ts';
import { cannot, defineKind, gives, OUT, variadicPort, wordsOf } from '../kind.ts';
import { MERGE_INPUTS } from '../shared/merging.ts';

/** The axis counted from 0 with the batch left out; -1 is the last. */
function placeOf(axis: number, rank: number): number {
  return axis < 0 ? rank + axis : axis - 1;
}

/** Where PyTorch holds height, width and channels of `[batch, channels, height, width]`. */
const TORCH_IMAGE_AXES = [2, 3, 1];

export const concat = defineKind({
  id: 'concat',
  label: i18n.t('Concat'),
  category: 'shape',
  aliases: wordsOf(i18n.t('concatenate; join; stack; merge; skip connection; u-net; densenet')),
  icon: 'combine',
  summary: i18n.t('Puts what arrives on its wires side by side, in the order of the ports.'),
  help: i18n.t('Nothing is lost: the channels of the first wire come first, then those of the second, and so on. Layers after it see all branches at once. Except along the axis that is joined, all wires must bring the same sizes.'),
  formula: 'y = [\\,a \\mid b \\mid \\cdots\\,]',
  params: z.object({
    axis: integer({ label: i18n.t('Axis'), help: i18n.t('Along which axis they are joined, counted from 1. -1 is the last, the channels.'), min: -1, max: 5, default: -1, advanced: true }),
  }),
  inputs: MERGE_INPUTS,
  outputs: OUT,
  variadic: true,
  headline: ({ axis }) => (axis === -1 ? '' : i18n.t('axis {axis}', { axis })),
  infer({ axis }, inputs) {
    const first = inputs[0]?.shape ?? [];
    const place = placeOf(axis, first.length);
    if (axis === 0 || place < 0 || place >= first.length) {
      return cannot({
        code: 'param-value',
        param: 'axis',
        found: i18n.t('axis {axis} for {shape}', { axis, shape: shapeText(first) }),
        expected: first.length === 1 ? i18n.t('axis 1, or -1 for the last') : i18n.t('an axis from 1 to {last}, or -1 for the last', { last: first.length }),
        why: i18n.t('Axes are counted from 1; 0 would be the batch.'),
        fix: { type: 'setParams', label: i18n.t('Set axis to -1'), params: { axis: -1 } },
      });
    }
    for (const [index, { shape }] of inputs.entries()) {
      if (shape.length === first.length && sameShape(shape.toSpliced(place, 1), first.toSpliced(place, 1))) continue;
      return cannot({
        code: 'shape-mismatch',
        port: variadicPort(index),
        found: i18n.t('{shape} beside {other}', { shape: shapeText(shape), other: shapeText(first) }),
        expected: i18n.t('the same sizes on every wire, except along the axis that is joined'),
        why: i18n.t('Side by side they must fit like bricks of one height.'),
      });
    }
    return gives({ shape: first.with(place, inputs.reduce((sum, { shape }) => sum + (shape[place] ?? 0), 0)) });
  },
  layer: { className: 'Concatenate', factory: 'concatenate', args: ({ axis }) => ({ axis }) },
  code: {
    pytorch: ({ params: { axis }, output, names }) => {
      const place = placeOf(axis, output.shape.length);
      const dim = output.shape.length === 3 ? TORCH_IMAGE_AXES[place] : place + 1;
      return { apply: `torch.cat([${names.join(', ')}], dim=${dim})` };
    },
  },
});
