/** Runs of hand-backs by an engine in the browser. */
import type { Measured, Said } from '../../../lessons/facts.ts';
import type { Rerun } from '../../../lessons/grading/rerun.ts';
import type { Client } from '../../../runtime/client.ts';
import type { EngineState } from '../../../runtime/protocol.ts';

/** The run has failed; the message says how. */
class RunFailed extends Error {}

export function clientRerun(client: Client): Rerun {
  return async ({ program, stops, rows }, look) => {
    let engine = '';
    let reached = 0;
    const follow = client.subscribe((event) => {
      if (event.type === 'backend') engine = event.backend.label;
      if (event.type === 'progress') reached = event.progress.step;
    });
    try {
      await until(client, () => { client.load(program, 'auto'); }, ['idle']);
      let step = 0;
      for (const stop of stops) {
        let said: Said;
        try {
          if (stop > step) await until(client, () => { client.step(stop - step); }, ['paused', 'done']);
          said = { step: stop, failed: false, train: await measured(client, 'train', rows.train), validation: await measured(client, 'validation', rows.validation) };
        } catch (error) {
          if (!(error instanceof RunFailed)) throw error;
          said = { step: reached, failed: true, train: null, validation: null };
        }
        step = stop;
        if (!look(said)) break;
      }
      return engine;
    } finally {
      follow();
      client.dispose();
    }
  };
}

async function measured(client: Client, split: 'train' | 'validation', rows: number): Promise<Measured | null> {
  const answer = rows > 0 ? await client.ask({ kind: 'evaluate', split, rows }) : null;
  return answer?.kind === 'evaluate' ? answer : null;
}

/** Settles when the engine, having begun what `act` asks of it, comes to one of the states. @throws RunFailed */
function until(client: Client, act: () => void, states: readonly EngineState[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let begun = false;
    const unfollow = client.subscribe((event) => {
      if (event.type === 'failed') reject(new RunFailed(event.message));
      else if (event.type === 'state' && (event.state === 'loading' || event.state === 'training')) {
        begun = true;
        return;
      } else if (begun && event.type === 'state' && states.includes(event.state)) resolve();
      else return;
      unfollow();
    });
    act();
  });
}
