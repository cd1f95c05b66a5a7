import type { Session } from '../session.ts';
import type { Ending } from './ending.ts';

/** Milliseconds of steps between two looks at the clock, which cost as much as a small step. */
const BETWEEN_LOOKS = 0.5;

/**
 * Steps until the time is up, at most `limit` of them. Stops early where validation is due, at a step
 * whose loss is known to be no number, and at one that meets a stop condition. The last loss before a
 * read is always kept.
 * @param end as `performance.now()` gives it.
 * @returns how many were taken.
 */
export function takeSteps(session: Session, limit: number, end: number, ending: Ending): number {
  let taken = 0;
  let stride = 1;
  let looked = performance.now();
  while (taken < limit) {
    taken += 1;
    const found = session.advance(taken >= limit || ending.wantsAccuracy);
    if (found && (!Number.isFinite(found.loss) || ending.meets(found))) break;
    if (session.validationDue()) break;
    if (taken % stride !== 0) continue;
    const now = performance.now();
    if (now >= end) break;
    if (now - looked < BETWEEN_LOOKS && stride < 256) stride *= 2;
    looked = now;
  }
  return taken;
}
