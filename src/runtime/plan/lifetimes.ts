import type { Lifetime } from './allocate.ts';
import type { Unit } from './fuse.ts';
import { readsOfUnit, readsOnlySame, writesOf } from './unit.ts';
import type { Storage } from './value.ts';

/**
 * From which unit to which each storage is needed.
 * @param placed storages that have their places already.
 * @param kept storages that are read after the last unit.
 */
export function lifetimesOf(units: readonly Unit[], placed: ReadonlySet<Storage>, kept: ReadonlySet<Storage>): readonly Lifetime[] {
  const spans = new Map<Storage, { from: number; to: number; inPlaceOf: Storage[] }>();
  units.forEach((unit, place) => {
    for (const storage of [...writesOf(unit), ...readsOfUnit(unit)]) {
      if (placed.has(storage)) continue;
      const span = spans.get(storage);
      if (span) span.to = place;
      else spans.set(storage, { from: place, to: place, inPlaceOf: [] });
    }
  });
  for (const storage of kept) {
    const span = spans.get(storage);
    if (span) span.to = units.length;
  }
  units.forEach((unit, place) => {
    if (unit.type !== 'group') return;
    const dying = readsOfUnit(unit).filter((storage) => spans.get(storage)?.to === place && storage.size === unit.count && readsOnlySame(unit, storage) && !writesOf(unit).includes(storage));
    for (const storage of writesOf(unit)) if (spans.get(storage)?.from === place) spans.get(storage)?.inPlaceOf.push(...dying);
  });
  return [...spans].map(([storage, span]) => ({ storage, ...span }));
}
