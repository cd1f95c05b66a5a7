import { i18n } from '../../words/i18n.ts';
import { setOverlay } from '../stores/overlayStore.ts';
import type { Action } from './action.ts';

/** What a teacher does with what comes back of a lesson. */
export const gradeHandBacks: Action = { id: 'grade', label: i18n.t('Grade hand-backs…'), run: () => { setOverlay({ importing: { importer: 'hand-backs', came: [], node: null } }); } };
