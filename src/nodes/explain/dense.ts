import { i18n } from '../../words/i18n.ts';
import { affine } from './affine.ts';
import { everyCell, inputOf } from './cells.ts';

/** Every unit reads every number: unit `at` of kernel `[inputs, units]`. */
export const dense = affine({
  title: i18n.t('Each unit weighs every number that comes in and adds them up.'),
  formula: 'z_j = \\sum_i x_i\\, w_{ij}',
  bias: 'b_j',
  kernel: 'kernel',
  taps(layer, at) {
    const units = layer.output.shape.at(-1) ?? 1;
    return everyCell(inputOf(layer)).map((cell) => ({ cell, weight: cell * units + at }));
  },
  readers: (layer) => everyCell(layer.output),
  channelOf: (layer, weight) => weight % (layer.output.shape.at(-1) ?? 1),
});
