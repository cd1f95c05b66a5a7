import { redoLabel, undoLabel } from '../../graph/history.ts';
import { i18n } from '../../words/i18n.ts';
import { redoEdit, undoEdit, useDocumentStore } from '../stores/documentStore.ts';
import type { Action } from './action.ts';

function history() {
  return useDocumentStore.getState().history;
}

export const undo: Action = {
  id: 'undo',
  label() {
    const what = undoLabel(history());
    return what === null ? i18n.t('Undo') : i18n.t('Undo “{what}”', { what });
  },
  shortcuts: ['Mod+Z'],
  enabled: () => undoLabel(history()) !== null,
  run: undoEdit,
};

export const redo: Action = {
  id: 'redo',
  label() {
    const what = redoLabel(history());
    return what === null ? i18n.t('Redo') : i18n.t('Redo “{what}”', { what });
  },
  shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
  enabled: () => redoLabel(history()) !== null,
  run: redoEdit,
};
