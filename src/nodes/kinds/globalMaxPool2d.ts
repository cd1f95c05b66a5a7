import { z } from '../../graph/zod.ts';
import { i18n } from '../../words/i18n.ts';
import { imageOf } from '../shared/images.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';

export const globalMaxPool2d = defineKind({
  id: 'globalMaxPool2d',
  label: i18n.t('GlobalMaxPool2D'),
  category: 'layer',
  aliases: wordsOf(i18n.t('global max pooling; maximum; pool')),
  icon: 'fullscreen',
  summary: i18n.t('Keeps the largest number of each channel over the whole picture.'),
  help: i18n.t('It leaves one number for each channel: whether its pattern was anywhere in the picture, and how clearly. It stands between the convolutions and the last dense layer, like global average pooling.'),
  formula: 'y_c = \\max_{i,j}\\; x_{i,j,c}',
  params: z.object({}),
  inputs: IN,
  outputs: OUT,
  headline: () => '',
  infer(_, [input]) {
    const image = imageOf(input);
    return image.ok ? gives({ shape: [image.channels], ...(input?.range ? { range: input.range } : {}) }) : image;
  },
  layer: { className: 'GlobalMaxPooling2D', factory: 'globalMaxPooling2d', args: () => ({}) },
  code: { pytorch: ({ names }) => ({ apply: `${names[0]}.amax(dim=(2, 3))` }) },
});
