import { i18n } from '../../words/i18n.ts';
import { affine } from './affine.ts';
import { cellOf, everyCell, inputOf, placeOf } from './cells.ts';
import { convolutionSlideOf, windowsOver } from './windows.ts';

/** A convolution run backwards: each pixel lays the kernel `[height, width, filters, channels]` on the larger image; what overlaps adds up. */
export const conv2dTranspose = affine({
  title: i18n.t('Each pixel that comes in stamps the filter, times its value, on the larger image; where stamps overlap they add up.'),
  formula: 'z_{i,j,f} = \\sum_{u,v,c} x_{(i-u)/s,\\,(j-v)/s,\\,c}\\; w_{u,v,f,c}',
  bias: 'b_f',
  kernel: 'kernel',
  taps(layer, at) {
    const { shape } = inputOf(layer);
    const [height = 0, width = 0] = layer.output.shape;
    const channels = shape[2] ?? 0;
    const slide = convolutionSlideOf(layer.params);
    const [row = 0, column = 0, filter = 0] = placeOf(layer.output.shape, at);
    const kernel = layer.weights['kernel']?.shape ?? [];
    return windowsOver(height, slide, row).flatMap((y) =>
      windowsOver(width, slide, column).flatMap((x) =>
        Array.from({ length: channels }, (_, channel) => ({ cell: cellOf(shape, [y.at, x.at, channel]), weight: cellOf(kernel, [y.tap, x.tap, filter, channel]) })),
      ),
    );
  },
  readers: (layer) => everyCell(layer.output),
  channelOf: (layer, weight) => placeOf(layer.weights['kernel']?.shape ?? [], weight)[2] ?? 0,
});
