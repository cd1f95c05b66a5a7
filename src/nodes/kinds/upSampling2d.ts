import { z } from '../../graph/zod.ts';
import { integer } from '../../graph/fields.ts';
import { i18n } from '../../words/i18n.ts';
import { imageOf } from '../shared/images.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';

export const upSampling2d = defineKind({
  id: 'upSampling2d',
  label: i18n.t('UpSampling2D'),
  category: 'layer',
  aliases: wordsOf(i18n.t('upscale; resize; enlarge; nearest; decoder')),
  icon: 'maximize',
  summary: i18n.t('Enlarges an image by repeating each pixel.'),
  help: i18n.t('Every pixel becomes a block of equal pixels. A convolution after it smooths the blocks; the two together grow pictures without the checkered traces that a transposed convolution can leave. It has no weights.'),
  formula: 'y_{i,j,c} = x_{\\lfloor i/s \\rfloor,\\; \\lfloor j/s \\rfloor,\\; c}',
  params: z.object({ size: integer({ label: i18n.t('Size'), help: i18n.t('How many times as high and as wide the picture becomes.'), min: 1, max: 32, default: 2 }) }),
  inputs: IN,
  outputs: OUT,
  headline: ({ size }) => i18n.t('{times} × as large', { times: size }),
  infer({ size }, [input]) {
    const image = imageOf(input);
    if (!image.ok) return image;
    return gives({ shape: [image.height * size, image.width * size, image.channels], ...(input?.range ? { range: input.range } : {}) });
  },
  layer: { className: 'UpSampling2D', factory: 'upSampling2d', args: ({ size }) => ({ size: [size, size] }) },
  code: { pytorch: ({ params, names }) => ({ apply: `F.interpolate(${names[0]}, scale_factor=${params.size}, mode="nearest")` }) },
});
