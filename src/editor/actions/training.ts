import { i18n } from '../../words/i18n.ts';
import { currentCompilation } from '../stores/compilationStore.ts';
import { run, useRunStore } from '../stores/runStore.ts';
import type { Action } from './action.ts';

const stateNow = () => useRunStore.getState().state;

/** What the large button of the training bar does. */
export const train: Action = {
  id: 'train',
  label: () => (stateNow() === 'training' ? i18n.t('Pause the training') : i18n.t('Train')),
  shortcuts: ['Mod+Enter'],
  // While a graph is loaded, too: the engine trains it then.
  enabled: () => stateNow() === 'training' || currentCompilation().program !== null,
  run: () => { (stateNow() === 'training' ? run.pause : run.train)(); },
};
