/** Wiring without a pointer. */
import { i18n } from '../../words/i18n.ts';
import { focusedPlace } from '../access/canvasKeys.ts';
import { chainOf, endsOfNode } from '../access/partners.ts';
import { openConnecting } from '../canvas/canvasStore.ts';
import { nodeAt } from '../canvas/place.ts';
import type { WireEnd } from '../canvas/connection.ts';
import { portText } from '../../graph/document.ts';
import { realEnds } from '../../graph/groups/seen.ts';
import { wiresOf } from '../canvas/edits.ts';
import { currentDocument, currentSeen, editDocument } from '../stores/documentStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import type { Action } from './action.ts';

/** The port that has the focus; else all of the node that has it, or that alone is selected. */
function aimedEnds(): readonly WireEnd[] {
  const place = focusedPlace();
  if (place?.type === 'port') return [place];
  const { selectedNodes } = useSessionStore.getState();
  const node = (place && nodeAt(place)) ?? (selectedNodes.length === 1 ? selectedNodes[0] : undefined);
  return node === undefined ? [] : endsOfNode(currentSeen(), node);
}

export const connectTo: Action = {
  id: 'connect',
  label: i18n.t('Connect to…'),
  shortcuts: ['C'],
  enabled: () => aimedEnds().length > 0,
  run: () => { openConnecting(aimedEnds()); },
};

/** Joins the selected nodes one after the other, from left to right. */
export const wireTogether: Action = {
  id: 'wire-together',
  label: i18n.t('Wire together'),
  shortcuts: ['W'],
  enabled: () => chain().length > 0,
  run() {
    const pairs = chain();
    const document = currentDocument();
    const real = (end: WireEnd) => realEnds(document, end).map(portText);
    const edges = wiresOf(document, pairs.flatMap(([from, to]) => real(to).map((end) => ({ from: real(from)[0] ?? portText(from), to: end }))));
    editDocument({ type: 'addEdges', edges }, edges.length === 1 ? i18n.t('Connect') : i18n.t('Draw {wires, plural, one {# wire} other {# wires}}', { wires: edges.length }));
  },
};

function chain() {
  const { selectedNodes } = useSessionStore.getState();
  return selectedNodes.length < 2 ? [] : chainOf(currentSeen(), selectedNodes);
}
