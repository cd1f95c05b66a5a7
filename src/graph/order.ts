/** Questions about the wiring alone: who feeds whom, in what order, and where it runs in a circle. */
import type { GraphDocument, GraphEdge } from './document.ts';
import { portReferenceOf } from './document.ts';

/** Node ids in an order in which each comes after all that feed it. */
export interface Order {
  readonly sorted: readonly string[];
  /** One circle, as the ids along it, when there is one; the nodes of `sorted` are then only those before it. */
  readonly cycle: readonly string[] | null;
}

/** The edges that enter and leave each node, by node id, in the document's order. */
export interface Adjacency {
  readonly incoming: ReadonlyMap<string, readonly GraphEdge[]>;
  readonly outgoing: ReadonlyMap<string, readonly GraphEdge[]>;
}

export function adjacencyOf(document: GraphDocument): Adjacency {
  const incoming = new Map<string, GraphEdge[]>();
  const outgoing = new Map<string, GraphEdge[]>();
  for (const node of document.nodes) {
    incoming.set(node.id, []);
    outgoing.set(node.id, []);
  }
  for (const edge of document.edges) {
    outgoing.get(portReferenceOf(edge.from).node)?.push(edge);
    incoming.get(portReferenceOf(edge.to).node)?.push(edge);
  }
  return { incoming, outgoing };
}

/**
 * The order of the nodes. Most edits change a parameter and no wire, so the answer for a list of
 * edges is kept and given again while the same nodes stand in the same order.
 */
export function orderOf(document: GraphDocument): Order {
  const known = orders.get(document.edges);
  const { nodes } = document;
  if (known?.ids.length === nodes.length && known.ids.every((id, index) => id === nodes[index]?.id)) return known.order;
  const order = sortNodes(document, adjacencyOf(document));
  orders.set(document.edges, { ids: nodes.map((node) => node.id), order });
  return order;
}

const orders = new WeakMap<GraphDocument['edges'], { readonly ids: readonly string[]; readonly order: Order }>();

/** Kahn's algorithm (1962): linear in nodes and edges, stable in the document's order. */
function sortNodes(document: GraphDocument, adjacency: Adjacency): Order {
  const waiting = new Map<string, number>();
  for (const node of document.nodes) {
    const feeds = (adjacency.incoming.get(node.id) ?? []).filter((edge) =>
      adjacency.outgoing.has(portReferenceOf(edge.from).node),
    );
    waiting.set(node.id, feeds.length);
  }
  const sorted = document.nodes.filter((node) => waiting.get(node.id) === 0).map((node) => node.id);
  for (let next = 0; next < sorted.length; next++) {
    for (const edge of adjacency.outgoing.get(sorted[next] as string) ?? []) {
      const target = portReferenceOf(edge.to).node;
      const left = (waiting.get(target) ?? 0) - 1;
      waiting.set(target, left);
      if (left === 0) sorted.push(target);
    }
  }
  const done = new Set(sorted);
  const stuck = document.nodes.map((node) => node.id).filter((id) => !done.has(id));
  return { sorted, cycle: stuck.length === 0 ? null : cycleAmong(new Set(stuck), adjacency) };
}

/** Every stuck node waits for another stuck one, so walking backwards must come round. */
function cycleAmong(stuck: ReadonlySet<string>, adjacency: Adjacency): readonly string[] {
  const walked: string[] = [];
  const seen = new Map<string, number>();
  let at: string | undefined = stuck.values().next().value;
  while (at !== undefined && !seen.has(at)) {
    seen.set(at, walked.length);
    walked.push(at);
    at = (adjacency.incoming.get(at) ?? [])
      .map((edge) => portReferenceOf(edge.from).node)
      .find((id) => stuck.has(id));
  }
  return at === undefined ? walked.reverse() : walked.slice(seen.get(at)).reverse();
}

/** True when a wire from one node to another would close a circle: `to` already leads to `from`. */
export function wouldCycle(document: GraphDocument, from: string, to: string): boolean {
  const { outgoing } = adjacencyOf(document);
  const open = [to];
  const seen = new Set(open);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === from) return true;
    for (const edge of outgoing.get(id) ?? []) {
      const target = portReferenceOf(edge.to).node;
      if (!seen.has(target)) {
        seen.add(target);
        open.push(target);
      }
    }
  }
  return false;
}
