/** Random edits of every kind, sensible and not: for holding an incremental compilation against a fresh one. */
import fc from 'fast-check';
import type { Command } from '../graph/commands.ts';
import type { GraphDocument, GraphNode, Json } from '../graph/document.ts';
import { freshId } from '../graph/ids.ts';
import { placedIds } from '../graph/annotations.ts';
import { nodeKinds } from '../nodes/registry.ts';
import { compile } from './compile.ts';

/** Numbers that one edit is chosen by; what they choose depends on the document at hand. */
export type Choice = readonly [edit: number, first: number, second: number, third: number];

const number = fc.nat({ max: 9999 });
export const anyChoice: fc.Arbitrary<Choice> = fc.tuple(number, number, number, number);

const KINDS = [...nodeKinds.map(({ id }) => id), 'dense', 'dense', 'dataset', 'loss', 'add', 'somethingElse', 'another'];
const PARAMS: readonly Readonly<Record<string, Json>>[] = [
  { units: 1 }, { units: 3 }, { units: 0 }, { useBias: false }, { activation: 'softmax' }, { rate: 0.5 }, { filters: 2 },
  { function: 'minimize' }, { function: 'categoricalCrossentropy' }, { function: 'binaryCrossentropy' }, { weight: 2 },
  { source: 'circles', samples: 50 }, { source: 'table', features: [[1, 90], [3, 4]], labels: [[1], [0]] }, { source: 'generatedDigits', trainRows: 90, validationRows: 10 },
];

function at<T>(list: readonly T[], choice: number): T | undefined {
  return list[choice % Math.max(1, list.length)];
}

/** The command that a choice stands for; null where the document has nothing that it could act on. */
export function editOf(document: GraphDocument, [edit, first, second, third]: Choice, earlier: readonly GraphDocument[]): Command | null {
  const node = at(document.nodes, first);
  const other = at(document.nodes, second);
  const edits: readonly (() => Command | null | undefined)[] = [
    () => other && addAfter(document, other.id, second, newNode(document, third, 'after')),
    () => ({ type: 'addNodes', nodes: [newNode(document, third, 'loose')] }),
    () => insertOn(document, first, third),
    () => ({ type: 'addNodes', nodes: pair(document, second), edges: [wire(document, 'left', 0, 'right', third)] }),
    () => node && { type: 'removeNodes', ids: [node.id] },
    () => node && other && { type: 'removeNodes', ids: [node.id, other.id] },
    () => node && { type: 'replaceDocument', document: { ...document, nodes: moved(document.nodes, first, second) } },
    () => ({ type: 'replaceDocument', document: { ...document, edges: moved(document.edges, first, second) } }),
    // Wires that begin or end at no node, and nodes that come to be there later.
    () => node && { type: 'addEdges', edges: [third % 2 ? wire(document, 'left', third, node.id, second) : wire(document, node.id, third, 'right', second)] },
    () => node && { type: 'moveNodes', positions: { [node.id]: { x: second, y: third } } },
    () => node && { type: 'setParams', id: node.id, params: at(PARAMS, third) ?? {} },
    () => node && { type: 'setParams', id: node.id, params: at(PARAMS, second) ?? {} },
    () => node && { type: 'setLabel', id: node.id, label: third % 3 ? `Name ${third}` : undefined },
    () => node && { type: 'setInitialWeights', id: node.id, weights: third % 2 ? { kernel: [[third]], bias: [0] } : undefined },
    () => node && { type: 'setBypassed', ids: [node.id, other?.id ?? node.id], bypassed: third % 3 > 0 },
    () => grouping(document, first, second, third),
    () => grouping(document, first, second, third),
    () => { const group = at(document.groups ?? [], first); return group && { type: 'setGroup', id: group.id, group: { repeat: 1 + (third % 4) } }; },
    () => { const group = at(document.groups ?? [], first); return group && { type: 'removeNodes', ids: third % 4 ? [group.id] : group.members }; },
    () => node && other && { type: 'addEdges', edges: [wire(document, node.id, third, other.id, third >> 3)] },
    () => node && other && { type: 'addEdges', edges: [wire(document, node.id, third, other.id, third >> 3)] },
    () => ({ type: 'removeEdges', ids: [at(document.edges, first)?.id ?? 'none', at(document.edges, second)?.id ?? 'none'] }),
    () => ({ type: 'removeEdges', ids: [at(document.edges, third)?.id ?? 'none'] }),
    () => ({ type: 'setTraining', training: { seed: first, ...(second % 2 ? { batchSize: 1 + third } : {}), ...(second % 3 ? {} : { optimizer: { kind: 'adam', learningRate: third % 2 || 0.01 } }) } }),
    () => ({ type: 'setMeta', meta: { title: `Title ${first}` } }),
    () => node && replaceKind(document, node, at(KINDS, third) ?? 'dense'),
    () => ({ type: 'replaceDocument', document: at(earlier, first) ?? document }),
    () => at(compile(document).diagnostics.flatMap(({ fix }) => fix ?? []), first)?.command ?? null,
  ];
  return at(edits, edit)?.() ?? null;
}

function addAfter(document: GraphDocument, from: string, choice: number, node: GraphNode): Command {
  return { type: 'addNodes', nodes: [node], edges: [wire(document, from, choice, node.id, choice)] };
}

function newNode(document: GraphDocument, choice: number, id: string): GraphNode {
  return { id: freshId(id, new Set(document.nodes.map((node) => node.id))), kind: at(KINDS, choice) ?? 'dense', position: { x: choice, y: 0 }, params: {} };
}

const FROM = ['out', 'out', 'out', 'features', 'labels'];
const TO = ['in', 'in', 'in', 'a', 'b', 'prediction', 'target'];

function wire(document: GraphDocument, from: string, output: number, to: string, input: number) {
  const id = freshId('w', new Set(document.edges.map((edge) => edge.id)));
  return { id, from: `${from}.${at(FROM, output)}`, to: `${to}.${at(TO, input)}` };
}

/** A node put into a wire, as in the editor. */
function insertOn(document: GraphDocument, choice: number, kind: number): Command | null {
  const edge = at(document.edges, choice);
  const node = newNode(document, kind, 'between');
  const id = freshId('x', new Set(document.edges.map((each) => each.id)));
  const [to, from] = [{ id, from: edge?.from ?? '', to: `${node.id}.in` }, { id: `${id}y`, from: `${node.id}.out`, to: edge?.to ?? '' }];
  return edge ? { type: 'batch', commands: [{ type: 'removeEdges', ids: [edge.id] }, { type: 'addNodes', nodes: [node], edges: [to, from] }] } : null;
}

/** Two new nodes; none where they are there already. */
function pair(document: GraphDocument, choice: number): readonly GraphNode[] {
  return document.nodes.some(({ id }) => id === 'left' || id === 'right') ? [] : [{ ...newNode(document, choice, 'left'), id: 'left' }, { ...newNode(document, choice, 'right'), id: 'right' }];
}

/** Some free nodes that lead to one another as a group, often repeated. */
function grouping(document: GraphDocument, first: number, second: number, third: number): Command | null {
  const taken = new Set(document.groups?.flatMap(({ members }) => members));
  const start = at(document.nodes, first)?.id ?? '';
  const members = new Set([start]);
  for (const { from, to } of document.edges) if (members.size < 1 + (second % 4) && members.has(from.split('.')[0] ?? '')) members.add(to.split('.')[0] ?? '');
  const free = [...members].filter((id) => !taken.has(id) && document.nodes.some((node) => node.id === id));
  const id = freshId('Group', placedIds(document));
  return free.length === 0 ? null : { type: 'addGroups', groups: [{ id, members: free, position: { x: 0, y: 0 }, ...(third % 3 ? { repeat: 2 + (third % 3) } : {}) }] };
}

function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const item = at(list, from);
  const rest = list.filter((each) => each !== item);
  const place = to % (rest.length + 1);
  return item === undefined ? list : [...rest.slice(0, place), item, ...rest.slice(place)];
}

/** As the fixes do it: the wires are the same objects, but stand last. */
function replaceKind(document: GraphDocument, { id, position }: GraphNode, kind: string): Command {
  const edges = document.edges.filter(({ from, to }) => from.startsWith(`${id}.`) || to.startsWith(`${id}.`));
  return { type: 'batch', commands: [{ type: 'removeNodes', ids: [id] }, { type: 'addNodes', nodes: [{ id, kind, position, params: {} }], edges }] };
}
