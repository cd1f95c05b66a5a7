/** What the canvas shows: a shape on every wire that has one, figures and a state for every node. */
import { indexOf } from '../graph/idIndex.ts';
import type { TensorType } from '../graph/tensorType.ts';
import type { Checked } from './check.ts';
import type { TypedGraph, TypedNode } from './diagnostic.ts';
import type { InferredNode } from './infer.ts';
import { wiresFrom, type NormalGraph, type NormalNode } from './normalise.ts';
import { carried, changedPlaces, tableOf, type Table } from './table.ts';

interface Before extends Checked {
  readonly typed: TypedGraph & { readonly nodes: Table<TypedNode>; readonly edges: Table<TensorType | null> };
}

export function typedGraph(checked: Checked, totals: TypedGraph['totals'], before: Before | undefined): Before['typed'] {
  return { nodes: typedNodes(checked, before), edges: typedEdges(checked, before), totals };
}

function typedNodes({ graph, inferred, live, works }: Checked, before: Before | undefined): Table<TypedNode> {
  const { index } = inferred;
  const same = before && before.works === works && before.graph.order.cycle === graph.order.cycle ? before : undefined;
  const [typed, known, nodes] = [carried(index, same?.typed.nodes), carried(index, same?.inferred), carried(index, same?.graph.nodes)];
  const lived = same?.live.flagsBy(index) ?? new Uint8Array(0);
  // Only the node that carries the diagnostic of the circle shows a problem.
  const inCircle = graph.order.cycle?.[0];
  const list = graph.nodes.list.map((node, at) => {
    const own = inferred.list[at] ?? null;
    if (typed[at] && own === known[at] && node === nodes[at] && live.flags[at] === lived[at]) return typed[at];
    const state = own?.state ?? (node.id === inCircle ? 'problem' : node.kind ? 'waiting' : 'unknown');
    return typedNode(node, own, works && state !== 'unknown' && !live.hasAt(at) ? 'dead' : state);
  });
  return tableOf(index, list, before?.typed.nodes);
}

const alive = new WeakMap<InferredNode, TypedNode>();

function typedNode({ id }: NormalNode, known: InferredNode | null, state: TypedNode['state']): TypedNode {
  const found = known && alive.get(known);
  if (found?.state === state) return found;
  const node = { id, outputs: known?.outputs ?? {}, parameters: known?.parameters ?? 0, multiplyAdds: known?.multiplyAdds ?? 0, state };
  if (known) alive.set(known, node);
  return node;
}

/** In the order of the nodes that they leave. */
function typedEdges({ graph, inferred }: Checked, before: Before | undefined): Table<TensorType | null> {
  // Wires named alike, which only a document put together by hand has, stand in one place of the table.
  const oneEach = before?.typed.edges.size === graph.document.edges.length - graph.wiring.refused.size;
  if (oneEach && before.graph.wiring === graph.wiring) return retyped(graph, inferred, before);
  const ids: string[] = [];
  const types: (TensorType | null)[] = [];
  const { refused, sites } = graph.wiring;
  sites.list.forEach(({ leaving }, at) => {
    const outputs = inferred.list[at]?.outputs;
    for (const wire of leaving) {
      if (refused.size > 0 && refused.has(wire)) continue;
      ids.push(wire.edge.id);
      types.push(outputs?.[wire.from.port] ?? null);
    }
  });
  const index = indexOf(ids, before?.typed.edges.index);
  if (index.size === ids.length) return tableOf(index, types, before?.typed.edges);
  const list: (TensorType | null)[] = [];
  ids.forEach((id, at) => (list[index.get(id) as number] = types[at] ?? null));
  return tableOf(index, list, before?.typed.edges);
}

function retyped(graph: NormalGraph, inferred: Checked['inferred'], before: Before): Table<TensorType | null> {
  const { edges } = before.typed;
  const list = [...edges.list];
  for (const at of changedPlaces(before.inferred, inferred)) {
    for (const { edge, from } of wiresFrom(graph, inferred.index.ids[at] as string)) list[edges.index.get(edge.id) as number] = inferred.list[at]?.outputs[from.port] ?? null;
  }
  return tableOf(edges.index, list, edges);
}
