import { i18n } from '../../../words/i18n.ts';
import { classForm } from '../classes/classForm.ts';
import type { View } from '../view.ts';

/** Any net that tells classes apart. */
export const confusion: View = {
  id: 'confusion',
  group: 'classes',
  label: i18n.t('Confusion matrix'),
  summary: i18n.t('What is taken for what, how many of each class are right, and the samples behind each count.'),
  fits: (program) => classForm(program) !== null,
  load: () => import('./ConfusionView.tsx'),
};
