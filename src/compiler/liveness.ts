/** Which nodes take part: those that lead to a loss. */
import type { Index } from '../graph/idIndex.ts';
import { wiresFrom, type NormalGraph } from './normalise.ts';
import { changedPlaces, sameItems } from './table.ts';

export interface Liveness {
  readonly losses: readonly string[];
  /** Nodes that lead to a loss. */
  readonly live: LiveNodes;
}

/** After an edit, only nodes are asked again at whose wires something has changed, and what feeds those that begin or cease to live. */
export function livenessOf(graph: NormalGraph, before?: Liveness & { readonly graph: NormalGraph }): Liveness {
  const losses = before && sameItems(graph.roles.losses, before.losses) ? before.losses : graph.roles.losses;
  // A circle would keep itself alive.
  const follows = before && !graph.order.cycle && !before.graph.order.cycle;
  const live = follows ? followed(graph, losses, before) : upstreamOf(graph, losses);
  return before && live === before.live && losses === before.losses ? before : { losses, live };
}

/** Some of the nodes, told by their places, which costs less than a `Set` of them. */
export class LiveNodes implements Iterable<string> {
  readonly index: Index;
  /** 1 at the places of those that live. */
  readonly flags: Uint8Array;

  constructor(index: Index, flags: Uint8Array) {
    this.index = index;
    this.flags = flags;
  }

  has(id: string): boolean {
    return this.flags[this.index.get(id) ?? -1] === 1;
  }

  hasAt(place: number): boolean {
    return this.flags[place] === 1;
  }

  /** The flags by the places of another index, 0 for ids that were not there. */
  flagsBy(index: Index): Uint8Array {
    const flags = new Uint8Array(index.size);
    const places = index.placesIn(this.index);
    for (let at = 0; at < flags.length; at++) flags[at] = this.flags[places[at] as number] ?? 0;
    return flags;
  }

  /** In the document's order. */
  *[Symbol.iterator](): Generator<string> {
    for (let at = 0; at < this.flags.length; at++) if (this.flags[at] === 1) yield this.index.ids[at] as string;
  }
}

/** The given nodes and all that feeds them. */
export function upstreamOf({ wiring: { sites } }: NormalGraph, ends: readonly string[]): LiveNodes {
  const flags = new Uint8Array(sites.size);
  const open: number[] = [];
  const find = (id: string): void => {
    const at = sites.index.get(id);
    if (at === undefined || flags[at] === 1) return;
    flags[at] = 1;
    open.push(at);
  };
  ends.forEach(find);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const { from } of sites.list[at]?.inputs ?? []) find(from.node);
  }
  return new LiveNodes(sites.index, flags);
}

/** Asks from the end of the order to its front, so that each is asked once, after all that it feeds. */
function followed(graph: NormalGraph, losses: readonly string[], before: Liveness & { readonly graph: NormalGraph }): LiveNodes {
  const { sites } = graph.wiring;
  const was = before.graph.wiring.sites;
  const changed = changedPlaces(was, sites);
  if (changed.length === 0 && sites.index === before.live.index) return before.live;
  const flags = before.live.flagsBy(sites.index);
  const asked = new Uint8Array(sites.size);
  const ask = (id: string): void => {
    asked[sites.index.get(id) ?? -1] = 1;
  };
  for (const at of changed) {
    asked[at] = 1;
    // What fed it may have lost the node that it lived for.
    for (const { from } of was.get(sites.index.ids[at] as string)?.inputs ?? []) ask(from.node);
    for (const { from } of sites.list[at]?.inputs ?? []) ask(from.node);
  }
  let turned = false;
  for (let place = graph.order.sequence.length - 1; place >= 0; place--) {
    const at = graph.order.sequence[place] as number;
    if (asked[at] === 0) continue;
    const lives = isLive(graph, losses, flags, at) ? 1 : 0;
    if (lives === flags[at]) continue;
    flags[at] = lives;
    turned = true;
    for (const { from } of sites.list[at]?.inputs ?? []) ask(from.node);
  }
  return turned || sites.index !== before.live.index ? new LiveNodes(sites.index, flags) : before.live;
}

function isLive({ wiring: { sites } }: NormalGraph, losses: readonly string[], flags: Uint8Array, at: number): boolean {
  if (losses.includes(sites.index.ids[at] as string)) return true;
  return (sites.list[at]?.leaving ?? []).some((wire) => {
    const target = sites.index.get(wire.to.node) ?? -1;
    return flags[target] === 1 && (sites.list[target]?.inputs ?? []).includes(wire);
  });
}

/** Nodes outside of `live`, as groups that hang together: each group is one cause. */
export function deadGroups(graph: NormalGraph, live: LiveNodes): readonly (readonly string[])[] {
  const seen = Uint8Array.from(live.flags);
  const groups: string[][] = [];
  for (let start = seen.indexOf(0); start !== -1; start = seen.indexOf(0, start)) {
    const group: string[] = [];
    const open = [live.index.ids[start] as string];
    seen[start] = 1;
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      group.push(id);
      for (const next of neighbours(graph, id)) {
        const at = live.index.get(next) ?? -1;
        if (seen[at] !== 0) continue;
        seen[at] = 1;
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
