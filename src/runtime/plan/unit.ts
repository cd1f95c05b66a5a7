/** What units read and write, by storage. */
import type { MapGroup, Unit } from './fuse.ts';
import { isSame } from './mapCode.ts';
import { readsOf } from './step.ts';
import type { Storage } from './value.ts';

export function writesOf(unit: Unit): readonly Storage[] {
  return unit.type === 'group' ? unit.members.map(({ out }) => out.storage) : [unit.out.storage];
}

/** What a unit reads that it does not make itself. */
export function readsOfUnit(unit: Unit): readonly Storage[] {
  if (unit.type !== 'group') return readsOf(unit);
  const made = new Set(writesOf(unit));
  return [...new Set(unit.members.flatMap(readsOf))].filter((storage) => !made.has(storage));
}

/** True where a group reads a storage number by number at its own place, so that it may write over it. */
export function readsOnlySame(group: MapGroup, storage: Storage): boolean {
  return group.members.every(({ args }) => args.every((arg) => arg.storage !== storage || isSame(arg, group.count)));
}
