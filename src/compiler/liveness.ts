/** Which nodes take part: those that lead to a loss. */
import type { NormalGraph } from './normalise.ts';

/** Ids of the loss nodes, in the document's order. */
export function lossesOf(graph: NormalGraph): readonly string[] {
  return [...graph.nodes.values()].filter(({ kind }) => kind?.category === 'loss').map(({ id }) => id);
}

/** The given nodes and all that feeds them. */
export function upstreamOf(graph: NormalGraph, ends: readonly string[]): ReadonlySet<string> {
  const live = new Set(ends);
  const open = [...ends];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const wire of graph.incoming.get(id)?.values() ?? []) {
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
  const before = [...(graph.incoming.get(id)?.values() ?? [])].map((wire) => wire.from.node);
  const after = (graph.outgoing.get(id) ?? []).map((wire) => wire.to.node);
  return [...before, ...after];
}
