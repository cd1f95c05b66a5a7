/**
 * Where a run's numbers first stopped being numbers. Training is repeatable from seed and step alone, so
 * the steps since the last checkpoint are taken again, and the one that went wrong is looked into.
 */
import { isFinite } from '../checkpoints/checkpoint.ts';
import type { Job } from '../evaluation.ts';
import type { Blame } from '../protocol.ts';
import type { Session } from '../session.ts';
import type { TrainerState } from '../step/trainer.ts';
import { blameState, blameStep } from './lookInto.ts';

/** Steps between two looks at all weights; in the stretch where they went wrong every step is looked at. */
const STRETCH = 64;
/** Milliseconds that may be spent on taking the steps again. */
const PATIENCE = 10_000;

/** A moment of a run. */
export interface Moment {
  readonly step: number;
  readonly state: TrainerState;
}

/**
 * Leaves the session at the last step before which every number was one.
 * @param from the last checkpoint; null for the beginning of the run.
 * @param failed the step whose loss was found to be none.
 * @returns null where taking the steps again takes too long, or does not go wrong again.
 */
export async function* diagnose(session: Session, from: Moment | null, failed: number): Job<Blame | null> {
  const until = performance.now() + PATIENCE;
  const { lastStep } = session;
  if (!from) session.reset();
  let good: Moment = from ?? { step: session.step, state: await session.trainer.state() };
  const back = (): void => { session.restore(good.state, good.step, lastStep); };
  back();
  // What was there before the first step cannot be blamed on one.
  if (!isFinite(good.state)) return blameState(session.program, good, 'weights');

  for (;;) {
    const next = await advance(session, Math.min(STRETCH, failed + 1 - session.step));
    yield;
    if (!next.finite || next.step > failed) break;
    good = next;
    if (performance.now() < until) continue;
    back();
    return null;
  }
  back();
  for (;;) {
    const next = await advance(session, 1);
    yield;
    if (!next.finite || next.step > failed) break;
    good = next;
  }
  back();
  const blame = (await blameStep(session, good)) ?? null;
  back();
  return blame;
}

/** Takes steps, and looks at what they leave behind. */
async function advance(session: Session, steps: number): Promise<Moment & { readonly finite: boolean }> {
  let finite = true;
  for (let taken = 0; taken < steps && finite; taken++) {
    const found = session.advance(false);
    finite = found === null || Number.isFinite(found.loss);
  }
  // These losses were told when they were first found.
  await session.trainer.read();
  const state = await session.trainer.state();
  return { step: session.step, state, finite: finite && isFinite(state) };
}
