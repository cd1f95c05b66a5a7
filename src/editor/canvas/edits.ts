/** What a person does on the canvas, as commands. Each is one step of Undo. */
import type { Command } from '../../graph/commands.ts';
import { placedIds } from '../../graph/annotations.ts';
import { portText, type GraphDocument, type GraphNode, type Position, type Size } from '../../graph/document.ts';
import { freshId } from '../../graph/ids.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { currentDocument, editDocument } from '../stores/documentStore.ts';
import { notify, select } from '../stores/sessionStore.ts';
import { canvasView } from './canvasView.ts';
import { freeMove } from './freePlace.ts';
import { judgeWire, matchingPort, takenIds, type WireEnd } from './connection.ts';

/** A card's size before it was ever drawn, in pixels; NodeCard.module.css fixes the width. */
export const CARD = { width: 184, height: 80 } as const;

/** How large a card is drawn. */
export function cardSize(node: string): Size {
  return canvasView()?.sizeOf(node) ?? CARD;
}

/** A new node of a kind, with a fresh id, in the middle of a point. Its parameters are left to the kind's defaults. */
export function newNode(document: GraphDocument, kind: string, centre: Position): GraphNode {
  const corner = { x: Math.round(centre.x - CARD.width / 2) + 0, y: Math.round(centre.y - CARD.height / 2) + 0 };
  const position = freeMove(document, [{ x: 0, y: 0 }], corner);
  return { id: freshId(kind, placedIds(document)), kind, position, params: {} };
}

function labelOf(kind: string): string {
  return nodeKind(kind)?.label ?? kind;
}

/** Adds a node and selects it. */
export function addNode(kind: string, centre: Position): void {
  const node = newNode(currentDocument(), kind, centre);
  editDocument({ type: 'addNodes', nodes: [node] }, `Add ${labelOf(kind)}`);
  select([node.id]);
}

/** Adds a node and the wire that was in the hand, as one step. */
export function addWired(kind: string, start: WireEnd, centre: Position): void {
  const document = currentDocument();
  const node = newNode(document, kind, centre);
  const port = matchingPort(kind, start);
  if (port === null) {
    addNode(kind, centre);
    return;
  }
  const there = portText({ node: node.id, port });
  const here = portText(start);
  const ends = start.side === 'output' ? { from: here, to: there } : { from: there, to: here };
  const edge = { id: freshId('wire', takenIds(document.edges)), ...ends };
  editDocument({ type: 'addNodes', nodes: [node], edges: [edge] }, `Add ${labelOf(kind)}`);
  select([node.id]);
}

/** Puts a node into a wire: the wire's start feeds the node, the node feeds the wire's end. Null where the kind has no way through. */
export function insertCommand(document: GraphDocument, kind: string, edgeId: string, centre: Position): { command: Command; node: GraphNode } | null {
  const edge = document.edges.find((other) => other.id === edgeId);
  const input = nodeKind(kind)?.inputs[0];
  const output = nodeKind(kind)?.outputs[0];
  if (!edge || !input || !output) return null;
  const node = newNode(document, kind, centre);
  const taken = new Set(takenIds(document.edges));
  const first = freshId('wire', taken);
  const second = freshId('wire', taken.add(first));
  return {
    node,
    command: {
      type: 'batch',
      commands: [
        { type: 'removeEdges', ids: [edgeId] },
        {
          type: 'addNodes',
          nodes: [node],
          edges: [
            { id: first, from: edge.from, to: portText({ node: node.id, port: input.name }) },
            { id: second, from: portText({ node: node.id, port: output.name }), to: edge.to },
          ],
        },
      ],
    },
  };
}

/** Adds a node where it was dropped: into the wire under it, or free. */
export function dropNode(kind: string, centre: Position, wire: string | null): void {
  const insertion = wire === null ? null : insertCommand(currentDocument(), kind, wire, centre);
  if (!insertion) {
    addNode(kind, centre);
    return;
  }
  editDocument(insertion.command, `Insert ${labelOf(kind)}`);
  select([insertion.node.id]);
}

/** Draws a wire between two ends, or says why not. */
export function connect(start: WireEnd, end: WireEnd): void {
  const document = currentDocument();
  const verdict = judgeWire(document, start, end);
  if (!verdict.ok) {
    notify({ severity: 'warning', title: 'The wire was not drawn', lines: [verdict.reason] });
    return;
  }
  const edge = { id: freshId('wire', takenIds(document.edges)), from: portText(verdict.from), to: portText(verdict.to) };
  editDocument({ type: 'addEdges', edges: [edge] }, 'Connect');
}
