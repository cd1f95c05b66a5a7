/** What an edit did, in a sentence for those who do not see it. */
import type { Compilation, Diagnostic } from '../../compiler/diagnostic.ts';
import { portReferenceOf, type GraphDocument, type GraphEdge, type GraphNode } from '../../graph/document.ts';
import { shapeText } from '../../graph/tensorType.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { nodeName, spokenName } from '../canvas/ports.ts';
import { counted, listed } from '../ui/format.ts';
import { endName } from './partners.ts';

export interface Moment {
  readonly document: GraphDocument;
  readonly compilation: Compilation;
}

export interface Edit {
  readonly before: Moment;
  readonly after: Moment;
  readonly act: 'edit' | 'undo' | 'redo';
  /** What Undo calls it. */
  readonly label: string;
}

/** What was done, and which problems came of it or went; empty where the field that was used has said it all. */
export function editWords(edit: Edit): string {
  return [actWords(edit), problemWords(edit)].filter(Boolean).join(' ');
}

/** What was done, alone. */
export function actWords({ before, after, act, label }: Edit): string {
  if (act !== 'edit') return `${act === 'undo' ? 'Undone' : 'Redone'}: ${lowered(label)}.`;
  const change = changeBetween(before.document, after.document);
  if (change.replaced) return `“${after.document.meta.title}” is open: ${counted(after.document.nodes.length, 'node')}, ${counted(after.document.edges.length, 'wire')}.`;
  if (change.added.length + change.removed.length > 0) return nodeWords(change, after.document, before.document);
  if (change.drawn.length + change.cut.length > 0) return wireWords(change, before, after);
  if (change.marked) return `Done: ${lowered(label)}.`;
  if (change.moved.length > 0) return moveWords(change, label);
  if (change.set.length > 0) return outcomeWords(change.set, before, after);
  return change.labelled || before.document.training !== after.document.training || before.document.meta !== after.document.meta ? '' : `Done: ${lowered(label)}.`;
}

interface Change {
  readonly replaced: boolean;
  readonly added: readonly GraphNode[];
  readonly removed: readonly GraphNode[];
  readonly drawn: readonly GraphEdge[];
  readonly cut: readonly GraphEdge[];
  readonly moved: readonly (readonly [old: GraphNode, now: GraphNode])[];
  /** Nodes whose settings changed. */
  readonly set: readonly GraphNode[];
  readonly labelled: boolean;
  /** Of notes, frames and groups. */
  readonly marked: boolean;
}

function changeBetween(before: GraphDocument, after: GraphDocument): Change {
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  const now = new Set(after.nodes.map(({ id }) => id));
  const wires = new Map(before.edges.map((edge) => [edge.id, edge]));
  const sameWire = (a: GraphEdge | undefined, b: GraphEdge) => a?.from === b.from && a.to === b.to;
  const after_ = new Map(after.edges.map((edge) => [edge.id, edge]));
  const pairs = after.nodes.flatMap((node) => { const was = old.get(node.id); return was && was !== node ? [[was, node] as const] : []; });
  return {
    // Another file keeps none of the nodes that there were, were it only by chance of the same ids.
    replaced: before.meta !== after.meta && before.training !== after.training && after.nodes.every((node) => old.get(node.id) !== node),
    added: after.nodes.filter(({ id }) => !old.has(id)),
    removed: before.nodes.filter(({ id }) => !now.has(id)),
    drawn: after.edges.filter((edge) => !sameWire(wires.get(edge.id), edge)),
    cut: before.edges.filter((edge) => !sameWire(after_.get(edge.id), edge)),
    moved: pairs.filter(([was, node]) => was.position.x !== node.position.x || was.position.y !== node.position.y),
    set: pairs.filter(([was, node]) => was.params !== node.params).map(([, node]) => node),
    labelled: pairs.some(([was, node]) => was.label !== node.label),
    marked: before.notes !== after.notes || before.frames !== after.frames || before.groups !== after.groups,
  };
}

function nameOf(node: GraphNode): string {
  return spokenName(node, nodeKind(node.kind));
}

function nodeWords({ added, removed, drawn }: Change, after: GraphDocument, before: GraphDocument): string {
  const [one, gone] = [added[0], removed[0]];
  if (added.length === 1 && removed.length === 1 && one && gone) return `${nameOf(gone)} replaced by ${nodeName(one, nodeKind(one.kind))}.`;
  if (removed.length > 0) {
    const what = removed.length === 1 && gone ? nameOf(gone) : counted(removed.length, 'node');
    const healed = drawn.map(({ from, to }) => `${nodeNamed(after, from)} now leads to ${nodeNamed(after, to)}.`);
    return [`${what} deleted.`, ...healed.slice(0, 2)].join(' ');
  }
  if (added.length > 1 || !one) return `${counted(added.length, 'node')} added.`;
  const feeding = drawn.filter(({ to }) => portReferenceOf(to).node === one.id).map(({ from }) => nodeNamed(before, from));
  const fed = drawn.filter(({ from }) => portReferenceOf(from).node === one.id).map(({ to }) => nodeNamed(before, to));
  return `${nameOf(one)} added${feeding.length > 0 ? `, after ${listed(feeding)}` : ''}${fed.length > 0 ? `, before ${listed(fed)}` : ''}.`;
}

function nodeNamed({ nodes }: GraphDocument, end: string): string {
  const { node: id } = portReferenceOf(end);
  const node = nodes.find((each) => each.id === id);
  return node ? nameOf(node) : id;
}

function wireWords({ drawn, cut }: Change, before: Moment, after: Moment): string {
  const [wire, old] = [drawn[0], cut[0]];
  if (drawn.length === 1 && wire && cut.length === 0) {
    const type = after.compilation.typed.edges.get(wire.id);
    return `Connected ${fromName(after.document, wire)} to ${toName(after.document, wire)}.${type ? ` It carries ${shapeText(type.shape)}.` : ''}`;
  }
  if (cut.length === 1 && old && drawn.length === 0) return `Disconnected ${fromName(before.document, old)} from ${toName(before.document, old)}.`;
  return [drawn.length > 0 ? `${counted(drawn.length, 'wire')} drawn.` : '', cut.length > 0 ? `${counted(cut.length, 'wire')} deleted.` : ''].filter(Boolean).join(' ');
}

const fromName = (document: GraphDocument, { from }: GraphEdge) => endName(document, { ...portReferenceOf(from), side: 'output' });
const toName = (document: GraphDocument, { to }: GraphEdge) => endName(document, { ...portReferenceOf(to), side: 'input' });

/** All by the same way: by how much, as arrow keys move; else by what it is called. */
function moveWords({ moved }: Change, label: string): string {
  const [first] = moved;
  if (!first) return '';
  const way = ([was, now]: readonly [GraphNode, GraphNode]) => ({ x: now.position.x - was.position.x, y: now.position.y - was.position.y });
  const { x, y } = way(first);
  if (!moved.every((pair) => way(pair).x === x && way(pair).y === y)) return `Done: ${lowered(label)}.`;
  const parts = [x === 0 ? '' : `${Math.abs(x)} ${x > 0 ? 'right' : 'left'}`, y === 0 ? '' : `${Math.abs(y)} ${y > 0 ? 'down' : 'up'}`].filter(Boolean);
  return `${moved.length === 1 ? nameOf(first[1]) : counted(moved.length, 'node')} moved ${listed(parts)}.`;
}

/** What was set is said by its field; what came of it is not. */
function outcomeWords(nodes: readonly GraphNode[], before: Moment, after: Moment): string {
  return nodes.slice(0, 2).flatMap((node) => {
    const [was, now] = [before, after].map(({ compilation }) => givenBy(compilation, node.id));
    return now && now !== was ? [`${nameOf(node)} now gives ${now}.`] : [];
  }).join(' ');
}

function givenBy({ typed }: Compilation, id: string): string {
  const types = Object.values(typed.nodes.get(id)?.outputs ?? {});
  return listed(types.map(({ shape }) => shapeText(shape)));
}

/** Problems that came with the edit, and whether the last one went. What a node that was just added still wants goes without saying. */
export function problemWords({ before, after, act }: Omit<Edit, 'label'>): string {
  const known = new Set(before.document.nodes.map(({ id }) => id));
  const old = new Set(graveIn(before.compilation).map(keyOf));
  const present = graveIn(after.compilation);
  const came = present.filter((each) => !old.has(keyOf(each)) && !(act === 'edit' && each.code.startsWith('unconnected') && each.node !== undefined && !known.has(each.node)));
  if (came.length > 1) return `${counted(came.length, 'new problem')}.`;
  if (came[0]) return `Problem: ${came[0].message}`;
  if (old.size > 0 && present.length === 0 && after.document.nodes.length > 0) return 'No problems left.';
  return '';
}

function graveIn({ diagnostics }: Compilation): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity !== 'info');
}

function keyOf({ code, node, edge, param }: Diagnostic): string {
  return [code, node, edge, param].join(' ');
}

/** "Add Dense" within a sentence: "add Dense". */
function lowered(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
