/** What a teacher does with a graph. */
import { i18n } from '../../words/i18n.ts';
import type { Action } from './action.ts';

export const makeLesson: Action = { id: 'make-lesson', label: i18n.t('Make a lesson…'), run: async () => { await (await import('../authoring/deeds.ts')).makeLesson(); } };
