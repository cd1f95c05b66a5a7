import { canvasView } from '../canvas/canvasView.ts';
import { CARD } from '../canvas/edits.ts';
import { currentDocument, editDocument } from '../stores/documentStore.ts';
import { revealNode } from '../stores/sessionStore.ts';
import type { Action } from './action.ts';

export const arrange: Action = {
  id: 'arrange',
  label: 'Arrange from left to right',
  enabled: () => currentDocument().nodes.length > 1,
  async run() {
    const { arrangedPositions } = await import('../canvas/arrange.ts');
    const positions = arrangedPositions(currentDocument(), (id) => canvasView()?.sizeOf(id) ?? CARD);
    editDocument({ type: 'moveNodes', positions }, 'Arrange');
    revealNode(null);
  },
};
