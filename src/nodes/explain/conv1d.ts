import { i18n } from '../../words/i18n.ts';
import { affine } from './affine.ts';
import { cellOf, everyCell, inputOf, placeOf } from './cells.ts';
import { convolutionSlideOf, seenBy } from './windows.ts';

/** Neighbouring steps of a sequence, weighed by the kernel `[steps, features, filters]`. */
export const conv1d = affine({
  title: i18n.t('The filter is laid on neighbouring steps; number times weight, all added up.'),
  formula: 'z_{t,f} = \\sum_{u,c} x_{t+u,\\,c}\\; w_{u,c,f}',
  bias: 'b_f',
  kernel: 'kernel',
  taps(layer, at) {
    const { shape } = inputOf(layer);
    const [steps = 0, features = 0] = shape;
    const [place = 0, filter = 0] = placeOf(layer.output.shape, at);
    const kernel = layer.weights['kernel']?.shape ?? [];
    return seenBy(steps, convolutionSlideOf(layer.params), place).flatMap(({ tap, at: step }) => Array.from({ length: features }, (_, feature) => ({ cell: cellOf(shape, [step, feature]), weight: cellOf(kernel, [tap, feature, filter]) })));
  },
  readers: (layer) => everyCell(layer.output),
  channelOf: (layer, weight) => weight % (layer.output.shape[1] ?? 1),
});
