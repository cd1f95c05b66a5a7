/** What was seen of a run, moment by moment: bounded, and never of two pasts at once. */

export interface Moment<T> {
  /** The step before which it was seen. */
  readonly step: number;
  readonly value: T;
}

/** More moments than these have no pixels of their own. */
export const MOST_MOMENTS = 200;

/**
 * A history with one moment more. Moments at its step or after it were of a past that a rewind or a reset has left.
 * When there is one too many, the one goes whose neighbours lie nearest to each other, so that the rest cover the steps evenly;
 * never the first or the last.
 */
export function withMoment<T>(history: readonly Moment<T>[], moment: Moment<T>, most: number = MOST_MOMENTS): readonly Moment<T>[] {
  const last = history.at(-1);
  const kept = last === undefined || last.step < moment.step ? history : history.filter(({ step }) => step < moment.step);
  const all = [...kept, moment];
  if (all.length <= most) return all;
  const spare = densest(all);
  return all.filter((_, index) => index !== spare);
}

/** The moment between the two that lie nearest to each other. */
function densest(all: readonly Moment<unknown>[]): number {
  let [best, least] = [1, Infinity];
  for (let index = 1; index < all.length - 1; index++) {
    const gap = (all[index + 1]?.step ?? 0) - (all[index - 1]?.step ?? 0);
    if (gap < least) [best, least] = [index, gap];
  }
  return best;
}
