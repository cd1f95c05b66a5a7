/**
 * A map whose keys are shared: while the same ids stand in the same order, another table is only
 * another list of values. Copying a list of 10,000 takes microseconds, filling a `Map` takes
 * milliseconds, and comparing two lists tells what has changed.
 */
import type { Index } from '../graph/idIndex.ts';

export class Table<T> implements ReadonlyMap<string, T> {
  readonly index: Index;
  /** By the places in `index`. */
  readonly list: readonly T[];

  constructor(index: Index, list: readonly T[]) {
    this.index = index;
    this.list = list;
  }

  get size(): number {
    return this.list.length;
  }

  get(id: string): T | undefined {
    const at = this.index.get(id);
    return at === undefined ? undefined : this.list[at];
  }

  has(id: string): boolean {
    return this.index.has(id);
  }

  keys(): ArrayIterator<string> {
    return this.index.keys();
  }

  values(): MapIterator<T> {
    return this.list.values();
  }

  *entries(): MapIterator<[string, T]> {
    for (let at = 0; at < this.list.length; at++) yield [this.index.ids[at] as string, this.list[at] as T];
  }

  [Symbol.iterator](): MapIterator<[string, T]> {
    return this.entries();
  }

  forEach(callback: (value: T, key: string, map: ReadonlyMap<string, T>) => void): void {
    this.list.forEach((value, at) => { callback(value, this.index.ids[at] as string, this); });
  }
}

/** The table with the values of `list`, or `before` itself where it has the same ones. */
export function tableOf<T>(index: Index, list: readonly T[], before: Table<T> | undefined): Table<T> {
  return before?.index === index && sameItems(before.list, list) ? before : new Table(index, list);
}

/** The values by the places of `index`; undefined for ids that the table does not have. */
export function carried<T>(index: Index, table: Table<T> | undefined): readonly (T | undefined)[] {
  return table ? index.carry<T | undefined>(table.index, table.list, undefined) : [];
}

/** Places in `after` whose values are other objects than in `before`, or were not there. */
export function changedPlaces<T>(before: Table<T>, after: Table<T>): readonly number[] {
  if (before === after) return [];
  const was = carried(after.index, before);
  const changed: number[] = [];
  for (let at = 0; at < after.list.length; at++) if (after.list[at] !== was[at]) changed.push(at);
  return changed;
}

export function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  if (a.length !== b.length) return false;
  for (let place = 0; place < a.length; place++) if (a[place] !== b[place]) return false;
  return true;
}
