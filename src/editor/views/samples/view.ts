import { i18n } from '../../../words/i18n.ts';
import { classForm } from '../classes/classForm.ts';
import type { View } from '../view.ts';

/** Rows of any data with classes. */
export const samples: View = {
  id: 'samples',
  group: 'classes',
  label: i18n.t('Samples'),
  summary: i18n.t('The rows of the data with what the network says of them; the chosen one is looked at in every view.'),
  fits: (program) => classForm(program) !== null,
  load: () => import('./SamplesView.tsx'),
};
