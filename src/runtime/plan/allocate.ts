/** Places in memory by liveness: a storage's numbers are used again once nobody reads it. */
import type { Storage } from './value.ts';

/** Storages begin at multiples of this many numbers: 64 bytes, a cache line. */
const ALIGNMENT = 16;

export interface Lifetime {
  readonly storage: Storage;
  /** The first unit that writes it, and the last that reads or writes it. */
  readonly from: number;
  readonly to: number;
  /** Storages whose very place it may take, since the unit that writes it first reads them last, number by number. */
  readonly inPlaceOf: readonly Storage[];
}

export interface Layout {
  readonly offsets: ReadonlyMap<Storage, number>;
  /** Where it ends. */
  readonly end: number;
}

interface Gap {
  from: number;
  size: number;
}

function rounded(size: number): number {
  return Math.max(ALIGNMENT, Math.ceil(size / ALIGNMENT) * ALIGNMENT);
}

/** One after the other, never used again: weights, feeds, constants, results. `placed` knows where some lie already. */
export function layOut(storages: Iterable<Storage>, from: number, placed: (storage: Storage) => number | undefined = () => undefined): Layout {
  const offsets = new Map<Storage, number>();
  let end = from;
  for (const storage of storages) {
    const place = placed(storage);
    offsets.set(storage, place ?? end);
    if (place !== undefined) continue;
    end += rounded(storage.size);
  }
  return { offsets, end };
}

/** Each in the smallest gap that holds it for its whole life. */
export function allocate(lifetimes: readonly Lifetime[], from: number): Layout {
  const offsets = new Map<Storage, number>();
  const gaps: Gap[] = [];
  let end = from;
  const ending = [...lifetimes].sort((a, b) => a.to - b.to);
  const taken = new Set<Storage>();
  let freed = 0;
  for (const { storage, from: start, inPlaceOf } of [...lifetimes].sort((a, b) => a.from - b.from)) {
    while (freed < ending.length && (ending[freed] as Lifetime).to < start) {
      const { storage: over } = ending[freed++] as Lifetime;
      if (!taken.has(over)) release(gaps, { from: offsets.get(over) as number, size: rounded(over.size) });
    }
    const same = inPlaceOf.find((each) => offsets.has(each) && !taken.has(each) && each.size === storage.size);
    if (same) {
      offsets.set(storage, offsets.get(same) as number);
      taken.add(same);
      continue;
    }
    const size = rounded(storage.size);
    const gap = gaps.filter((each) => each.size >= size).sort((a, b) => a.size - b.size)[0];
    if (gap) {
      offsets.set(storage, gap.from);
      gap.from += size;
      gap.size -= size;
      if (gap.size === 0) gaps.splice(gaps.indexOf(gap), 1);
    } else {
      offsets.set(storage, end);
      end += size;
    }
  }
  return { offsets, end };
}

/** Puts a gap back, joined with its neighbours. */
function release(gaps: Gap[], gap: Gap): void {
  for (let index = gaps.length - 1; index >= 0; index--) {
    const other = gaps[index] as Gap;
    if (other.from + other.size === gap.from) gap = { from: other.from, size: other.size + gap.size };
    else if (gap.from + gap.size === other.from) gap = { from: gap.from, size: gap.size + other.size };
    else continue;
    gaps.splice(index, 1);
  }
  gaps.push(gap);
}
