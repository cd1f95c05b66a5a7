/** Questions about the wiring alone: who feeds whom, in what order, and where it runs in a circle. */
import type { GraphDocument, GraphEdge } from './document.ts';
import { portReferenceOf } from './document.ts';

/** Node ids in an order in which each comes after all that feed it. */
export interface Order {
  readonly sorted: readonly string[];
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
  readonly index: ReadonlyMap<string, number>;
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
  const index = new Map<string, number>();
  for (const { id } of document.nodes) if (!index.has(id)) index.set(id, index.size);
  const list = Array.from(index, () => ({ entering: [] as Link[], leaving: [] as Link[] }));
  for (const edge of document.edges) {
    const link = { from: portReferenceOf(edge.from), to: portReferenceOf(edge.to) };
    list[index.get(link.from.node) ?? -1]?.leaving.push(link);
    list[index.get(link.to.node) ?? -1]?.entering.push(link);
  }
  return { index, list };
}

/** Kahn's algorithm (1962): linear in nodes and edges, stable in the document's order. */
export function orderOf({ index, list }: Links): Order {
  const ids = [...index.keys()];
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
  return { sorted: queue.map((at) => ids[at] as string), places, cycle: stuck && cycleAmong(stuck, { index, list }) };
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

/**
 * The order after an edit: the same object where it still is what `orderOf` would give, else sorted anew.
 *
 * Kahn's queue is sorted by a key: a node joins it through the last wire that it waited for, so its key
 * is where that wire comes from, then which of the wires from there it is. Nodes whose wires have not
 * changed keep their key as long as the order does; so it holds if each of the others still stands
 * between its two neighbours.
 */
export function reorder(links: Links, before: { readonly links: Links; readonly order: Order }): Order {
  const { order } = before;
  if (links === before.links) return order;
  if (links.index !== before.links.index || order.cycle) return orderOf(links);
  const holds = links.list.every((node, at) => node === before.links.list[at] || standsRight(links, order, at));
  return holds ? order : orderOf(links);
}

function standsRight(links: Links, order: Order, at: number): boolean {
  const place = order.places[at] as number;
  const own = keyAt(links, order, place);
  if (own[0] >= place) return false;
  return (place === 0 || precedes(keyAt(links, order, place - 1), own)) && (place === order.sorted.length - 1 || precedes(own, keyAt(links, order, place + 1)));
}

type Key = readonly [place: number, wire: number];

/** Nodes that nothing feeds stand first, as in the document. */
function keyAt({ index, list }: Links, { sorted, places }: Order, place: number): Key {
  const id = sorted[place] as string;
  const at = index.get(id) as number;
  let last = -1;
  for (const { from } of list[at]?.entering ?? []) {
    const feeding = index.get(from.node);
    if (feeding !== undefined) last = Math.max(last, places[feeding] as number);
  }
  if (last === -1) return [-1, at];
  const leaving = list[index.get(sorted[last] as string) as number]?.leaving ?? [];
  return [last, leaving.findLastIndex(({ to }) => to.node === id)];
}

function precedes(a: Key, b: Key): boolean {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
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
