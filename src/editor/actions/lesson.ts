/** What a teacher does with a graph. */
import { i18n } from '../../words/i18n.ts';
import { setOverlay } from '../stores/overlayStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import type { Action } from './action.ts';

export const makeLesson: Action = { id: 'make-lesson', label: i18n.t('Make a lesson…'), run: async () => { await (await import('../authoring/deeds.ts')).makeLesson(); } };
export const resetForClass: Action = { id: 'reset-for-class', label: i18n.t('Reset for the next class…'), run: () => { setOverlay({ reset: true }); } };

/** Larger letters, thicker wires, nothing but the graph and the training: for the back row. */
export const toggleProjector: Action = {
  id: 'projector',
  label: i18n.t('Projector mode'),
  run: async () => { (await import('../classroom/projector.ts')).setProjector(!useSessionStore.getState().projector); },
};
