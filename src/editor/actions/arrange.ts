import type { Command } from '../../graph/commands.ts';
import { i18n } from '../../words/i18n.ts';
import { roomFor } from '../canvas/edits.ts';
import { currentSeen, editDocument } from '../stores/documentStore.ts';
import { revealNode } from '../stores/sessionStore.ts';
import type { Action } from './action.ts';

export const arrange: Action = {
  id: 'arrange',
  label: i18n.t('Arrange from left to right'),
  enabled: () => currentSeen().nodes.length > 1,
  async run() {
    const { arranged } = await import('../canvas/arrange.ts');
    const { positions, frames } = arranged(currentSeen(), roomFor);
    const around = Object.entries(frames).map(([id, frame]): Command => ({ type: 'setFrame', id, frame }));
    editDocument({ type: 'batch', commands: [{ type: 'moveNodes', positions }, ...around] }, i18n.t('Arrange'));
    revealNode(null);
  },
};
