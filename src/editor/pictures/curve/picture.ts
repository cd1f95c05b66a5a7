import type { Picture } from '../picture.ts';
import { curveForm } from './form.ts';

/** A number that walks down a curve. */
export const curve: Picture = {
  id: 'curve',
  label: 'Curve and steps',
  fits: (program) => curveForm(program) !== null,
  load: () => import('./Curve.tsx'),
};
