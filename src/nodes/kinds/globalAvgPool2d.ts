import { z } from '../../graph/zod.ts';
import { i18n } from '../../words/i18n.ts';
import { imageOf } from '../shared/images.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';

export const globalAvgPool2d = defineKind({
  id: 'globalAvgPool2d',
  label: i18n.t('GlobalAvgPool2D'),
  category: 'layer',
  aliases: wordsOf(i18n.t('global average pooling; mean; gap; pool')),
  icon: 'scan',
  summary: i18n.t('Averages each channel over the whole picture.'),
  help: i18n.t('It leaves one number for each channel: how much of its pattern there was, wherever it was. Modern networks use it between the convolutions and the last dense layer instead of Flatten, which saves most of the weights.'),
  formula: 'y_c = \\frac{1}{HW} \\sum_{i,j} x_{i,j,c}',
  params: z.object({}),
  inputs: IN,
  outputs: OUT,
  headline: () => '',
  infer(_, [input]) {
    const image = imageOf(input);
    return image.ok ? gives({ shape: [image.channels], ...(input?.range ? { range: input.range } : {}) }) : image;
  },
  layer: { className: 'GlobalAveragePooling2D', factory: 'globalAveragePooling2d', args: () => ({}) },
  code: { pytorch: ({ names }) => ({ apply: `${names[0]}.mean(dim=(2, 3))` }) },
});
