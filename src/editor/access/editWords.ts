/** What an edit did, in a sentence for those who do not see it. */
import type { Compilation, Diagnostic } from '../../compiler/diagnostic.ts';
import { portReferenceOf, type GraphDocument, type GraphEdge, type GraphNode } from '../../graph/document.ts';
import { shapeText } from '../../graph/tensorType.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { i18n } from '../../words/i18n.ts';
import { listed, lowered, sentences } from '../../words/list.ts';
import { nodeName, spokenName } from '../canvas/ports.ts';
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
  return sentences([actWords(edit), problemWords(edit)]);
}

/** What was done, alone. */
export function actWords({ before, after, act, label }: Edit): string {
  const what = lowered(label);
  if (act !== 'edit') return act === 'undo' ? i18n.t('Undone: {what}.', { what }) : i18n.t('Redone: {what}.', { what });
  const change = changeBetween(before.document, after.document);
  if (change.replaced) return openWords(after.document);
  if (change.added.length + change.removed.length > 0) return nodeWords(change, after.document, before.document);
  if (change.drawn.length + change.cut.length > 0) return wireWords(change, before, after);
  if (change.marked) return i18n.t('Done: {what}.', { what });
  if (change.moved.length > 0) return moveWords(change, label);
  if (change.set.length > 0) return outcomeWords(change.set, before, after);
  return change.labelled || before.document.training !== after.document.training || before.document.meta !== after.document.meta ? '' : i18n.t('Done: {what}.', { what });
}

function openWords({ meta: { title }, nodes, edges }: GraphDocument): string {
  return i18n.t('“{title}” is open: {nodes, plural, one {# node} other {# nodes}}, {wires, plural, one {# wire} other {# wires}}.', { title, nodes: nodes.length, wires: edges.length });
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
  if (added.length === 1 && removed.length === 1 && one && gone) return i18n.t('{old} replaced by {now}.', { old: nameOf(gone), now: nodeName(one, nodeKind(one.kind)) });
  if (removed.length > 0) {
    const what = removed.length === 1 && gone ? nameOf(gone) : countedNodes(removed.length);
    const healed = drawn.map(({ from, to }) => i18n.t('{from} now leads to {to}.', { from: nodeNamed(after, from), to: nodeNamed(after, to) }));
    return sentences([i18n.t('{what} deleted.', { what }), ...healed.slice(0, 2)]);
  }
  if (added.length > 1 || !one) return i18n.t('{what} added.', { what: countedNodes(added.length) });
  const feeding = drawn.filter(({ to }) => portReferenceOf(to).node === one.id).map(({ from }) => nodeNamed(before, from));
  const fed = drawn.filter(({ from }) => portReferenceOf(from).node === one.id).map(({ to }) => nodeNamed(before, to));
  return addedWords(nameOf(one), listed(feeding), listed(fed));
}

function addedWords(what: string, before: string, after: string): string {
  if (before && after) return i18n.t('{what} added, after {before}, before {after}.', { what, before, after });
  if (before) return i18n.t('{what} added, after {before}.', { what, before });
  return after ? i18n.t('{what} added, before {after}.', { what, after }) : i18n.t('{what} added.', { what });
}

function countedNodes(nodes: number): string {
  return i18n.t('{nodes, plural, one {# node} other {# nodes}}', { nodes });
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
    const connected = i18n.t('Connected {from} to {to}.', { from: fromName(after.document, wire), to: toName(after.document, wire) });
    return sentences([connected, type ? i18n.t('It carries {shape}.', { shape: shapeText(type.shape) }) : '']);
  }
  if (cut.length === 1 && old && drawn.length === 0) return i18n.t('Disconnected {from} from {to}.', { from: fromName(before.document, old), to: toName(before.document, old) });
  return sentences([
    drawn.length > 0 ? i18n.t('{wires, plural, one {# wire} other {# wires}} drawn.', { wires: drawn.length }) : '',
    cut.length > 0 ? i18n.t('{wires, plural, one {# wire} other {# wires}} deleted.', { wires: cut.length }) : '',
  ]);
}

const fromName = (document: GraphDocument, { from }: GraphEdge) => endName(document, { ...portReferenceOf(from), side: 'output' });
const toName = (document: GraphDocument, { to }: GraphEdge) => endName(document, { ...portReferenceOf(to), side: 'input' });

/** All by the same way: by how much, as arrow keys move; else by what it is called. */
function moveWords({ moved }: Change, label: string): string {
  const [first] = moved;
  if (!first) return '';
  const way = ([was, now]: readonly [GraphNode, GraphNode]) => ({ x: now.position.x - was.position.x, y: now.position.y - was.position.y });
  const { x, y } = way(first);
  if (!moved.every((pair) => way(pair).x === x && way(pair).y === y)) return i18n.t('Done: {what}.', { what: lowered(label) });
  const what = moved.length === 1 ? nameOf(first[1]) : countedNodes(moved.length);
  return i18n.t('{what} moved {way}.', { what, way: listed([...(x === 0 ? [] : [acrossWords(x)]), ...(y === 0 ? [] : [downWords(y)])]) });
}

function acrossWords(x: number): string {
  return x > 0 ? i18n.t('{pixels} right', { pixels: x }) : i18n.t('{pixels} left', { pixels: -x });
}

function downWords(y: number): string {
  return y > 0 ? i18n.t('{pixels} down', { pixels: y }) : i18n.t('{pixels} up', { pixels: -y });
}

/** What was set is said by its field; what came of it is not. */
function outcomeWords(nodes: readonly GraphNode[], before: Moment, after: Moment): string {
  return sentences(nodes.slice(0, 2).flatMap((node) => {
    const [was, now] = [before, after].map(({ compilation }) => givenBy(compilation, node.id));
    return now && now !== was ? [i18n.t('{node} now gives {shape}.', { node: nameOf(node), shape: now })] : [];
  }));
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
  if (came.length > 1) return i18n.t('{problems, plural, one {# new problem} other {# new problems}}.', { problems: came.length });
  if (came[0]) return i18n.t('Problem: {message}', { message: came[0].message });
  if (old.size > 0 && present.length === 0 && after.document.nodes.length > 0) return i18n.t('No problems left.');
  return '';
}

function graveIn({ diagnostics }: Compilation): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity !== 'info');
}

function keyOf({ code, node, edge, param }: Diagnostic): string {
  return [code, node, edge, param].join(' ');
}
