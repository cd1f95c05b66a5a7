import { i18n } from '../../words/i18n.ts';
import { askForNode, askForNodeBeside } from '../canvas/quickAdds.ts';
import { canvasView } from '../canvas/canvasView.ts';
import { setOverlay } from '../stores/overlayStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import type { Action } from './action.ts';
import { aimedPoint, isOnCanvasByKey } from './pointer.ts';

export const fitView: Action = { id: 'fit', label: i18n.t('Fit the graph into view'), shortcuts: ['F'], run: () => canvasView()?.fit() };

export const quickAdd: Action = {
  id: 'quick-add',
  label: i18n.t('Add a node by name'),
  shortcuts: ['/', 'Space'],
  run() {
    const at = isOnCanvasByKey() ? null : aimedPoint();
    if (at) askForNode(at);
    else askForNodeBeside();
  },
};

/** Palette, side panels and views are put aside, and come back as they were. */
export const toggleFocus: Action = {
  id: 'focus',
  label: i18n.t('Focus on the graph'),
  shortcuts: ['Mod+\\', '.'],
  run: () => { useSessionStore.setState(({ focus }) => ({ focus: !focus })); },
};

export const help: Action = { id: 'help', label: i18n.t('Show the shortcuts'), shortcuts: ['?'], run: () => { setOverlay({ help: true }); } };

export const findCommand: Action = { id: 'palette', label: i18n.t('Find a command…'), shortcuts: ['Mod+K'], run: () => { setOverlay({ palette: 'everything' }); } };
export const findNode: Action = { id: 'find-node', label: i18n.t('Go to a node…'), shortcuts: ['Mod+F'], run: () => { setOverlay({ palette: 'nodes' }); } };
