/** What the canvas shows: a shape on every wire that has one, figures and a state for every node. */
import type { TensorType } from '../graph/tensorType.ts';
import type { Checked } from './check.ts';
import type { TypedGraph, TypedNode } from './diagnostic.ts';
import type { InferredNode } from './infer.ts';
import { wiresFrom, type NormalGraph, type NormalNode } from './normalise.ts';
import { changedIds, Table, tableOf } from './table.ts';

interface Before extends Checked {
  readonly typed: TypedGraph & { readonly nodes: Table<TypedNode>; readonly edges: Table<TensorType | null> };
}

export function typedGraph(checked: Checked, totals: TypedGraph['totals'], before: Before | undefined): Before['typed'] {
  return { nodes: typedNodes(checked, before), edges: typedEdges(checked, before), totals };
}

function typedNodes({ graph, inferred, live, works }: Checked, before: Before | undefined): Table<TypedNode> {
  const same = before?.live === live && before.works === works && before.graph.order.cycle === graph.order.cycle && before.inferred.index === inferred.index ? before : undefined;
  // Only the node that carries the diagnostic of the circle shows a problem.
  const inCircle = graph.order.cycle?.[0];
  const list = graph.nodes.list.map((node, at) => {
    const known = inferred.list[at] ?? null;
    if (same && known === same.inferred.list[at] && node === same.graph.nodes.list[at]) return same.typed.nodes.list[at] as TypedNode;
    const own = known?.state ?? (node.id === inCircle ? 'problem' : node.kind ? 'waiting' : 'unknown');
    return typedNode(node, known, works && own !== 'unknown' && !live.has(node.id) ? 'dead' : own);
  });
  return tableOf(inferred.index, list, before?.typed.nodes);
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
  const index = new Map<string, number>();
  const list: (TensorType | null)[] = [];
  graph.nodes.list.forEach((_, at) => {
    for (const wire of graph.wiring.sites.list[at]?.leaving ?? []) {
      if (graph.wiring.refused.has(wire)) continue;
      const { id } = wire.edge;
      if (!index.has(id)) index.set(id, index.size);
      list[index.get(id) as number] = inferred.list[at]?.outputs[wire.from.port] ?? null;
    }
  });
  return new Table(index, list);
}

function retyped(graph: NormalGraph, inferred: Checked['inferred'], before: Before): Table<TensorType | null> {
  const { edges } = before.typed;
  const list = [...edges.list];
  for (const id of changedIds(before.inferred, inferred)) {
    for (const { edge, from } of wiresFrom(graph, id)) list[edges.index.get(edge.id) as number] = inferred.get(id)?.outputs[from.port] ?? null;
  }
  return tableOf(edges.index, list, edges);
}
