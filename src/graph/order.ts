/** Questions about the wiring alone: who feeds whom, in what order, and where it runs in a circle. */
import type { GraphDocument, GraphEdge } from './document.ts';
import { portReferenceOf } from './document.ts';
import { indexOf, type Index } from './idIndex.ts';

/** Node ids in an order in which each comes after all that feed it. */
export interface Order {
  readonly sorted: readonly string[];
  /** The same nodes, by their places in the document. */
  readonly sequence: Int32Array;
  /** Where each node stands in `sorted`, by its place in the document; -1 on and after a circle. */
  readonly places: Int32Array;
  /** One circle, as the ids along it, when there is one; the nodes of `sorted` are then only those before it. */
  readonly cycle: readonly string[] | null;
}

/** A wire, as far as the order goes. */
export interface Link {
  readonly from: { readonly node: string };
  readonly to: { readonly node: string };
}

/** The wires that enter and leave each node, both in the document's order. */
export interface Links {
  /** By node id: its place in the document and in `list`. */
  readonly index: Index;
  readonly list: readonly { readonly entering: readonly Link[]; readonly leaving: readonly Link[] }[];
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

export function linksOf(document: GraphDocument): Links {
  const index = indexOf(document.nodes.map(({ id }) => id));
  const list = Array.from(index.ids, () => ({ entering: [] as Link[], leaving: [] as Link[] }));
  for (const edge of document.edges) {
    const link = { from: portReferenceOf(edge.from), to: portReferenceOf(edge.to) };
    list[index.get(link.from.node) ?? -1]?.leaving.push(link);
    list[index.get(link.to.node) ?? -1]?.entering.push(link);
  }
  return { index, list };
}

/** Kahn's algorithm (1962): linear in nodes and edges, stable in the document's order. */
export function orderOf({ index, list }: Links): Order {
  const { ids } = index;
  const places = new Int32Array(list.length).fill(-1);
  const waiting = Int32Array.from(list, ({ entering }) => entering.reduce((count, { from }) => count + (index.has(from.node) ? 1 : 0), 0));
  const queue: number[] = [];
  waiting.forEach((feeds, at) => {
    if (feeds === 0) queue.push(at);
  });
  // The queue grows while it is walked: a node joins it when the last of its wires is accounted for.
  for (let next = 0; next < queue.length; next++) {
    const at = queue[next] as number;
    places[at] = next;
    for (const { to } of list[at]?.leaving ?? []) {
      const target = index.get(to.node);
      if (target === undefined) continue;
      const left = (waiting[target] ?? 0) - 1;
      waiting[target] = left;
      if (left === 0) queue.push(target);
    }
  }
  const stuck = queue.length === ids.length ? null : new Set(ids.filter((_, at) => places[at] === -1));
  return { sorted: queue.map((at) => ids[at] as string), sequence: Int32Array.from(queue), places, cycle: stuck && cycleAmong(stuck, { index, list }) };
}

/** Every stuck node waits for another stuck one, so walking backwards must come round. */
function cycleAmong(stuck: ReadonlySet<string>, { index, list }: Links): readonly string[] {
  const walked: string[] = [];
  const seen = new Map<string, number>();
  let at: string | undefined = stuck.values().next().value;
  while (at !== undefined && !seen.has(at)) {
    seen.set(at, walked.length);
    walked.push(at);
    at = list[index.get(at) ?? -1]?.entering.map(({ from }) => from.node).find((id) => stuck.has(id));
  }
  return at === undefined ? walked.reverse() : walked.slice(seen.get(at)).reverse();
}

/** True when a wire from one node to another would close a circle: `to` already leads to `from`. */
export function wouldCycle(document: GraphDocument, from: string, to: string): boolean {
  return leadsTo(linksOf(document), to, from);
}

/** True when wires lead from one node to another, or both are the same. */
export function leadsTo({ index, list }: Links, from: string, to: string): boolean {
  const open = [from];
  const seen = new Set(open);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === to) return true;
    for (const { to: next } of list[index.get(id) ?? -1]?.leaving ?? []) {
      if (seen.has(next.node)) continue;
      seen.add(next.node);
      open.push(next.node);
    }
  }
  return false;
}
