/** What the engine does of itself, a turn at a time, where no command waits. */
import type { Blame } from '../protocol.ts';
import type { Job } from '../evaluation.ts';
import type { Alarm } from '../scheduling.ts';
import type { Run } from './run.ts';
import type { Situation } from './situation.ts';

const DEFAULT_TURN = 20;

/** The next turn; null where there is nothing to do. `alarm` wakes who waits for a slow speed's next step. */
export function nextDuty(at: Situation, alarm: Alarm): (() => Promise<void>) | null {
  const { diagnosis, waiting, run, state } = at;
  if (diagnosis) return () => search(at, diagnosis);
  if (at.begins && state === 'training' && waiting.holdsQuestionsAlone) return () => begin(at, alarm);
  if (!waiting.empty) return () => at.advanceWaiting();
  // A watch of a device that is gone would never be answered, and nothing after it would be heard.
  if (run?.probing.due(performance.now(), state === 'training') && !run.contextLost) return () => probe(at, run);
  return state === 'training' ? () => train(at, alarm) : null;
}

/** Whoever pressed Train waits for the first step: it goes before what was asked, which is then answered of the model after it. */
async function begin(at: Situation, alarm: Alarm): Promise<void> {
  at.begins = false;
  await train(at, alarm);
  at.waiting.beginAnew();
  await at.run?.tell();
}

async function probe(at: Situation, run: Run): Promise<void> {
  const seen = await run.probing.answer(run.session, at.state === 'training');
  if (seen) at.send({ type: 'probed', ...seen });
  run.resume();
  await at.giveWay();
}

/** What ends in the middle of it leaves it without a word: the failure itself has been told. */
async function search(at: Situation, diagnosis: Job<Blame | null>): Promise<void> {
  const turn = await diagnosis.next().catch(() => ({ done: true, value: null }) as const);
  await at.giveWay();
  if (!turn.done || at.diagnosis !== diagnosis) return;
  at.diagnosis = null;
  await at.run?.checkpoint();
  at.run?.report();
  at.send({ type: 'blamed', blame: turn.value ?? null });
}

/** Steps until the time is up, then a report when one is due. */
async function train(at: Situation, alarm: Alarm): Promise<void> {
  const { run, throttle, goal } = at;
  if (!run) return at.setState('idle');
  const { session, ending } = run;
  if (ending.reason !== null) return endEarly(at, run, ending.reason);
  const start = performance.now();
  const allowed = Math.min(throttle.allowed(start), goal - session.step);
  if (allowed <= 0 && session.step < goal) return alarm.sleep(throttle.wait(start));
  const { taken, validate } = await run.turn(allowed, start + (at.options.turn ?? DEFAULT_TURN), goal);
  throttle.took(taken, performance.now());
  if (validate) at.waiting.push({ kind: 'validation', step: session.step, job: session.validate() });
  if (session.step >= goal) {
    run.report();
    at.setState(session.step >= session.lastStep ? 'done' : 'paused');
  }
  await at.giveWay();
}

/** Training that a stop condition ends; Train goes on with a new watch. */
async function endEarly(at: Situation, run: Run, reason: string): Promise<void> {
  const { point } = run.ending;
  await run.collect();
  run.addLast(point);
  at.send({ type: 'stopped', step: run.session.step, reason });
  run.ending.forget();
  await at.rest('done');
}
