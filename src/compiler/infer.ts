/**
 * Stage 2: shapes, from the data to the loss. The first broken place of a path carries the one fault;
 * what follows is `waiting` and stays quiet. After an edit, only nodes are inferred again that were
 * changed, or wired differently, or that other types reach.
 */
import type { PortReference } from '../graph/document.ts';
import { sizeOf, type TensorType } from '../graph/tensorType.ts';
import type { InferenceProblem, WeightSpec } from '../nodes/kind.ts';
import type { TypedNode } from './diagnostic.ts';
import { weightsProblem } from './initialWeights.ts';
import { intern } from './interning.ts';
import { inputWires, wiresFrom, type NormalGraph, type NormalNode } from './normalise.ts';
import { changedPlaces, sameItems, Table, tableOf } from './table.ts';

export interface InferredNode {
  readonly node: NormalNode;
  /** What feeds it, in the order of the ports, where something is inferred of it; else empty. */
  readonly inputs: readonly PortReference[];
  /** In the order of the ports, where all are known; else empty. */
  readonly inputTypes: readonly TensorType[];
  /** By output port; empty where nothing could be inferred. */
  readonly outputs: Readonly<Record<string, TensorType>>;
  readonly weights: readonly WeightSpec[];
  readonly parameters: number;
  readonly trainableParameters: number;
  readonly multiplyAdds: number;
  /** Numbers that it gives for one example. */
  readonly activations: number;
  readonly state: Exclude<TypedNode['state'], 'dead'>;
  readonly fault: Fault | null;
}

/** Why nothing could be inferred; `faults.ts` says it in words. */
export type Fault =
  /** An input, by its place, has no wire. */
  | { readonly type: 'unconnected'; readonly port: number }
  | { readonly type: 'shape'; readonly problem: InferenceProblem }
  | { readonly type: 'weights'; readonly problem: string };

/** In the document's order; null for nodes that a circle holds up. */
export type Inferred = Table<InferredNode | null>;

const NOTHING = { inputs: [], outputs: {}, inputTypes: [], weights: [], parameters: 0, trainableParameters: 0, multiplyAdds: 0, activations: 0, fault: null } as const;

export function infer(graph: NormalGraph, before?: { readonly graph: NormalGraph; readonly inferred: Inferred }): Inferred {
  const { nodes, wiring, order } = graph;
  const was = before?.inferred;
  const changed = before ? [...changedPlaces(before.graph.nodes, nodes), ...changedPlaces(before.graph.wiring.sites, wiring.sites)] : [...nodes.list.keys()];
  if (was && changed.length === 0 && was.index === nodes.index) return was;
  const list = was ? [...nodes.index.carry(was.index, was.list, null)] : Array<InferredNode | null>(nodes.size).fill(null);
  if (order.cycle) order.places.forEach((place, at) => (list[at] = place === -1 ? null : (list[at] ?? null)));
  const inferred = new Table(nodes.index, list);
  const waiting = new Uint8Array(nodes.size);
  for (const at of changed) waiting[at] = 1;
  // A node that a circle held up has not been inferred, whether or not it has changed since.
  const circled = before?.graph.order.cycle !== null;
  for (const at of order.sequence) {
    if (waiting[at] === 0 && !(circled && !list[at])) continue;
    const old = list[at] ?? undefined;
    const node = nodes.list[at] as NormalNode;
    const next = inferNode(graph, node, inferred, old);
    list[at] = next;
    for (const { from, to } of wiresFrom(graph, node.id)) if (next.outputs[from.port] !== old?.outputs[from.port]) waiting[nodes.index.get(to.node) ?? -1] = 1;
  }
  return tableOf(nodes.index, list, was);
}

function inferNode(graph: NormalGraph, node: NormalNode, known: Inferred, old: InferredNode | undefined): InferredNode {
  const { kind, params } = node;
  if (!kind) return { ...NOTHING, node, state: 'unknown' };
  if (!params) return { ...NOTHING, node, state: 'problem' };
  const wires = inputWires(graph, node);
  const missing = wires.findIndex((wire, index) => !wire && !isOptional(node, index));
  if (missing >= 0) return { ...NOTHING, node, state: 'waiting', fault: { type: 'unconnected', port: missing } };
  const inputs = wires.flatMap((wire) => wire?.from ?? []);
  const types = inputs.map(({ node: from, port }) => known.get(from)?.outputs[port]);
  if (types.some((type) => type === undefined)) return { ...NOTHING, node, state: 'waiting' };
  const inputTypes = types as readonly TensorType[];
  if (old?.node === node && old.state !== 'waiting' && sameItems(old.inputTypes, inputTypes)) {
    return sameItems(old.inputs, inputs) ? old : { ...old, inputs };
  }
  return settle(node, inputs, inputTypes);
}

/** Asks the kind. */
function settle(node: NormalNode, inputs: readonly PortReference[], inputTypes: readonly TensorType[]): InferredNode {
  const { kind, params } = node as NormalNode & { readonly kind: NonNullable<NormalNode['kind']>; readonly params: NonNullable<NormalNode['params']> };
  const result = kind.infer(params, inputTypes);
  if (!result.ok) return { ...NOTHING, node, inputs, inputTypes, state: 'problem', fault: { type: 'shape', problem: result.problem } };
  const weights = kind.weights?.(params, inputTypes) ?? [];
  const sizes = weights.map(({ shape, trainable }) => ({ size: sizeOf(shape), trainable }));
  const wrong = node.source.initialWeights ? weightsProblem(node.source.initialWeights, weights) : null;
  return {
    node,
    inputs,
    inputTypes,
    outputs: intern(result.outputs),
    weights,
    parameters: sum(sizes.map(({ size }) => size)),
    trainableParameters: sum(sizes.map(({ size, trainable }) => (trainable ? size : 0))),
    multiplyAdds: kind.multiplyAdds?.(params, inputTypes) ?? 0,
    activations: sum(Object.values(result.outputs).map(({ shape }) => sizeOf(shape))),
    state: wrong ? 'problem' : 'ok',
    fault: wrong ? { type: 'weights', problem: wrong } : null,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** A loss that minimizes its prediction has no use for a target. */
function isOptional(node: NormalNode, port: number): boolean {
  return node.kind?.id === 'loss' && node.kind.inputs[port]?.name === 'target' && node.params?.['function'] === 'minimize';
}
