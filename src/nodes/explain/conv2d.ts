import { i18n } from '../../words/i18n.ts';
import { affine, type Tap } from './affine.ts';
import { cellOf, inputOf, placeOf } from './cells.ts';
import { convolutionSlideOf, seenBy, windowsOver } from './windows.ts';

/** A window of every channel, weighed by the filter's kernel `[height, width, channels, filters]`. */
export const conv2d = affine({
  title: i18n.t('The filter is laid on one window of the image; pixel times weight, all added up.'),
  formula: 'z_{i,j,f} = \\sum_{u,v,c} x_{i+u,\\,j+v,\\,c}\\; w_{u,v,c,f}',
  bias: 'b_f',
  kernel: 'kernel',
  taps(layer, at) {
    const { shape } = inputOf(layer);
    const [height = 0, width = 0, channels = 0] = shape;
    const slide = convolutionSlideOf(layer.params);
    const [row = 0, column = 0, filter = 0] = placeOf(layer.output.shape, at);
    const kernel = layer.weights['kernel']?.shape ?? [];
    const taps: Tap[] = [];
    for (const y of seenBy(height, slide, row)) {
      for (const x of seenBy(width, slide, column)) {
        for (let channel = 0; channel < channels; channel++) taps.push({ cell: cellOf(shape, [y.at, x.at, channel]), weight: cellOf(kernel, [y.tap, x.tap, channel, filter]) });
      }
    }
    return taps;
  },
  readers(layer, cell) {
    const { shape } = inputOf(layer);
    const [height = 0, width = 0] = shape;
    const slide = convolutionSlideOf(layer.params);
    const [y = 0, x = 0] = placeOf(shape, cell);
    const filters = layer.output.shape[2] ?? 0;
    return windowsOver(height, slide, y).flatMap(({ at: row }) => windowsOver(width, slide, x).flatMap(({ at: column }) => Array.from({ length: filters }, (_, filter) => cellOf(layer.output.shape, [row, column, filter]))));
  },
  channelOf: (layer, weight) => weight % (layer.output.shape[2] ?? 1),
  notes: ({ params }) => (params['padding'] === 'same' ? [i18n.t('At the edge the window reaches into a border of zeros, which adds nothing; those pixels are left out here.')] : []),
});
