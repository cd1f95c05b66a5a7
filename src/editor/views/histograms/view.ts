import { i18n } from '../../../words/i18n.ts';
import type { View } from '../view.ts';
import { layersWith } from './histograms.ts';

/** For every net of layers. */
export const histograms: View = {
  id: 'histograms',
  group: 'charts',
  label: i18n.t('Histograms over time'),
  summary: i18n.t('How the weights, the biases or the activations of a layer are spread, step by step.'),
  fits: (program) => layersWith(program, 'weights').length > 0,
  load: () => import('./Histograms.tsx'),
};
