/** A part of a graph, for the clipboard: nodes, the wires among them, notes and frames. */
import { placedIds } from '../../graph/annotations.ts';
import type { Command } from '../../graph/commands.ts';
import { emptyDocument, portReferenceOf, portText, type Frame, type GraphDocument, type GraphEdge, type GraphNode, type Group, type Note, type Position, type Size } from '../../graph/document.ts';
import { seenDocument } from '../../graph/groups/seen.ts';
import { freeMove } from '../canvas/freePlace.ts';
import { freshId } from '../../graph/ids.ts';

export interface Fragment {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly notes?: readonly Note[];
  readonly frames?: readonly Frame[];
  readonly groups?: readonly Group[];
}

/** The nodes, notes, frames and groups with these ids and the wires that join two of them; a group is there with all its members. */
export function fragmentOf(document: GraphDocument, ids: readonly string[]): Fragment {
  const chosen = new Set(ids);
  const notes = document.notes?.filter(({ id }) => chosen.has(id)) ?? [];
  const frames = document.frames?.filter(({ id }) => chosen.has(id)) ?? [];
  const groups = document.groups?.filter(({ id, members }) => (chosen.has(id) || members.length > 1) && members.every((member) => chosen.has(member))) ?? [];
  return {
    nodes: document.nodes.filter((node) => chosen.has(node.id)),
    edges: document.edges.filter((edge) => chosen.has(portReferenceOf(edge.from).node) && chosen.has(portReferenceOf(edge.to).node)),
    ...(notes.length > 0 ? { notes } : {}),
    ...(frames.length > 0 ? { frames } : {}),
    ...(groups.length > 0 ? { groups } : {}),
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
  const { notes = [], frames = [], groups = [] } = fragment;
  const names = renaming([...placedIn(fragment), ...groups], placedIds(document), (item) => ('kind' in item && typeof item.kind === 'string' ? item.kind : 'members' in item ? 'group' : 'text' in item ? 'note' : 'frame'));
  const wires = renaming(fragment.edges, new Set(document.edges.map(({ id }) => id)), () => 'wire');
  const end = (text: string) => {
    const { node, port } = portReferenceOf(text);
    return portText({ node: names.get(node) ?? node, port });
  };
  const copy = <T extends GraphNode | Note | Frame | Group>(item: T): T => ({
    ...item,
    id: names.get(item.id) ?? item.id,
    position: { ...item.position, x: Math.round(item.position.x + offset.x) + 0, y: Math.round(item.position.y + offset.y) + 0 },
  });
  const nodes = fragment.nodes.map(copy);
  const edges = fragment.edges.map((edge) => ({ ...edge, id: wires.get(edge.id) ?? edge.id, from: end(edge.from), to: end(edge.to) }));
  const added: Command = { type: 'addNodes', nodes, edges };
  const marked: Command = { type: 'addAnnotations', notes: notes.map(copy), frames: frames.map(copy) };
  const grouped: Command = { type: 'addGroups', groups: groups.map((group) => copiedGroup(copy(group), names, end)) };
  const inside = new Set(groups.flatMap(({ members }) => members));
  return {
    command: notes.length + frames.length + groups.length > 0 ? { type: 'batch', commands: [...(nodes.length > 0 ? [added] : []), ...(notes.length + frames.length > 0 ? [marked] : []), ...(groups.length > 0 ? [grouped] : [])] } : added,
    ids: [...placedIn(fragment).filter(({ id }) => !inside.has(id)), ...groups].map(({ id }) => names.get(id) ?? id),
  };
}

/** A group with the new names of its members, and of the copies whose starting weights it holds. */
function copiedGroup(group: Group, names: ReadonlyMap<string, string>, end: (text: string) => string): Group {
  const { inputs, initialWeights, ...kept } = group;
  const renamed = (copy: string) => copy.replace(/^[^#]+/, (member) => names.get(member) ?? member);
  return {
    ...kept,
    members: group.members.map((member) => names.get(member) ?? member),
    ...(inputs ? { inputs: inputs.map((ends) => ends.map(end)) } : {}),
    ...(initialWeights ? { initialWeights: Object.fromEntries(Object.entries(initialWeights).map(([copy, weights]) => [renamed(copy), weights])) } : {}),
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

/** What is seen of a fragment: folded groups as cards. */
function seenIn(fragment: Fragment): Fragment {
  const { groups = [], notes = [], frames = [] } = fragment;
  return groups.some(({ folded }) => folded) ? { ...seenDocument({ ...emptyDocument(), ...fragment }), notes, frames, groups } : fragment;
}

/** The move that brings the middle of a fragment to a point; cards are taken to be of one size. */
export function centredOn(fragment: Fragment, point: Position, card: Size): Position {
  const seen = seenIn(fragment);
  const boxes = [...seen.nodes.map(({ position }) => ({ position, size: card })), ...(seen.notes ?? []), ...(seen.frames ?? [])];
  const middle = (from: readonly number[], to: readonly number[]) => (Math.min(...from) + Math.max(...to)) / 2;
  return {
    x: point.x - middle(boxes.map(({ position }) => position.x), boxes.map(({ position, size }) => position.x + size.width)),
    y: point.y - middle(boxes.map(({ position }) => position.y), boxes.map(({ position, size }) => position.y + size.height)),
  };
}

/** A move on from one, where no copy lies on a node that is there. */
export function besides(document: GraphDocument, fragment: Fragment, offset: Position): Position {
  return freeMove(document, placedIn(seenIn(fragment)).map(({ position }) => position), offset);
}
