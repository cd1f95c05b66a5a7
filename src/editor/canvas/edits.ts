/** What a person does on the canvas, as commands. Each is one step of Undo. */
import type { Command } from '../../graph/commands.ts';
import { placedIds } from '../../graph/annotations.ts';
import { portText, type GraphDocument, type GraphEdge, type GraphNode, type Position, type Size } from '../../graph/document.ts';
import { boxesOf } from '../../graph/frames.ts';
import { alongWire } from '../../graph/groups/groups.ts';
import { realEnds, seenDocument, wiresBehind } from '../../graph/groups/seen.ts';
import { freshId } from '../../graph/ids.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { i18n } from '../../words/i18n.ts';
import { currentDocument, editDocument } from '../stores/documentStore.ts';
import { notify, revealNode, select, useSessionStore } from '../stores/sessionStore.ts';
import { canvasView } from './canvasView.ts';
import { emptyPlace, freeMove } from './freePlace.ts';
import { judgeWire, matchingPort, takenIds, type WireEnd } from './connection.ts';

/** A card's size before it was ever drawn, in pixels; NodeCard.module.css fixes the width. */
export const CARD = { width: 184, height: 80 } as const;

/** Room for the shape on a wire between two columns of cards, in pixels. */
export const COLUMN_GAP = 72;

/** How large a card is drawn. */
export function cardSize(node: string): Size {
  return canvasView()?.sizeOf(node) ?? CARD;
}

/** Of the picture that a card shows of what it computes, in pixels. */
const PICTURE = 44;
const NEW_CARD: Size = { width: CARD.width, height: CARD.height + PICTURE };

/** The room that a card is given: its picture comes as soon as the net is loaded, and must not grow onto what lies under it. */
export function roomFor(id: string): Size {
  const { width, height } = cardSize(id);
  return { width, height: height + PICTURE };
}

/** The corner of a card round a centre. */
export function cornerAround(centre: Position): Position {
  return { x: Math.round(centre.x - CARD.width / 2) + 0, y: Math.round(centre.y - CARD.height / 2) + 0 };
}

/** Where a new card lies on nothing, as near to a corner as can be, in view if it can. A frame is no hindrance: it carries what lies on it. */
export function placeFor(document: GraphDocument, corner: Position): Position {
  const frames = new Set(document.frames?.map(({ id }) => id));
  const taken = boxesOf(seenDocument(document), roomFor).filter(({ id }) => !frames.has(id));
  const { x, y } = emptyPlace(taken, NEW_CARD, corner, canvasView()?.seen() ?? null);
  return { x: Math.round(x), y: Math.round(y) };
}

/** A new node of a kind, with a fresh id. Its parameters are left to the kind's defaults. */
export function newNode(document: GraphDocument, kind: string, position: Position): GraphNode {
  return { id: freshId(kind, placedIds(document)), kind, position, params: {} };
}

function labelOf(kind: string): string {
  return nodeKind(kind)?.label ?? kind;
}

/** Adds a node and selects it. It lies near the point with its middle, where there is room for it. */
export function addNode(kind: string, centre: Position): void {
  const document = currentDocument();
  add(newNode(document, kind, placeFor(document, cornerAround(centre))));
}

/** Adds a node where no place was said: right of the one that is selected, else in the middle of what is seen. */
export function addNodeBeside(kind: string): void {
  const document = currentDocument();
  const { selectedNodes } = useSessionStore.getState();
  const left = selectedNodes.length === 1 ? seenDocument(document).nodes.find(({ id }) => id === selectedNodes[0]) : undefined;
  const view = canvasView();
  const corner = left ? { x: left.position.x + cardSize(left.id).width + COLUMN_GAP, y: left.position.y } : cornerAround(view ? view.toCanvas(view.middle()) : { x: 0, y: 0 });
  const node = newNode(document, kind, placeFor(document, corner));
  add(node);
  const seen = view?.seen();
  const { x, y } = node.position;
  if (seen && (x < seen.x || y < seen.y || x + CARD.width > seen.x + seen.width || y + CARD.height > seen.y + seen.height)) revealNode(node.id);
}

function add(node: GraphNode): void {
  if (editDocument({ type: 'addNodes', nodes: [node] }, i18n.t('Add {kind}', { kind: labelOf(node.kind) }))) select([node.id]);
}

/** Adds a node and the wire that was in the hand, as one step. */
export function addWired(kind: string, start: WireEnd, centre: Position): void {
  const document = currentDocument();
  const node = newNode(document, kind, placeFor(document, cornerAround(centre)));
  const port = matchingPort(kind, start);
  if (port === null) {
    addNode(kind, centre);
    return;
  }
  const there = portText({ node: node.id, port });
  const ends = realEnds(document, start).map(portText).map((here) => (start.side === 'output' ? { from: here, to: there } : { from: there, to: here }));
  if (editDocument({ type: 'addNodes', nodes: [node], edges: wiresOf(document, ends) }, i18n.t('Add {kind}', { kind: labelOf(kind) }))) select([node.id]);
}

/** Wires with fresh ids between these ends. */
export function wiresOf(document: GraphDocument, ends: readonly { readonly from: string; readonly to: string }[]): readonly GraphEdge[] {
  const taken = new Set(takenIds(document.edges));
  return ends.map((each) => {
    const id = freshId('wire', taken);
    taken.add(id);
    return { id, ...each };
  });
}

/** Puts a node into a wire: the wire's start feeds the node, the node feeds the wire's end. Null where the kind has no way through. */
export function insertCommand(document: GraphDocument, kind: string, edgeId: string, centre: Position): { command: Command; node: GraphNode } | null {
  // A wire to a card may stand for several, which begin at one end.
  const behind = new Set(wiresBehind(document, [edgeId]));
  const cut = document.edges.filter(({ id }) => behind.has(id));
  const [edge] = cut;
  const input = nodeKind(kind)?.inputs[0];
  const output = nodeKind(kind)?.outputs[0];
  if (!edge || !input || !output) return null;
  const node = newNode(document, kind, freeMove(document, [{ x: 0, y: 0 }], cornerAround(centre)));
  const onward = cut.map(({ to }) => ({ from: portText({ node: node.id, port: output.name }), to }));
  return {
    node,
    command: {
      type: 'batch',
      commands: [
        { type: 'removeEdges', ids: [...behind] },
        { type: 'addNodes', nodes: [node], edges: wiresOf(document, [{ from: edge.from, to: portText({ node: node.id, port: input.name }) }, ...onward]) },
        ...alongWire(document, edge, node.id),
      ],
    },
  };
}

/** Adds a node just where it was dropped: into the wire under it, or free. */
export function dropNode(kind: string, centre: Position, wire: string | null): void {
  const document = currentDocument();
  const insertion = wire === null ? null : insertCommand(document, kind, wire, centre);
  if (!insertion) {
    add(newNode(document, kind, freeMove(document, [{ x: 0, y: 0 }], cornerAround(centre))));
    return;
  }
  if (editDocument(insertion.command, i18n.t('Insert {kind}', { kind: labelOf(kind) }))) select([insertion.node.id]);
}

/** Draws a wire between two ends, or says why not. */
export function connect(start: WireEnd, end: WireEnd): void {
  const document = currentDocument();
  const verdict = judgeWire(document, start, end);
  if (!verdict.ok) {
    notify({ severity: 'warning', title: i18n.t('The wire was not drawn'), lines: [verdict.reason] });
    return;
  }
  const edges = wiresOf(document, verdict.to.map((to) => ({ from: portText(verdict.from), to: portText(to) })));
  editDocument({ type: 'addEdges', edges }, i18n.t('Connect'));
}
