import { i18n } from '../../../words/i18n.ts';
import type { View } from '../view.ts';
import { hasLandscape } from './landscape.ts';

/** For every net with kernels; a line and a formula have their own error surfaces. */
export const landscape: View = {
  id: 'landscape',
  group: 'charts',
  label: i18n.t('Loss landscape'),
  summary: i18n.t('The loss around the present weights, along two random directions, with the way that the run has come.'),
  fits: hasLandscape,
  load: () => import('./LossLandscape.tsx'),
};
