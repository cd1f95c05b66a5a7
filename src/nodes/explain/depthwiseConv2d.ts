import { i18n } from '../../words/i18n.ts';
import { affine } from './affine.ts';
import { cellOf, everyCell, inputOf, placeOf } from './cells.ts';
import { convolutionSlideOf, seenBy } from './windows.ts';

/** A window of one channel, weighed by that channel's own kernel: `[height, width, channels, multiplier]`. */
export const depthwiseConv2d = affine({
  title: i18n.t('Each channel has filters of its own: one window of that channel alone, weighed and added up.'),
  formula: 'z_{i,j,cm} = \\sum_{u,v} x_{i+u,\\,j+v,\\,c}\\; w_{u,v,c,m}',
  bias: 'b_{cm}',
  kernel: 'depthwiseKernel',
  taps(layer, at) {
    const { shape } = inputOf(layer);
    const [height = 0, width = 0] = shape;
    const slide = convolutionSlideOf(layer.params);
    const [row = 0, column = 0, out = 0] = placeOf(layer.output.shape, at);
    const kernel = layer.weights['depthwiseKernel']?.shape ?? [];
    const multiplier = kernel[3] ?? 1;
    const channel = Math.floor(out / multiplier);
    return seenBy(height, slide, row).flatMap((y) => seenBy(width, slide, column).map((x) => ({ cell: cellOf(shape, [y.at, x.at, channel]), weight: cellOf(kernel, [y.tap, x.tap, channel, out % multiplier]) })));
  },
  readers: (layer) => everyCell(layer.output),
  channelOf: (layer, weight) => weight % (layer.output.shape[2] ?? 1),
});
