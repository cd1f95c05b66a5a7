import type { Lowered } from './lower.ts';
import { constantSteps, needed } from './prune.ts';
import type { Step } from './step.ts';

/** The steps by when they are taken; what nobody reads is in none of them. */
export interface Parts {
  /** Once: they depend on constants alone. */
  readonly setup: readonly Step[];
  readonly core: readonly Step[];
  /** Only where accuracy is wanted. */
  readonly metrics: readonly Step[];
  /** The optimizer's, after all that reads the old weights. */
  readonly updates: readonly Step[];
}

export function partsOf({ steps, updatesFrom, results, updates, given }: Lowered): Parts {
  const { loss } = results;
  const training = needed(steps, [...(loss ? [loss] : []), ...Object.values(updates)]);
  const all = needed(steps, [...Object.values(results), ...Object.values(updates)]);
  const constant = constantSteps(steps, given);
  const select = (keep: (place: number) => boolean) => steps.filter((_, place) => all.has(place) && keep(place));
  return {
    setup: select((place) => constant.has(place)),
    core: select((place) => !constant.has(place) && training.has(place) && place < updatesFrom),
    metrics: select((place) => !constant.has(place) && !training.has(place)),
    updates: select((place) => !constant.has(place) && training.has(place) && place >= updatesFrom),
  };
}
