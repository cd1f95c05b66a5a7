import type { Session } from '../session.ts';
import { makeYield } from '../scheduling.ts';
import { Ending } from './ending.ts';
import { takeSteps } from './takeSteps.ts';

/** Milliseconds of steps, and of one turn of them. What browsers compile meanwhile, they would else compile while the page draws the first charts. */
const LENGTH = 250;
const TURN = 10;

/**
 * Takes the first steps of a run and takes them back, bit for bit: browsers make code fast only once it has run, and compile it
 * beside that. The first step would be several times as long as those after it, and the page would share the machine with
 * compilers just then. Nothing is done where tfjs takes the steps.
 * @param wanted true as soon as somebody waits for the run.
 */
export async function rehearse(session: Session, wanted: () => boolean): Promise<void> {
  const { trainer, lastStep } = session;
  if (trainer.execution.kind !== 'replay') return;
  const rest = makeYield();
  const start = await trainer.state();
  const end = performance.now() + LENGTH;
  do {
    takeSteps(session, lastStep - session.step, performance.now() + TURN, new Ending());
    await trainer.read();
    await rest();
  } while (performance.now() < end && session.step < lastStep && !wanted());
  session.restore(start, 0, lastStep);
}
