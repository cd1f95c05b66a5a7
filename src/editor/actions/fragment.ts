/** A part of a graph, for the clipboard: nodes, the wires among them, notes and frames. */
import { placedIds } from '../../graph/annotations.ts';
import type { Command } from '../../graph/commands.ts';
import { portReferenceOf, portText, type Frame, type GraphDocument, type GraphEdge, type GraphNode, type Note, type Position, type Size } from '../../graph/document.ts';
import { freeMove } from '../canvas/freePlace.ts';
import { freshId } from '../../graph/ids.ts';

export interface Fragment {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly notes?: readonly Note[];
  readonly frames?: readonly Frame[];
}

/** The nodes, notes and frames with these ids and the wires that join two of them. */
export function fragmentOf(document: GraphDocument, ids: readonly string[]): Fragment {
  const chosen = new Set(ids);
  const notes = document.notes?.filter(({ id }) => chosen.has(id)) ?? [];
  const frames = document.frames?.filter(({ id }) => chosen.has(id)) ?? [];
  return {
    nodes: document.nodes.filter((node) => chosen.has(node.id)),
    edges: document.edges.filter((edge) => chosen.has(portReferenceOf(edge.from).node) && chosen.has(portReferenceOf(edge.to).node)),
    ...(notes.length > 0 ? { notes } : {}),
    ...(frames.length > 0 ? { frames } : {}),
  };
}

/** Nodes, notes and frames of a fragment. */
export function placedIn({ nodes, notes = [], frames = [] }: Fragment): readonly (GraphNode | Note | Frame)[] {
  return [...nodes, ...notes, ...frames];
}

export interface Paste {
  readonly command: Command;
  /** The ids of the copies. */
  readonly ids: readonly string[];
}

/** Adds a copy of a fragment under fresh ids, moved by `offset` pixels. */
export function pasteOf(document: GraphDocument, fragment: Fragment, offset: Position): Paste {
  const names = renaming(placedIn(fragment), placedIds(document), (item) => ('kind' in item && typeof item.kind === 'string' ? item.kind : 'text' in item ? 'note' : 'frame'));
  const wires = renaming(fragment.edges, new Set(document.edges.map(({ id }) => id)), () => 'wire');
  const end = (text: string) => {
    const { node, port } = portReferenceOf(text);
    return portText({ node: names.get(node) ?? node, port });
  };
  const copy = <T extends GraphNode | Note | Frame>(item: T): T => ({
    ...item,
    id: names.get(item.id) ?? item.id,
    position: { ...item.position, x: Math.round(item.position.x + offset.x) + 0, y: Math.round(item.position.y + offset.y) + 0 },
  });
  const nodes = fragment.nodes.map(copy);
  const edges = fragment.edges.map((edge) => ({ ...edge, id: wires.get(edge.id) ?? edge.id, from: end(edge.from), to: end(edge.to) }));
  const added: Command = { type: 'addNodes', nodes, edges };
  const { notes = [], frames = [] } = fragment;
  const marked: Command = { type: 'addAnnotations', notes: notes.map(copy), frames: frames.map(copy) };
  return {
    command: notes.length + frames.length > 0 ? { type: 'batch', commands: nodes.length > 0 ? [added, marked] : [marked] } : added,
    ids: placedIn(fragment).map(({ id }) => names.get(id) ?? id),
  };
}

/** Old id to new, none of them taken in the document or given twice. */
function renaming<T extends { readonly id: string }>(copied: readonly T[], present: ReadonlySet<string>, stem: (item: T) => string): ReadonlyMap<string, string> {
  const taken = new Set(present);
  const names = new Map<string, string>();
  for (const item of copied) {
    const name = freshId(stem(item).replaceAll(/[\s.]/g, '').slice(0, 48) || 'node', taken);
    taken.add(name);
    names.set(item.id, name);
  }
  return names;
}

/** The move that brings the middle of a fragment to a point; cards are taken to be of one size. */
export function centredOn(fragment: Fragment, point: Position, card: Size): Position {
  const boxes = [...fragment.nodes.map(({ position }) => ({ position, size: card })), ...(fragment.notes ?? []), ...(fragment.frames ?? [])];
  const middle = (from: readonly number[], to: readonly number[]) => (Math.min(...from) + Math.max(...to)) / 2;
  return {
    x: point.x - middle(boxes.map(({ position }) => position.x), boxes.map(({ position, size }) => position.x + size.width)),
    y: point.y - middle(boxes.map(({ position }) => position.y), boxes.map(({ position, size }) => position.y + size.height)),
  };
}

/** A move on from one, where no copy lies on a node that is there. */
export function besides(document: GraphDocument, fragment: Fragment, offset: Position): Position {
  return freeMove(document, placedIn(fragment).map(({ position }) => position), offset);
}
