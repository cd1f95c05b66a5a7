/** What can be done with notes and frames. */
import { i18n } from '../../words/i18n.ts';
import { addFrame, addNote, deleteWithContents } from '../annotations/edits.ts';
import { canvasView } from '../canvas/canvasView.ts';
import type { Position } from '../../graph/document.ts';
import { currentDocument } from '../stores/documentStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import type { Action } from './action.ts';
import { aimedPoint } from './pointer.ts';

/** Where an act is meant on the canvas: at the pointer or the menu, else in the middle of what is seen. */
function meant(): Position {
  const view = canvasView();
  return view ? view.toCanvas(aimedPoint() ?? view.middle()) : { x: 0, y: 0 };
}

const chosen = () => useSessionStore.getState().selectedNodes;

export const note: Action = { id: 'add-note', label: i18n.t('Add a note'), shortcuts: ['N'], run: () => { addNote(meant()); } };

export const frame: Action = {
  id: 'frame',
  label: () => (chosen().length > 0 ? i18n.t('Frame the selection') : i18n.t('Add a frame')),
  shortcuts: ['Shift+F'],
  run: () => { addFrame(chosen(), meant()); },
};

function chosenFrames(): readonly string[] {
  const ids = new Set(chosen());
  return (currentDocument().frames ?? []).filter(({ id }) => ids.has(id)).map(({ id }) => id);
}

export const deleteFrameAndContents: Action = {
  id: 'delete-with-contents',
  label: i18n.t('Delete the frame with its contents'),
  enabled: () => chosenFrames().length > 0,
  run: () => { deleteWithContents(chosenFrames()); },
};
