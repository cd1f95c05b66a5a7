import type { Unit } from './fuse.ts';
import type { Lowered } from './lower.ts';
import { readsOfUnit, readsOnlySame, writesOf } from './unit.ts';
import type { Storage, Value } from './value.ts';

export interface Aims {
  /** What is made right in the place of the state that it follows. */
  readonly inPlace: ReadonlyMap<Storage, Storage>;
  /** What is copied there at the end. */
  readonly copies: readonly (readonly [Value, Storage])[];
}

/**
 * Where the new state goes: into the old one's place when the group that makes it reads the old at its
 * own place and nobody reads the old afterwards, else it is copied at the end.
 */
export function updateAims({ updates, given }: Lowered, units: readonly Unit[]): Aims {
  const inPlace = new Map<Storage, Storage>();
  const copies: [Value, Storage][] = [];
  const states = new Map(given.flatMap((storage) => (storage.origin?.type === 'state' ? [[storage.origin.key, storage] as const] : [])));
  const writer = new Map(units.flatMap((unit, place) => writesOf(unit).map((storage) => [storage, place] as const)));
  for (const [key, value] of Object.entries(updates)) {
    const target = states.get(key);
    if (!target || target === value.storage) continue;
    const place = writer.get(value.storage);
    const unit = place === undefined ? undefined : units[place];
    const whole = value.offset === 0 && value.storage.size === target.size && !inPlace.has(value.storage);
    const readLater = units.some((other, index) => index > (place ?? 0) && readsOfUnit(other).includes(target));
    const free = unit?.type === 'group' && whole && !readLater && readsOnlySame(unit, target);
    if (free) inPlace.set(value.storage, target);
    else copies.push([value, target]);
  }
  return { inPlace, copies };
}
