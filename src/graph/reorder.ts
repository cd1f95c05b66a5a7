/**
 * The order after an edit, without sorting again where little has changed.
 *
 * Kahn's queue is sorted by a key: a node joins it through the last wire that it waited for, so its key
 * is where that wire comes from, then which of the wires from there it is. Nodes whose wires have not
 * changed keep their keys in the same order as long as those that feed them do. So an order holds if
 * each of the others still stands between its two neighbours; a node that went leaves a gap that is
 * closed, and one that came is put where its key belongs.
 */
import { orderOf, type Links, type Order } from './order.ts';

/** More new nodes than this are sorted in with all the others. */
const MOST_NEW = 16;

/** What `orderOf` gives; the same object as before where nothing is in another place. */
export function reorder(links: Links, before: { readonly links: Links; readonly order: Order }): Order {
  const { order } = before;
  if (links === before.links) return order;
  if (order.cycle) return orderOf(links);
  const was = before.links.list;
  if (links.index === before.links.index) {
    return links.list.every((node, at) => node === was[at] || standsRight(links, order, at)) ? order : orderOf(links);
  }
  const kept = withoutGone(links, before);
  if (!kept) return orderOf(links);
  const fresh: number[] = [];
  for (let at = kept.old.indexOf(-1); at !== -1; at = kept.old.indexOf(-1, at + 1)) fresh.push(at);
  if (fresh.length > MOST_NEW || !putIn(links, kept, fresh)) return orderOf(links);
  const holds = links.list.every((node, at) => node === was[kept.old[at] as number] || standsRight(links, kept, at));
  if (!holds) return orderOf(links);
  return { sorted: kept.sequence.map((at) => links.index.ids[at] as string), sequence: Int32Array.from(kept.sequence), places: kept.places, cycle: null };
}

/** An order in the making. */
interface Sorting {
  readonly sequence: number[];
  readonly places: Int32Array;
}

/** The nodes that are still there, in their old order; null where they no longer stand alike in the document. */
function withoutGone(links: Links, { links: was, order }: { readonly links: Links; readonly order: Order }): (Sorting & { readonly old: Int32Array }) | null {
  const old = links.index.placesIn(was.index);
  const placeNow = new Int32Array(was.list.length).fill(-1);
  let last = -1;
  for (let at = 0; at < old.length; at++) {
    const before = old[at] as number;
    if (before === -1) continue;
    if (before < last) return null;
    last = before;
    placeNow[before] = at;
  }
  const places = new Int32Array(old.length).fill(-1);
  const sequence: number[] = [];
  for (const before of order.sequence) {
    const at = placeNow[before] as number;
    if (at !== -1) places[at] = sequence.push(at) - 1;
  }
  return { old, places, sequence };
}

/** Puts new nodes where their keys belong, those that feed others first; false where they go round in a circle. */
function putIn(links: Links, sorting: Sorting, fresh: readonly number[]): boolean {
  let open = fresh;
  while (open.length > 0) {
    const waiting = open.filter((at) => {
      const key = keyOf(links, sorting, at);
      if (key) insert(sorting, at, placeFor(links, sorting, key));
      return key === null;
    });
    if (waiting.length === open.length) return false;
    open = waiting;
  }
  return true;
}

function insert({ sequence, places }: Sorting, at: number, place: number): void {
  sequence.splice(place, 0, at);
  for (let next = place; next < sequence.length; next++) places[sequence[next] as number] = next;
}

/** The first place behind all nodes with a lesser key. What waits for a node that is not yet put in stands behind it. */
function placeFor(links: Links, sorting: Sorting, key: Key): number {
  let low = 0;
  let high = sorting.sequence.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = keyOf(links, sorting, sorting.sequence[middle] as number);
    if (other && precedes(other, key)) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Sorted {
  readonly sequence: ArrayLike<number>;
  readonly places: Int32Array;
}

function standsRight(links: Links, sorted: Sorted, at: number): boolean {
  const { sequence, places } = sorted;
  const place = places[at] as number;
  const own = keyOf(links, sorted, at);
  if (!own || own[0] >= place) return false;
  const before = place === 0 || isBefore(keyOf(links, sorted, sequence[place - 1] as number), own);
  return before && (place === sequence.length - 1 || isBefore(own, keyOf(links, sorted, sequence[place + 1] as number)));
}

type Key = readonly [place: number, wire: number];

/** Nodes that nothing feeds stand first, as in the document. Null where a node that feeds this one has no place yet. */
function keyOf({ index, list }: Links, { sequence, places }: Sorted, at: number): Key | null {
  let last = -1;
  for (const { from } of list[at]?.entering ?? []) {
    const feeding = index.get(from.node);
    if (feeding === undefined) continue;
    const place = places[feeding] as number;
    if (place === -1) return null;
    last = Math.max(last, place);
  }
  if (last === -1) return [-1, at];
  const id = index.ids[at];
  const leaving = list[sequence[last] as number]?.leaving ?? [];
  return [last, leaving.findLastIndex(({ to }) => to.node === id)];
}

function isBefore(a: Key | null, b: Key | null): boolean {
  return a !== null && b !== null && precedes(a, b);
}

function precedes(a: Key, b: Key): boolean {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}
