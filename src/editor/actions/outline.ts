import { i18n } from '../../words/i18n.ts';
import { showDockTab } from '../stores/sessionStore.ts';
import type { Action } from './action.ts';

/** Frames that the view may take to be fetched and drawn. */
const PATIENCE = 120;

/** Shows the graph as text, and goes there. */
export const showOutline: Action = {
  id: 'outline',
  label: i18n.t('Outline of the graph'),
  shortcuts: ['O'],
  run() {
    showDockTab('outline');
    focusTree(PATIENCE);
  },
};

function focusTree(patience: number): void {
  const item = document.querySelector<HTMLElement>('[role="tree"] [role="treeitem"][tabindex="0"]');
  if (item) item.focus();
  else if (patience > 0) requestAnimationFrame(() => { focusTree(patience - 1); });
}
