import { i18n } from '../../../words/i18n.ts';
import type { View } from '../view.ts';
import { curveForm } from './form.ts';

/** A number that walks down a curve. */
export const curve: View = {
  id: 'curve',
  group: 'problem',
  label: i18n.t('Curve and steps'),
  summary: i18n.t('The curve that is descended, the point on it and its tangent.'),
  fits: (program) => curveForm(program) !== null,
  load: () => import('./Curve.tsx'),
};
