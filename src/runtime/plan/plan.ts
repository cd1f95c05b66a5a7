/**
 * From a trace to a plan: lowered to steps, pruned, fused, laid out in memory, written as instructions.
 * Each stage is a file of its own, and its result a valid thing of its own.
 */
import { allocate, layOut, type Lifetime } from './allocate.ts';
import { fuse, type MapGroup, type Unit } from './fuse.ts';
import type { Instruction } from './instruction.ts';
import { lower, type Lowered } from './lower.ts';
import { isSame, writeGroup } from './mapCode.ts';
import { constantSteps, needed } from './prune.ts';
import type { InstructionStep, Step } from './step.ts';
import type { Origin, Trace } from './trace.ts';
import type { Storage, Value } from './value.ts';

export interface Place {
  readonly at: number;
  readonly size: number;
}
/** A place that is filled from outside. */
export type Given = Place & { readonly origin: Origin };

export interface Plan {
  /** Numbers of memory that it takes, from 0 on. */
  readonly memory: number;
  /** Taken once, after constants and state are in place. */
  readonly setup: readonly Instruction[];
  /** One step: loss, gradients, update. */
  readonly step: readonly Instruction[];
  /** The same with accuracy. */
  readonly measuredStep: readonly Instruction[];
  /** Constants, state, feeds, numbers, random numbers: each has its place throughout. */
  readonly given: readonly Given[];
  readonly results: Readonly<Record<string, Place>>;
}

export interface Ground {
  /** The first free place in memory. */
  readonly from: number;
  /** Where another plan keeps state that this one shares, by key. */
  readonly state: ReadonlyMap<string, number>;
}

/** @param ground what lies in memory already. */
export function planOf(trace: Trace, ground: Ground = { from: 0, state: new Map() }): Plan {
  const lowered = lower(trace);
  const parts = partsOf(lowered);
  const resultStorages = new Set(Object.values(lowered.results).map(({ storage }) => storage));
  const updateStorages = new Set(Object.values(lowered.updates).map(({ storage }) => storage));
  const kept = new Set([...resultStorages, ...updateStorages]);
  const setup = fuse(parts.setup, storagesOf(parts.setup));
  const sections = [parts.core, parts.metrics, parts.updates];
  // A section's results that a later one reads leave it.
  const leaving = sections.map((_, index) => new Set([...kept, ...sections.slice(index + 1).flatMap((later) => later.flatMap(readStorages))]));
  const [core = [], metrics = [], updates = []] = sections.map((steps, index) => fuse(steps, leaving[index] as ReadonlySet<Storage>));

  const units = [...core, ...metrics, ...updates];
  const aims = updateAims(lowered, units);
  const lasting = new Set([...lowered.given, ...setup.flatMap(writesOf), ...resultStorages]);
  const fixed = layOut(lasting, ground.from, (storage) => (storage.origin?.type === 'state' ? ground.state.get(storage.origin.key) : undefined));
  const atAim = new Map([...aims.inPlace].map(([storage, target]) => [storage, fixed.offsets.get(target) as number]));
  const passing = allocate(lifetimesOf(units, new Set([...lasting, ...atAim.keys()]), updateStorages), fixed.end);
  const at = ({ storage, offset }: Value): number => {
    const place = atAim.get(storage) ?? fixed.offsets.get(storage) ?? passing.offsets.get(storage);
    if (place === undefined) throw new Error('A value of the plan has no place in memory.');
    return place + offset;
  };
  const leavingAll = new Set([...kept, ...units.flatMap(readsOfUnit)]);
  const write = (list: readonly Unit[]) => list.map((unit) => (unit.type === 'group' ? writeGroup(unit, leavingFor(unit, list, leavingAll, units), at) : unit.make(at)));
  const copies = aims.copies.map(([from_, target]): Instruction => ({ op: 'copy', from: at(from_), to: fixed.offsets.get(target) as number, shape: [target.size], fromStrides: [1], toStrides: [1] }));
  const tail = [...write(updates), ...copies];
  const setupList = setup.map((unit) => (unit.type === 'group' ? writeGroup(unit, new Set(writesOf(unit)), at) : unit.make(at)));
  return {
    memory: passing.end,
    setup: setupList,
    step: [...write(core), ...tail],
    measuredStep: [...write(core), ...write(metrics), ...tail],
    given: lowered.given.map((storage) => ({ at: fixed.offsets.get(storage) as number, size: storage.size, origin: storage.origin as Origin })),
    results: Object.fromEntries(Object.entries(lowered.results).map(([name, value]) => [name, { at: at(value), size: value.storage.size }])),
  };
}

interface Parts {
  readonly setup: readonly Step[];
  readonly core: readonly Step[];
  readonly metrics: readonly Step[];
  readonly updates: readonly Step[];
}

function partsOf({ steps, updatesFrom, results, updates, given }: Lowered): Parts {
  const { loss, ...measured } = results;
  const training = needed(steps, [...(loss ? [loss] : []), ...Object.values(updates)]);
  const all = needed(steps, [...Object.values(results), ...Object.values(updates)]);
  void measured;
  const constant = constantSteps(steps, given);
  const select = (keep: (place: number) => boolean) => steps.filter((_, place) => all.has(place) && keep(place));
  return {
    setup: select((place) => constant.has(place)),
    core: select((place) => !constant.has(place) && training.has(place) && place < updatesFrom),
    metrics: select((place) => !constant.has(place) && !training.has(place)),
    updates: select((place) => !constant.has(place) && training.has(place) && place >= updatesFrom),
  };
}

/**
 * Where the new state goes: into the old one's place when the group that makes it reads the old at its
 * own place and nobody reads the old afterwards, else it is copied at the end.
 */
function updateAims({ updates, given }: Lowered, units: readonly Unit[]) {
  const inPlace = new Map<Storage, Storage>();
  const copies: [Value, Storage][] = [];
  const states = new Map(given.flatMap((storage) => (storage.origin?.type === 'state' ? [[storage.origin.key, storage] as const] : [])));
  const writer = new Map(units.flatMap((unit, place) => writesOf(unit).map((storage) => [storage, place] as const)));
  for (const [key, value] of Object.entries(updates)) {
    const target = states.get(key);
    if (!target || target === value.storage) continue;
    const place = writer.get(value.storage);
    const unit = place === undefined ? undefined : units[place];
    const free = unit?.type === 'group' && value.offset === 0 && value.storage.size === target.size && !inPlace.has(value.storage) && units.every((other, index) => index <= (place as number) || !readsOfUnit(other).includes(target)) && readsOnlySame(unit, target);
    if (free) inPlace.set(value.storage, target);
    else copies.push([value, target]);
  }
  return { inPlace, copies };
}

function readsOnlySame(group: MapGroup, storage: Storage): boolean {
  return group.members.every(({ args }) => args.every((arg) => arg.storage !== storage || isSame(arg, group.count)));
}

function lifetimesOf(units: readonly Unit[], placed: ReadonlySet<Storage>, kept: ReadonlySet<Storage>): readonly Lifetime[] {
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

function readStorages(step: Step): readonly Storage[] {
  return (step.type === 'map' ? step.args : step.reads).map(({ storage }) => storage);
}

function writesOf(unit: Unit): readonly Storage[] {
  return unit.type === 'group' ? unit.members.map(({ out }) => out.storage) : [unit.out.storage];
}

/** What a unit reads that it does not make itself. */
function readsOfUnit(unit: Unit): readonly Storage[] {
  if (unit.type !== 'group') return unit.reads.map(({ storage }) => storage);
  const made = new Set(writesOf(unit));
  return [...new Set(unit.members.flatMap((member) => readStorages(member)))].filter((storage) => !made.has(storage));
}

function storagesOf(steps: readonly Step[]): ReadonlySet<Storage> {
  return new Set(steps.map(({ out }) => out.storage));
}

/** Which of a group's results someone else reads. */
function leavingFor(group: MapGroup, _list: readonly Unit[], leaving: ReadonlySet<Storage>, _units: readonly Unit[]): ReadonlySet<Storage> {
  return new Set(writesOf(group).filter((storage) => leaving.has(storage)));
}

export type { InstructionStep };
