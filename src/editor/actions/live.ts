import { i18n } from '../../words/i18n.ts';
import { turned } from '../live/rule.ts';
import { currentCompilation } from '../stores/compilationStore.ts';
import { setPreferences, usePreferencesStore } from '../stores/preferencesStore.ts';
import type { Action } from './action.ts';

/** Pictures on nodes and weights on wires, on or off. */
export const toggleLive: Action = {
  id: 'live',
  label: i18n.t('Live pictures on nodes and wires'),
  shortcuts: ['L'],
  enabled: () => currentCompilation().program !== null,
  run: () => { setPreferences({ live: turned(usePreferencesStore.getState().live, currentCompilation().program) }); },
};
