/** A part of a graph, for the clipboard: nodes, and the wires among them. */
import type { Command } from '../../graph/commands.ts';
import { portReferenceOf, portText, type GraphDocument, type GraphEdge, type GraphNode, type Position } from '../../graph/document.ts';
import { freeMove } from '../canvas/freePlace.ts';
import { freshId } from '../../graph/ids.ts';

export interface Fragment {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** The nodes with these ids and the wires that join two of them. */
export function fragmentOf(document: GraphDocument, ids: readonly string[]): Fragment {
  const chosen = new Set(ids);
  return {
    nodes: document.nodes.filter((node) => chosen.has(node.id)),
    edges: document.edges.filter((edge) => chosen.has(portReferenceOf(edge.from).node) && chosen.has(portReferenceOf(edge.to).node)),
  };
}

export interface Paste {
  readonly command: Command;
  /** The ids of the copies. */
  readonly ids: readonly string[];
}

/** Adds a copy of a fragment under fresh ids, moved by `offset` pixels. */
export function pasteOf(document: GraphDocument, fragment: Fragment, offset: Position): Paste {
  const names = renaming(fragment.nodes, document.nodes, (node) => node.kind);
  const wires = renaming(fragment.edges, document.edges, () => 'wire');
  const end = (text: string) => {
    const { node, port } = portReferenceOf(text);
    return portText({ node: names.get(node) ?? node, port });
  };
  const nodes = fragment.nodes.map((node) => ({
    ...node,
    id: names.get(node.id) ?? node.id,
    position: { ...node.position, x: Math.round(node.position.x + offset.x) + 0, y: Math.round(node.position.y + offset.y) + 0 },
  }));
  const edges = fragment.edges.map((edge) => ({ ...edge, id: wires.get(edge.id) ?? edge.id, from: end(edge.from), to: end(edge.to) }));
  return { command: { type: 'addNodes', nodes, edges }, ids: nodes.map((node) => node.id) };
}

/** Old id to new, none of them taken in the document or given twice. */
function renaming<T extends { readonly id: string }>(copied: readonly T[], present: readonly T[], stem: (item: T) => string): ReadonlyMap<string, string> {
  const taken = new Set(present.map((item) => item.id));
  const names = new Map<string, string>();
  for (const item of copied) {
    const name = freshId(stem(item).replaceAll(/[\s.]/g, '').slice(0, 48) || 'node', taken);
    taken.add(name);
    names.set(item.id, name);
  }
  return names;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The move that brings the middle of a fragment to a point; cards are taken to be of one size. */
export function centredOn({ nodes }: Fragment, point: Position, card: Size): Position {
  const xs = nodes.map(({ position }) => position.x);
  const ys = nodes.map(({ position }) => position.y);
  return { x: point.x - (Math.min(...xs) + Math.max(...xs) + card.width) / 2, y: point.y - (Math.min(...ys) + Math.max(...ys) + card.height) / 2 };
}

/** A move on from one, where no copy lies on a node that is there. */
export function besides(document: GraphDocument, { nodes }: Fragment, offset: Position): Position {
  return freeMove(document, nodes.map(({ position }) => position), offset);
}
