import type { Session } from '../session.ts';

/**
 * Takes the first step of a run and takes it back, bit for bit: browsers make WebAssembly fast only once it has run, and the
 * first step would be several times as long as those after it. Nothing is done where tfjs takes the steps.
 */
export async function rehearse({ trainer }: Session): Promise<void> {
  if (trainer.execution.kind !== 'replay') return;
  const state = await trainer.state();
  trainer.step(0, true);
  await trainer.read();
  trainer.restore(state);
}
