/** Which nodes take part: those that lead to a loss. */
import { wiresFrom, type NormalGraph } from './normalise.ts';
import { changedIds, sameItems, type Index } from './table.ts';

/** Ids of the loss nodes, in the document's order. */
export function lossesOf(graph: NormalGraph): readonly string[] {
  return graph.nodes.list.filter(({ kind }) => kind?.category === 'loss').map(({ id }) => id);
}

export interface Liveness {
  readonly losses: readonly string[];
  /** Nodes that lead to a loss. */
  readonly live: LiveNodes;
}

/** Wires into nodes that lead to no loss decide nothing, so a branch in the making costs no walk. */
export function livenessOf(graph: NormalGraph, before?: Liveness & { readonly graph: NormalGraph }): Liveness {
  const losses = before?.graph.nodes === graph.nodes ? before.losses : lossesOf(graph);
  const { sites } = graph.wiring;
  const holds =
    before?.graph.wiring.sites.index === sites.index &&
    sameItems(losses, before.losses) &&
    changedIds(before.graph.wiring.sites, sites).every((id) => !before.live.has(id) || sameItems(sites.get(id)?.inputs ?? [], before.graph.wiring.sites.get(id)?.inputs ?? []));
  return holds ? before : { losses, live: upstreamOf(graph, losses) };
}

/** Ids in the order in which they were found; told by their places, which costs less than a `Set` of them. */
export class LiveNodes implements Iterable<string> {
  readonly #index: Index;
  readonly #found: Uint8Array;
  readonly #ids: string[] = [];

  constructor(index: Index) {
    this.#index = index;
    this.#found = new Uint8Array(index.size);
  }

  has(id: string): boolean {
    return this.#found[this.#index.get(id) ?? -1] === 1;
  }

  /** False for one that is there already, or is no node. */
  add(id: string): boolean {
    const at = this.#index.get(id);
    if (at === undefined || this.#found[at] === 1) return false;
    this.#found[at] = 1;
    this.#ids.push(id);
    return true;
  }

  [Symbol.iterator](): ArrayIterator<string> {
    return this.#ids.values();
  }
}

/** The given nodes and all that feeds them. */
export function upstreamOf({ wiring: { sites } }: NormalGraph, ends: readonly string[]): LiveNodes {
  const live = new LiveNodes(sites.index);
  const open = ends.filter((id) => live.add(id));
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { from } of sites.get(id)?.inputs ?? []) if (live.add(from.node)) open.push(from.node);
  }
  return live;
}

/** Nodes outside of `live`, as groups that hang together: each group is one cause. */
export function deadGroups(graph: NormalGraph, live: LiveNodes): readonly (readonly string[])[] {
  const seen = new Set<string>();
  const groups: string[][] = [];
  for (const start of graph.nodes.keys()) {
    if (live.has(start) || seen.has(start)) continue;
    const group: string[] = [];
    const open = [start];
    seen.add(start);
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      group.push(id);
      for (const next of neighbours(graph, id)) {
        if (live.has(next) || seen.has(next)) continue;
        seen.add(next);
        open.push(next);
      }
    }
    groups.push(group);
  }
  return groups;
}

function neighbours(graph: NormalGraph, id: string): readonly string[] {
  const before = [...(graph.wiring.sites.get(id)?.inputs ?? [])].map((wire) => wire.from.node);
  const after = wiresFrom(graph, id).map((wire) => wire.to.node);
  return [...before, ...after];
}
