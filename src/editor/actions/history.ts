import { redoLabel, undoLabel } from '../../graph/history.ts';
import { redoEdit, undoEdit, useDocumentStore } from '../stores/documentStore.ts';
import type { Action } from './action.ts';

function history() {
  return useDocumentStore.getState().history;
}

export const undo: Action = {
  id: 'undo',
  label: () => withWhat('Undo', undoLabel(history())),
  shortcuts: ['Mod+Z'],
  enabled: () => undoLabel(history()) !== null,
  run: undoEdit,
};

export const redo: Action = {
  id: 'redo',
  label: () => withWhat('Redo', redoLabel(history())),
  shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
  enabled: () => redoLabel(history()) !== null,
  run: redoEdit,
};

/** "Undo “Add Dense”". */
function withWhat(verb: string, what: string | null): string {
  return what === null ? verb : `${verb} “${what}”`;
}
