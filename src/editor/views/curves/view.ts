import { i18n } from '../../../words/i18n.ts';
import type { View } from '../view.ts';

/** The run's curves, as in the dock, to be put beside another view. */
export const curves: View = {
  id: 'curves',
  group: 'charts',
  label: i18n.t('Loss and accuracy'),
  summary: i18n.t('The curves of the run, as in the charts below the canvas.'),
  fits: () => true,
  load: () => import('../../dock/ChartsView.tsx').then((module) => ({ default: module.ChartsView })),
};
