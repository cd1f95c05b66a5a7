/**
 * Where each id stands among others. A list of ids that an edit has changed at one place takes over the
 * `Map` that was filled for the list before it, because filling one with 10,000 ids takes milliseconds:
 * the `Map` says where an id stood, and a few ranges say how far what stood there has moved since.
 */

/** What two lists have alike before `start`, and from `oldEnd` on in the old and `newEnd` on in the new one. */
interface Splice {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Places of the `Map`, from `from` and before `until`, that are `shift` further on now. */
interface Range {
  readonly from: number;
  readonly until: number;
  readonly shift: number;
}

interface Parts {
  readonly filled: ReadonlyMap<string, number>;
  readonly ranges: readonly Range[];
  /** Ids that stand in none of the ranges. */
  readonly others: ReadonlyMap<string, number>;
}

/** More ranges and single ids than this cost each look-up more than a new `Map` costs once. */
const MOST = 32;

export class Index {
  /** Each once. */
  readonly ids: readonly string[];
  readonly #parts: Parts;
  readonly #splice: Splice | null;
  /** Names this index and the one that it came from; a reference would keep every index there was. */
  readonly #name = {};
  readonly #cameFrom: object | null;

  /** @internal Made by `indexOf`. */
  constructor(ids: readonly string[], parts: Parts, before: Index | undefined, splice: Splice | null) {
    this.ids = ids;
    this.#parts = parts;
    this.#splice = before ? splice : null;
    this.#cameFrom = before ? before.#name : null;
  }

  get size(): number {
    return this.ids.length;
  }

  get(id: string): number | undefined {
    const { filled, ranges, others } = this.#parts;
    const other = others.size > 0 ? others.get(id) : undefined;
    if (other !== undefined) return other;
    const at = filled.get(id);
    if (at === undefined) return undefined;
    for (const { from, until, shift } of ranges) if (at < until) return at < from ? undefined : at + shift;
    return undefined;
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  keys(): ArrayIterator<string> {
    return this.ids.values();
  }

  /** The values of a list that stands by the places of `before`, by the places of this index; `missing` for ids that were not there. */
  carry<T>(before: Index, list: readonly T[], missing: T): readonly T[] {
    if (before === this) return list;
    const value = (id: string): T => {
      const at = before.get(id);
      return at === undefined ? missing : (list[at] as T);
    };
    const splice = this.#cameFrom === before.#name ? this.#splice : null;
    if (!splice) return this.ids.map(value);
    return [...list.slice(0, splice.start), ...this.ids.slice(splice.start, splice.newEnd).map(value), ...list.slice(splice.oldEnd)];
  }

  /** Where each id stood in `before`; -1 for ids that were not there. */
  placesIn(before: Index): Int32Array {
    const places = new Int32Array(this.size);
    const splice = before === this ? { start: this.size, oldEnd: this.size, newEnd: this.size } : this.#cameFrom === before.#name ? this.#splice : null;
    const { start, oldEnd, newEnd } = splice ?? { start: 0, oldEnd: 0, newEnd: this.size };
    for (let at = 0; at < start; at++) places[at] = at;
    for (let at = start; at < newEnd; at++) places[at] = before.get(this.ids[at] as string) ?? -1;
    for (let at = newEnd; at < places.length; at++) places[at] = at + oldEnd - newEnd;
    return places;
  }

  /** Parts for a list that differs from this one by the splice; null where too much of it does. */
  #patched(ids: readonly string[], splice: Splice): Parts | null {
    const { start, oldEnd, newEnd } = splice;
    const { filled, ranges, others } = this.#parts;
    if (newEnd - start + others.size + ranges.length >= MOST) return null;
    const moved = newEnd - oldEnd;
    const kept = new Map<string, number>();
    for (const [id, at] of others) if (at < start || at >= oldEnd) kept.set(id, at < start ? at : at + moved);
    for (let at = start; at < newEnd; at++) kept.set(ids[at] as string, at);
    const pieces = ranges.flatMap(({ from, until, shift }): Range[] => [
      { from, until: Math.min(until, start - shift), shift },
      { from: Math.max(from, oldEnd - shift), until, shift: shift + moved },
    ]);
    return { filled, ranges: pieces.filter(({ from, until }) => from < until), others: kept };
  }

  /** @internal The index of a list that this one's list became. */
  followedBy(ids: readonly string[]): Index {
    const splice = spliceBetween(this.ids, ids);
    if (splice.start === splice.oldEnd && splice.start === splice.newEnd) return this;
    const parts = this.#isEachOnce(ids, splice) ? this.#patched(ids, splice) : null;
    return parts ? new Index(ids, parts, this, splice) : filledIndex(ids, this, splice);
  }

  /** Whether what is new in `ids` stands there once. The rest of them does, because it does here. */
  #isEachOnce(ids: readonly string[], { start, oldEnd, newEnd }: Splice): boolean {
    const fresh = new Set<string>();
    for (let at = start; at < newEnd; at++) {
      const id = ids[at] as string;
      const was = this.get(id);
      if (fresh.has(id) || (was !== undefined && (was < start || was >= oldEnd))) return false;
      fresh.add(id);
    }
    return true;
  }
}

/** Of ids that stand twice, which only lists put together by hand have, the first place counts. The same index where the ids are those of `before`. */
export function indexOf(ids: readonly string[], before?: Index): Index {
  return before ? before.followedBy(ids) : filledIndex(ids, undefined, null);
}

function filledIndex(ids: readonly string[], before: Index | undefined, splice: Splice | null): Index {
  const filled = new Map<string, number>();
  for (const id of ids) if (!filled.has(id)) filled.set(id, filled.size);
  const twice = filled.size < ids.length;
  const parts = { filled, ranges: [{ from: 0, until: filled.size, shift: 0 }], others: new Map<string, number>() };
  return new Index(twice ? [...filled.keys()] : ids, parts, before, twice ? null : splice);
}

function spliceBetween(before: readonly string[], after: readonly string[]): Splice {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { start, oldEnd: before.length - end, newEnd: after.length - end };
}
