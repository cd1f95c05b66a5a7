import { i18n } from '../../../words/i18n.ts';
import { classForm } from '../classes/classForm.ts';
import { planeInput } from '../programForm.ts';
import type { View } from '../view.ts';

/** Places on a plane into any net with an output for each class. */
export const planeClasses: View = {
  id: 'planeClasses',
  group: 'problem',
  label: i18n.t('Classes over the plane'),
  summary: i18n.t('The most probable class at each place of the plane, and how sure the network is of it.'),
  fits: (program) => classForm(program) !== null && planeInput(program) !== null,
  load: () => import('./PlaneClasses.tsx'),
};
