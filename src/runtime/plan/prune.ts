/** Which steps are needed, and for what. */
import { readsOf, type Step } from './step.ts';
import type { Storage, Value } from './value.ts';

/** The steps that the values depend on, as places in the list. A storage that several steps write needs all of them. */
export function needed(steps: readonly Step[], values: Iterable<Value>): ReadonlySet<number> {
  const wanted = new Set<Storage>([...values].map(({ storage }) => storage));
  const found = new Set<number>();
  for (let place = steps.length - 1; place >= 0; place--) {
    const step = steps[place] as Step;
    if (!wanted.has(step.out.storage)) continue;
    found.add(place);
    for (const storage of readsOf(step)) wanted.add(storage);
  }
  return found;
}

/** The steps that depend on nothing but constants: they are taken once. */
export function constantSteps(steps: readonly Step[], given: Iterable<Storage>): ReadonlySet<number> {
  const constant = new Set<Storage>([...given].filter(({ origin }) => origin?.type === 'constant'));
  const writes = new Map<Storage, boolean>();
  const found = new Set<number>();
  steps.forEach((step, place) => {
    const still = readsOf(step).every((storage) => constant.has(storage)) && writes.get(step.out.storage) !== false;
    writes.set(step.out.storage, still);
    if (still) {
      found.add(place);
      constant.add(step.out.storage);
    } else constant.delete(step.out.storage);
  });
  // A storage that was begun with constants and went on with others (a padding) is written at each step.
  return new Set([...found].filter((place) => writes.get((steps[place] as Step).out.storage)));
}
