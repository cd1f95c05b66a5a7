import type { View } from '../view.ts';
import { curveForm } from './form.ts';

/** A number that walks down a curve. */
export const curve: View = {
  id: 'curve',
  group: 'problem',
  label: 'Curve and steps',
  summary: 'The curve that is descended, the point on it and its tangent.',
  fits: (program) => curveForm(program) !== null,
  load: () => import('./Curve.tsx'),
};
