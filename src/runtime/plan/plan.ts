/**
 * From a trace to a plan: lowered to steps, pruned, fused, laid out in memory, written as instructions.
 * Each stage is a file of its own, and its result a valid thing of its own.
 */
import { updateAims } from './aims.ts';
import { allocate, layOut } from './allocate.ts';
import { fuse, type Unit } from './fuse.ts';
import type { Instruction } from './instruction.ts';
import { lifetimesOf } from './lifetimes.ts';
import { lower } from './lower.ts';
import { writeGroup } from './mapCode.ts';
import { partsOf } from './parts.ts';
import { readsOf } from './step.ts';
import type { Origin, Trace } from './trace.ts';
import { readsOfUnit, writesOf } from './unit.ts';
import { sizeOfShape, type Storage, type Value } from './value.ts';

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
  const results = new Set(Object.values(lowered.results).map(({ storage }) => storage));
  const updated = new Set(Object.values(lowered.updates).map(({ storage }) => storage));
  const setup = fuse(parts.setup, new Set(parts.setup.map(({ out }) => out.storage)));
  const sections = [parts.core, parts.metrics, parts.updates];
  const [core = [], metrics = [], updates = []] = sections.map((steps, index) => {
    // What a later section reads leaves this one.
    const later = sections.slice(index + 1).flatMap((section) => section.flatMap(readsOf));
    return fuse(steps, new Set([...results, ...updated, ...later]));
  });

  const units = [...core, ...metrics, ...updates];
  const aims = updateAims(lowered, units);
  const lasting = new Set([...lowered.given, ...setup.flatMap(writesOf), ...results]);
  const fixed = layOut(lasting, ground.from, ({ origin }) => (origin?.type === 'state' ? ground.state.get(origin.key) : undefined));
  const passing = allocate(lifetimesOf(units, new Set([...lasting, ...aims.inPlace.keys()]), updated), fixed.end);
  const placeOf = (storage: Storage): number => {
    const place = fixed.offsets.get(aims.inPlace.get(storage) ?? storage) ?? passing.offsets.get(storage);
    if (place === undefined) throw new Error('A value of the plan has no place in memory.');
    return place;
  };
  const at = ({ storage, offset }: Value): number => placeOf(storage) + offset;

  const read = new Set([...results, ...updated, ...[...setup, ...units].flatMap(readsOfUnit)]);
  const write = (list: readonly Unit[]) => list.map((unit) => (unit.type === 'group' ? writeGroup(unit, new Set(writesOf(unit).filter((storage) => read.has(storage))), at) : unit.make(at)));
  const copies = aims.copies.map(([value, target]): Instruction => ({ op: 'copy', from: at(value), to: placeOf(target), shape: [target.size], fromStrides: [1], toStrides: [1] }));
  const tail = [...write(updates), ...copies];
  return {
    memory: passing.end,
    setup: write(setup),
    step: [...write(core), ...tail],
    measuredStep: [...write(core), ...write(metrics), ...tail],
    given: lowered.given.map((storage) => ({ at: placeOf(storage), size: storage.size, origin: storage.origin as Origin })),
    results: Object.fromEntries(Object.entries(lowered.results).map(([name, value]) => [name, { at: at(value), size: sizeOfShape(value.shape) }])),
  };
}
