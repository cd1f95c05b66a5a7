/**
 * Chains of element-wise functions become one: what lies between them is never stored. A function joins
 * the group that makes its input when nothing in between reads what the group makes, so that the whole
 * group can wait until the function's turn.
 */
import { MAX_REGISTERS } from './instruction.ts';
import { readsOf, type InstructionStep, type MapStep, type Step } from './step.ts';
import { sizeOfShape, type Storage, type Value } from './value.ts';

/** Element-wise functions over the same count, in order. */
export interface MapGroup {
  readonly type: 'group';
  readonly count: number;
  readonly members: readonly MapStep[];
}
export type Unit = MapGroup | InstructionStep;

/** Functions in one group: more gain nothing, and a machine has only so many registers. */
const MOST_MEMBERS = 48;

interface Open {
  members: MapStep[];
  readonly count: number;
  /** Where it is carried out. */
  place: number;
}

/** @param kept storages that someone reads after the steps. */
export function fuse(steps: readonly Step[], kept: ReadonlySet<Storage>): readonly Unit[] {
  const readers = readersOf(steps);
  const groups = new Map<Storage, Open>();
  const at: (Open | InstructionStep | null)[] = steps.map((step) => (step.type === 'instruction' ? step : null));
  steps.forEach((step, place) => {
    if (step.type !== 'map') return;
    const count = sizeOfShape(step.out.shape);
    let group: Open = { members: [step], count, place };
    for (const arg of step.args) {
      const other = groups.get(arg.storage);
      if (!other || other === group || !mayJoin(other, group, place, readers, kept)) continue;
      at[other.place] = null;
      group = { members: [...other.members, ...group.members], count, place };
      for (const member of group.members) groups.set(member.out.storage, group);
    }
    groups.set(step.out.storage, group);
    at[place] = group;
  });
  return at.flatMap((unit): Unit[] => (unit === null ? [] : 'members' in unit ? [close(unit, steps)] : [unit]));
}

function readersOf(steps: readonly Step[]): ReadonlyMap<Storage, readonly number[]> {
  const readers = new Map<Storage, number[]>();
  steps.forEach((step, place) => {
    for (const storage of readsOf(step)) {
      const known = readers.get(storage);
      if (known) known.push(place);
      else readers.set(storage, [place]);
    }
  });
  return readers;
}

function mayJoin(other: Open, group: Open, place: number, readers: ReadonlyMap<Storage, readonly number[]>, kept: ReadonlySet<Storage>): boolean {
  if (other.count !== group.count || other.members.length + group.members.length > MOST_MEMBERS) return false;
  const members = new Set([...other.members, ...group.members]);
  // Whoever reads what the other group makes, and is not a member, comes later.
  const outs = new Set(other.members.map(({ out }) => out.storage));
  const waits = other.members.every(({ out }) => (readers.get(out.storage) ?? []).every((reader) => reader >= place || reader <= other.place));
  const alike = [...members].every(({ args }) => args.every((arg) => !outs.has(arg.storage) || (isWhole(arg, other.count))));
  return waits && alike && registersNeeded([...members], readers, kept) <= MAX_REGISTERS;
}

/** Only what is read number by number at its own place can stay in a register. */
function isWhole(arg: Value, count: number): boolean {
  return arg.offset === 0 && arg.storage.size === count && sizeOfShape(arg.shape) === count;
}

/** An upper bound: inputs stay, and so do results that leave the group; the rest lives from its making to its last use. */
function registersNeeded(members: readonly MapStep[], readers: ReadonlyMap<Storage, readonly number[]>, kept: ReadonlySet<Storage>): number {
  const made = new Set(members.map(({ out }) => out.storage));
  const inputs = new Set(members.flatMap(({ args }) => args.filter(({ storage }) => !made.has(storage)).map((arg) => `${arg.storage.id} ${arg.offset} ${arg.shape.join()}`)));
  const lastUse = new Map<Storage, number>();
  members.forEach(({ args }, place) => {
    for (const { storage } of args) lastUse.set(storage, place);
  });
  const inside = new Map<Storage, number>();
  for (const { args } of members) for (const storage of new Set(args.map((arg) => arg.storage))) inside.set(storage, (inside.get(storage) ?? 0) + 1);
  const leaves = (storage: Storage) => kept.has(storage) || new Set(readers.get(storage) ?? []).size > (inside.get(storage) ?? 0);
  let live = 0;
  let most = 0;
  members.forEach(({ out, args }, place) => {
    live++;
    most = Math.max(most, live);
    for (const storage of new Set(args.map((arg) => arg.storage))) if (made.has(storage) && lastUse.get(storage) === place && !leaves(storage)) live--;
    if (!lastUse.has(out.storage) && !leaves(out.storage)) live--;
  });
  return inputs.size + most;
}

function close({ members, count }: Open, steps: readonly Step[]): MapGroup {
  const order = new Map(steps.map((step, place) => [step, place]));
  return { type: 'group', count, members: [...members].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)) };
}
