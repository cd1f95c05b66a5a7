import { portReferenceOf, type Position } from '../../graph/document.ts';
import { placedIds } from '../../graph/annotations.ts';
import { withCarried } from '../../graph/frames.ts';
import { groupOf, withMembers } from '../../graph/groups/groups.ts';
import { i18n } from '../../words/i18n.ts';
import { moveName, namesOf } from '../annotations/words.ts';
import { cardSize } from '../canvas/edits.ts';
import { removal } from '../canvas/rewire.ts';
import { currentDocument, currentSeen, editDocument } from '../stores/documentStore.ts';
import { select, useSessionStore } from '../stores/sessionStore.ts';
import type { Action } from './action.ts';

const session = useSessionStore.getState;

export const deleteSelection: Action = {
  id: 'delete',
  label: i18n.t('Delete'),
  shortcuts: ['Delete', 'Backspace'],
  enabled: () => session().selectedNodes.length + session().selectedEdges.length > 0,
  run() {
    const { selectedNodes, selectedEdges } = session();
    const done = editDocument(removal(currentDocument(), selectedNodes, selectedEdges), i18n.t('Delete {what}', { what: wordsFor(selectedNodes, selectedEdges.length) }));
    if (done) select([]);
  },
};

function wordsFor(nodes: readonly string[], wires: number): string {
  return nodes.length === 0 ? i18n.t('{wires, plural, one {# wire} other {# wires}}', { wires }) : namesOf(currentDocument(), nodes);
}

/** Takes all wires from the selected nodes and leaves the nodes. */
export const disconnect: Action = {
  id: 'disconnect',
  label: i18n.t('Disconnect'),
  enabled: () => wiresOfSelection().length > 0,
  run() {
    const ids = wiresOfSelection();
    editDocument({ type: 'removeEdges', ids }, i18n.t('Disconnect {wires, plural, one {# wire} other {# wires}}', { wires: ids.length }));
  },
};

function wiresOfSelection(): readonly string[] {
  const document = currentDocument();
  const { selectedNodes } = session();
  const chosen = new Set(withMembers(document, selectedNodes));
  const whole = new Set(selectedNodes);
  // Wires within a chosen group stay: they are its content.
  const within = (from: string, to: string) => { const group = groupOf(document, from); return group !== undefined && whole.has(group.id) && group === groupOf(document, to); };
  return document.edges.map(({ id, from, to }) => ({ id, from: portReferenceOf(from).node, to: portReferenceOf(to).node })).filter(({ from, to }) => (chosen.has(from) || chosen.has(to)) && !within(from, to)).map(({ id }) => id);
}

export const selectAll: Action = {
  id: 'select-all',
  label: i18n.t('Select all'),
  shortcuts: ['Mod+A'],
  enabled: () => placedIds(currentDocument()).size > 0,
  run() {
    const { nodes, edges, notes = [], frames = [] } = currentSeen();
    select([...nodes, ...notes, ...frames].map(({ id }) => id), edges.map(({ id }) => id));
  },
};

export const clearSelection: Action = {
  id: 'clear-selection',
  label: i18n.t('Select nothing'),
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
 * Moves what is selected, and what lies on the frames among it, one step (8 pixels; 40 with Shift) by an arrow key. Steps that follow one
 * another are undone as one. False when the key is no arrow or nothing is selected. On a node that has the focus
 * plain arrows walk on (access/canvasKeys.ts), and it is Alt with an arrow that moves.
 */
export function nudge(key: string, far: boolean): boolean {
  const way = Object.hasOwn(ARROWS, key) ? ARROWS[key] : undefined;
  const { selectedNodes } = session();
  if (!way || selectedNodes.length === 0) return false;
  const size = far ? 40 : 8;
  const chosen = new Set(selectedNodes);
  const document = currentSeen();
  const outlines = (document.groups ?? []).filter(({ folded }) => !folded);
  const moved = [...document.nodes, ...(document.notes ?? []), ...(document.frames ?? []), ...outlines].filter(({ id }) => chosen.has(id));
  const positions = Object.fromEntries(moved.map(({ id, position }) => [id, { x: position.x + way.x * size, y: position.y + way.y * size }]));
  editDocument({ type: 'moveNodes', positions: withCarried(document, positions, cardSize) }, moveName(document, moved.map(({ id }) => id)), `nudge ${selectedNodes.join(' ')}`);
  return true;
}
