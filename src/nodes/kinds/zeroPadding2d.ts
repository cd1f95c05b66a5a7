import { z } from '../../graph/zod.ts';
import { integer } from '../../graph/fields.ts';
import { i18n } from '../../words/i18n.ts';
import { imageOf } from '../shared/images.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';

export const zeroPadding2d = defineKind({
  id: 'zeroPadding2d',
  label: i18n.t('ZeroPadding2D'),
  category: 'layer',
  aliases: wordsOf(i18n.t('pad; border; margin; frame')),
  icon: 'frame',
  summary: i18n.t('Puts a border of zeros around an image.'),
  help: i18n.t('The picture itself stays as it is and gets a frame. Filters can then look past its edge, and “valid” layers after it lose less. It has no weights.'),
  params: z.object({ padding: integer({ label: i18n.t('Width'), help: i18n.t('How many rows and columns of zeros are added on each side.'), min: 0, max: 256, default: 1, unit: 'px' }) }),
  inputs: IN,
  outputs: OUT,
  headline: ({ padding }) => i18n.t('{width} px on each side', { width: padding }),
  infer({ padding }, [input]) {
    const image = imageOf(input);
    if (!image.ok) return image;
    const range = input?.range;
    return gives({
      shape: [image.height + 2 * padding, image.width + 2 * padding, image.channels],
      ...(range ? { range: [Math.min(range[0], 0), Math.max(range[1], 0)] } : {}),
    });
  },
  layer: { className: 'ZeroPadding2D', factory: 'zeroPadding2d', args: ({ padding }) => ({ padding }) },
  code: {
    pytorch: ({ params: { padding }, names }) => ({ apply: `F.pad(${names[0]}, (${padding}, ${padding}, ${padding}, ${padding}))` }),
  },
});
