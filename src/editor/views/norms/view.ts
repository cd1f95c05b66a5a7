import { i18n } from '../../../words/i18n.ts';
import type { View } from '../view.ts';
import { learning } from './norms.ts';

/** For every net with something to learn. */
export const norms: View = {
  id: 'norms',
  group: 'charts',
  label: i18n.t('Gradients and weights'),
  summary: i18n.t('How long the gradients and the weights of each layer are while the run goes on, and its learning rate.'),
  fits: (program) => learning(program).length > 0,
  load: () => import('./Norms.tsx'),
};
