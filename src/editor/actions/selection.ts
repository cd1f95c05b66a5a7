import { portReferenceOf, type Position } from '../../graph/document.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { nodeName } from '../canvas/ports.ts';
import { removal } from '../canvas/rewire.ts';
import { currentDocument, editDocument } from '../stores/documentStore.ts';
import { select, useSessionStore } from '../stores/sessionStore.ts';
import { counted } from '../ui/format.ts';
import type { Action } from './action.ts';

const session = useSessionStore.getState;

export const deleteSelection: Action = {
  id: 'delete',
  label: 'Delete',
  shortcuts: ['Delete', 'Backspace'],
  enabled: () => session().selectedNodes.length + session().selectedEdges.length > 0,
  run() {
    const { selectedNodes, selectedEdges } = session();
    editDocument(removal(currentDocument(), selectedNodes, selectedEdges), `Delete ${wordsFor(selectedNodes, selectedEdges.length)}`);
    select([]);
  },
};

function wordsFor(nodes: readonly string[], wires: number): string {
  if (nodes.length === 0) return counted(wires, 'wire');
  const only = nodes.length === 1 ? currentDocument().nodes.find((node) => node.id === nodes[0]) : undefined;
  return only ? nodeName(only, nodeKind(only.kind)) : counted(nodes.length, 'node');
}

/** Takes all wires from the selected nodes and leaves the nodes. */
export const disconnect: Action = {
  id: 'disconnect',
  label: 'Disconnect',
  enabled: () => wiresOfSelection().length > 0,
  run() {
    const ids = wiresOfSelection();
    editDocument({ type: 'removeEdges', ids }, `Disconnect ${counted(ids.length, 'wire')}`);
  },
};

function wiresOfSelection(): readonly string[] {
  const chosen = new Set(session().selectedNodes);
  return currentDocument().edges.filter(({ from, to }) => chosen.has(portReferenceOf(from).node) || chosen.has(portReferenceOf(to).node)).map(({ id }) => id);
}

export const selectAll: Action = {
  id: 'select-all',
  label: 'Select all',
  shortcuts: ['Mod+A'],
  enabled: () => currentDocument().nodes.length > 0,
  run() {
    const { nodes, edges } = currentDocument();
    select(nodes.map((node) => node.id), edges.map((edge) => edge.id));
  },
};

export const clearSelection: Action = {
  id: 'clear-selection',
  label: 'Select nothing',
  shortcuts: ['Escape'],
  enabled: () => session().selectedNodes.length + session().selectedEdges.length > 0,
  run: () => { select([]); },
};

const ARROWS: Readonly<Record<string, Position>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * Moves the selected nodes one step (8 pixels; 40 with Shift) by an arrow key. Steps that follow one
 * another are undone as one. False when the key is no arrow or nothing is selected. On a node that has the focus
 * plain arrows walk on (access/canvasKeys.ts), and it is Alt with an arrow that moves.
 */
export function nudge(key: string, far: boolean): boolean {
  const way = Object.hasOwn(ARROWS, key) ? ARROWS[key] : undefined;
  const { selectedNodes } = session();
  if (!way || selectedNodes.length === 0) return false;
  const size = far ? 40 : 8;
  const chosen = new Set(selectedNodes);
  const moved = currentDocument().nodes.filter((node) => chosen.has(node.id));
  const positions = Object.fromEntries(moved.map(({ id, position }) => [id, { x: position.x + way.x * size, y: position.y + way.y * size }]));
  editDocument({ type: 'moveNodes', positions }, moved.length === 1 ? 'Move' : `Move ${moved.length} nodes`, `nudge ${selectedNodes.join(' ')}`);
  return true;
}
