import { i18n } from '../../../words/i18n.ts';
import type { View } from '../view.ts';

/** Any layer opened up: its operation with the real numbers of the chosen sample, forward and backward. */
export const layer: View = {
  id: 'layer',
  group: 'inside',
  label: i18n.t('Inside a layer'),
  summary: i18n.t('How each number of a layer comes about, and how its gradient comes back, step by step through the whole net.'),
  fits: (program) => program.operations.length > 0,
  load: () => import('./LayerView.tsx'),
};
