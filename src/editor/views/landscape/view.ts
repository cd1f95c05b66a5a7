import type { View } from '../view.ts';
import { hasLandscape } from './landscape.ts';

/** For every net with kernels; a line and a formula have their own error surfaces. */
export const landscape: View = {
  id: 'landscape',
  group: 'charts',
  label: 'Loss landscape',
  summary: 'The loss around the present weights, along two random directions, with the way that the run has come.',
  fits: hasLandscape,
  load: () => import('./LossLandscape.tsx'),
};
