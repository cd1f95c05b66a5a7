/**
 * One-click ways out: lists of ordinary edits, each undone as one. What is read here are the wires as they lead past bypassed nodes; what
 * is changed, and which ids are taken, is asked of the whole document.
 */
import type { Command } from '../graph/commands.ts';
import type { GraphDocument, GraphEdge, GraphNode, Json, Position } from '../graph/document.ts';
import { portText } from '../graph/document.ts';
import { placedIds } from '../graph/annotations.ts';
import { alongWire, inPlaceOf } from '../graph/groups/groups.ts';
import { originNode } from '../graph/groups/repeat.ts';
import { freshId } from '../graph/ids.ts';
import { wholeOf } from '../graph/meaning.ts';
import type { TensorType } from '../graph/tensorType.ts';
import { leadsTo } from '../graph/order.ts';
import type { InferenceProblem } from '../nodes/kind.ts';
import { nodeKind } from '../nodes/registry.ts';
import type { Fix } from './diagnostic.ts';
import { wireAt, wiresFrom, type NormalGraph, type NormalNode } from './normalise.ts';
import type { NormalWire } from './wiring.ts';
import { i18n } from '../words/i18n.ts';

/** What the fixes need to know of an inferred node. */
interface Known {
  readonly inputTypes: readonly TensorType[];
  readonly outputs: Readonly<Record<string, TensorType>>;
}

/** The fix for a kind's own complaint, where one is known. */
export function fixFor(
  graph: NormalGraph,
  node: NormalNode,
  problem: InferenceProblem,
  known: ReadonlyMap<string, Known | null>,
): Fix | undefined {
  const { fix } = problem;
  if (fix?.type === 'insert') {
    const wire = wireAt(graph, node.id, problem.port ?? 'in');
    return wire && insertFix(graph, wire, fix.kind, fix.params);
  }
  if (fix?.type === 'setParams') {
    return { label: fix.label, command: { type: 'setParams', id: node.id, params: fix.params } };
  }
  return node.kind?.id === 'loss' && problem.code === 'shape-mismatch' ? unitsFix(graph, node, known) : undefined;
}

/** Puts a new node into a wire, half-way along it. */
export function insertFix(
  graph: NormalGraph,
  wire: NormalWire,
  kindId: string,
  params: Readonly<Record<string, Json>> = {},
): Fix | undefined {
  const kind = nodeKind(kindId);
  const from = positionOf(graph, wire.from.node);
  const to = positionOf(graph, wire.to.node);
  if (!kind || !from || !to) return undefined;
  const id = freshId(kindId, takenNodes(graph));
  const position = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const node: GraphNode = { id, kind: kindId, position, params };
  const edges = edgesThrough(graph, wire, id, kind.inputs[0]?.name ?? 'in', kind.outputs[0]?.name ?? 'out');
  // The wire is shorter than two nodes: what follows makes room.
  const shift = shiftFrom(graph, wire.to.node, Math.max(0, 520 - (to.x - from.x)));
  const commands: Command[] = [
    ...(shift ? [shift.command] : []),
    { type: 'removeEdges', ids: [wire.edge.id] },
    { type: 'addNodes', nodes: [shift ? { ...node, position: { x: from.x + 260, y: position.y } } : node], edges },
    ...alongWire(wholeOf(graph.document), wire.edge, id),
  ];
  return { label: i18n.t('Insert {kind}', { kind: kind.label }), command: { type: 'batch', commands } };
}

function edgesThrough(graph: NormalGraph, wire: NormalWire, id: string, input: string, output: string): readonly GraphEdge[] {
  const taken = takenEdges(graph);
  const first = freshId('e', taken);
  const second = freshId('e', new Set([...taken, first]));
  return [
    // A wire behind a bypassed node begins there, though what it carries comes from further back.
    { id: first, from: wholeOf(graph.document).edges.find((edge) => edge.id === wire.edge.id)?.from ?? wire.edge.from, to: portText({ node: id, port: input }) },
    { id: second, from: portText({ node: id, port: output }), to: wire.edge.to },
  ];
}

/** Moves a node, and all that it leads to, to the right. */
function shiftFrom(graph: NormalGraph, start: string, by: number): { readonly command: Command } | null {
  if (by <= 0) return null;
  const positions: Record<string, { x: number; y: number }> = {};
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const position = positionOf(graph, id);
    if (!position || Object.hasOwn(positions, id)) continue;
    positions[id] = { x: position.x + by, y: position.y };
    open.push(...wiresFrom(graph, id).map((wire) => wire.to.node));
  }
  return { command: { type: 'moveNodes', positions } };
}

/** Gives the node another kind and keeps its place and wires; for one-in, one-out kinds. */
export function replaceKindFix(graph: NormalGraph, node: NormalNode, kindId: string): Fix | undefined {
  const kind = nodeKind(kindId);
  const position = positionOf(graph, node.id);
  if (!kind || !position) return undefined;
  const whole = wholeOf(graph.document);
  const id = originNode(graph.document, node.id);
  const edges = whole.edges.filter((edge) => edge.from.startsWith(`${id}.`) || edge.to.startsWith(`${id}.`));
  const replacement: GraphNode = { id, kind: kindId, position, params: {} };
  return {
    label: i18n.t('Change {label} to {kind}', { label: node.label, kind: kind.label }),
    command: {
      type: 'batch',
      commands: [
        { type: 'removeNodes', ids: [id] },
        { type: 'addNodes', nodes: [replacement], edges },
        ...inPlaceOf(whole, id, id),
      ],
    },
  };
}

/** Sets the units of the layer that decides the size of the prediction to the size of the target. */
function unitsFix(graph: NormalGraph, loss: NormalNode, known: ReadonlyMap<string, Known | null>): Fix | undefined {
  const target = wireAt(graph, loss.id, 'target');
  const wanted = target && known.get(target.from.node)?.outputs[target.from.port]?.shape;
  if (wanted?.length !== 1 || !wanted[0]) return undefined;
  for (let wire = wireAt(graph, loss.id, 'prediction'); wire; ) {
    const node = graph.nodes.get(wire.from.node);
    if (!node) return undefined;
    if (node.params && 'units' in node.params && known.get(node.id)?.outputs['out']?.shape.length === 1) {
      const units = wanted[0];
      return { label: i18n.t('Set {label} to {units, plural, one {# unit} other {# units}}', { label: node.label, units }), command: { type: 'setParams', id: node.id, params: { units } } };
    }
    const passesOn = node.kind?.category === 'activation' || node.kind?.category === 'regularisation';
    wire = passesOn ? wireAt(graph, node.id, 'in') : undefined;
  }
  return undefined;
}

/** Wires a loss's loose target to the labels of the only dataset. */
export function targetFix(graph: NormalGraph, node: NormalNode, port: string): Fix | undefined {
  if (node.kind?.id !== 'loss' || port !== 'target') return undefined;
  const datasets = graph.nodes.list.filter(({ kind }) => kind?.id === 'dataset');
  const [dataset] = datasets;
  if (!dataset || datasets.length > 1 || leadsTo(graph.wiring.sites, node.id, dataset.id)) return undefined;
  const id = freshId('e', takenEdges(graph));
  const edge = { id, from: `${dataset.id}.labels`, to: `${node.id}.target` };
  return { label: i18n.t('Wire the labels of {label}', { label: dataset.label }), command: { type: 'addEdges', edges: [edge] } };
}

/** Adds a loss after the only loose end of the graph, wired to it and to the only dataset's labels. */
export function addLossFix(graph: NormalGraph): Fix | undefined {
  const ends = graph.nodes.list.filter(
    ({ id, kind }) => kind?.outputs.some(({ name }) => name === 'out') && wiresFrom(graph, id).length === 0,
  );
  const datasets = graph.nodes.list.filter(({ kind }) => kind?.id === 'dataset');
  const [end] = ends;
  const position = end && positionOf(graph, end.id);
  if (!position || ends.length > 1 || datasets.length > 1) return undefined;
  const id = freshId('loss', takenNodes(graph));
  const taken = takenEdges(graph);
  const first = freshId('e', taken);
  const [dataset] = datasets;
  const edges: GraphEdge[] = [{ id: first, from: `${end.id}.out`, to: `${id}.prediction` }];
  if (dataset) edges.push({ id: freshId('e', new Set([...taken, first])), from: `${dataset.id}.labels`, to: `${id}.target` });
  const node: GraphNode = {
    id,
    kind: 'loss',
    position: { x: position.x + 260, y: position.y },
    params: dataset ? {} : { function: 'minimize' },
  };
  return { label: i18n.t('Add a Loss'), command: { type: 'addNodes', nodes: [node], edges } };
}

function takenNodes({ document }: NormalGraph): ReadonlySet<string> {
  return placedIds(wholeOf(document));
}

function takenEdges({ document }: NormalGraph): ReadonlySet<string> {
  return new Set(wholeOf(document).edges.map((edge) => edge.id));
}

/** Positions are no part of the normal graph, so that moving nodes about leaves it as it is. */
function positionOf({ document }: NormalGraph, id: string): Position | undefined {
  let positions = known.get(document.nodes);
  if (!positions) {
    positions = new Map(document.nodes.map((node) => [node.id, node.position]));
    known.set(document.nodes, positions);
  }
  return positions.get(id);
}

const known = new WeakMap<GraphDocument['nodes'], ReadonlyMap<string, Position>>();
