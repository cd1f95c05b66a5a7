/**
 * A map whose keys are shared: while the same ids stand in the same order, another table is only
 * another list of values. Copying a list of 10,000 takes microseconds, filling a `Map` takes
 * milliseconds, and comparing two lists tells what has changed.
 */

/** Where each id stands, in the order of the ids. */
export type Index = ReadonlyMap<string, number>;

export function indexOf(items: readonly { readonly id: string }[]): Index {
  const index = new Map<string, number>();
  for (const { id } of items) if (!index.has(id)) index.set(id, index.size);
  return index;
}

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

  keys(): MapIterator<string> {
    return this.index.keys();
  }

  values(): MapIterator<T> {
    return this.list.values();
  }

  *entries(): MapIterator<[string, T]> {
    for (const [id, at] of this.index) yield [id, this.list[at] as T];
  }

  [Symbol.iterator](): MapIterator<[string, T]> {
    return this.entries();
  }

  forEach(callback: (value: T, key: string, map: ReadonlyMap<string, T>) => void): void {
    for (const [id, at] of this.index) callback(this.list[at] as T, id, this);
  }
}

/** The table with the values of `list`, or `before` itself where it has the same ones. */
export function tableOf<T>(index: Index, list: readonly T[], before: Table<T> | undefined): Table<T> {
  return before?.index === index && sameItems(before.list, list) ? before : new Table(index, list);
}

/** Ids whose values in `after` are other objects than in `before`, or were not there. */
export function changedIds<T>(before: Table<T>, after: Table<T>): readonly string[] {
  if (before === after) return [];
  const aligned = before.index === after.index;
  const changed: string[] = [];
  for (const [id, at] of after.index) {
    if (after.list[at] !== (aligned ? before.list[at] : before.get(id))) changed.push(id);
  }
  return changed;
}

export function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, place) => item === b[place]);
}
