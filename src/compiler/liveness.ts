/** Which nodes take part: those that lead to a loss. */
import { wiresFrom, type NormalGraph } from './normalise.ts';
import { changedIds, sameItems } from './table.ts';

/** Ids of the loss nodes, in the document's order. */
export function lossesOf(graph: NormalGraph): readonly string[] {
  return graph.nodes.list.filter(({ kind }) => kind?.category === 'loss').map(({ id }) => id);
}

export interface Liveness {
  readonly losses: readonly string[];
  /** Nodes that lead to a loss. */
  readonly live: ReadonlySet<string>;
}

/** Wires into nodes that lead to no loss decide nothing, so a branch in the making costs no walk. */
export function livenessOf(graph: NormalGraph, before?: Liveness & { readonly graph: NormalGraph }): Liveness {
  const losses = before?.graph.nodes === graph.nodes ? before.losses : lossesOf(graph);
  const { sites } = graph.wiring;
  const holds =
    before !== undefined &&
    sameItems(losses, before.losses) &&
    changedIds(before.graph.wiring.sites, sites).every((id) => !before.live.has(id) || sameItems(sites.get(id)?.inputs ?? [], before.graph.wiring.sites.get(id)?.inputs ?? []));
  return holds ? before : { losses, live: upstreamOf(graph, losses) };
}

/** The given nodes and all that feeds them. */
export function upstreamOf(graph: NormalGraph, ends: readonly string[]): ReadonlySet<string> {
  const live = new Set(ends);
  const open = [...ends];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const wire of graph.wiring.sites.get(id)?.inputs ?? []) {
      if (live.has(wire.from.node)) continue;
      live.add(wire.from.node);
      open.push(wire.from.node);
    }
  }
  return live;
}

/** Nodes outside of `live`, as groups that hang together: each group is one cause. */
export function deadGroups(graph: NormalGraph, live: ReadonlySet<string>): readonly (readonly string[])[] {
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
