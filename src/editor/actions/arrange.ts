import type { Command } from '../../graph/commands.ts';
import { cardSize } from '../canvas/edits.ts';
import { currentDocument, editDocument } from '../stores/documentStore.ts';
import { revealNode } from '../stores/sessionStore.ts';
import type { Action } from './action.ts';

export const arrange: Action = {
  id: 'arrange',
  label: 'Arrange from left to right',
  enabled: () => currentDocument().nodes.length > 1,
  async run() {
    const { arranged } = await import('../canvas/arrange.ts');
    const { positions, frames } = arranged(currentDocument(), cardSize);
    const around = Object.entries(frames).map(([id, frame]): Command => ({ type: 'setFrame', id, frame }));
    editDocument({ type: 'batch', commands: [{ type: 'moveNodes', positions }, ...around] }, 'Arrange');
    revealNode(null);
  },
};
