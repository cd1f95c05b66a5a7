import { currentDocument, editDocument } from '../stores/documentStore.ts';
import { select, useSessionStore } from '../stores/sessionStore.ts';
import { counted } from '../ui/format.ts';
import type { Action } from './action.ts';
import { fragmentOf, pasteOf, type Fragment } from './fragment.ts';

let held: Fragment | null = null;
/** Each paste of the same thing lands a little further down, so that none hides another. */
let pastes = 0;
const STEP = 32;

function selectedNodes(): readonly string[] {
  return useSessionStore.getState().selectedNodes;
}

function hold(): void {
  held = fragmentOf(currentDocument(), selectedNodes());
  pastes = 0;
}

function insert(fragment: Fragment, offset: number, verb: string): void {
  const { command, ids } = pasteOf(currentDocument(), fragment, offset);
  editDocument(command, `${verb} ${counted(ids.length, 'node')}`);
  select(ids);
}

const anyNode = () => selectedNodes().length > 0;

export const copy: Action = { id: 'copy', label: 'Copy', shortcuts: ['Mod+C'], enabled: anyNode, run: hold };

export const cut: Action = {
  id: 'cut',
  label: 'Cut',
  shortcuts: ['Mod+X'],
  enabled: anyNode,
  run() {
    hold();
    editDocument({ type: 'removeNodes', ids: selectedNodes() }, `Cut ${counted(selectedNodes().length, 'node')}`);
    select([]);
  },
};

export const paste: Action = {
  id: 'paste',
  label: 'Paste',
  shortcuts: ['Mod+V'],
  enabled: () => held !== null,
  run() {
    if (held) insert(held, ++pastes * STEP, 'Paste');
  },
};

export const duplicate: Action = {
  id: 'duplicate',
  label: 'Duplicate',
  shortcuts: ['Mod+D'],
  enabled: anyNode,
  run() {
    insert(fragmentOf(currentDocument(), selectedNodes()), STEP, 'Duplicate');
  },
};
