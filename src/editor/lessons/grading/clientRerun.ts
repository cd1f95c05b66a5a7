/** Runs of hand-backs by an engine in the browser. */
import { rerunOn, RunFailed, type Rerun } from '../../../lessons/grading/rerun.ts';
import type { Client } from '../../../runtime/client.ts';
import type { EngineState } from '../../../runtime/protocol.ts';

export function clientRerun(client: Client): Rerun {
  return rerunOn(() => {
    let told = { engine: '', step: 0 };
    const unfollow = client.subscribe((event) => {
      if (event.type === 'backend') told = { ...told, engine: event.backend.label };
      if (event.type === 'progress') told = { ...told, step: event.progress.step };
    });
    return {
      load: (program) => until(client, () => { client.load(program, 'auto'); }, ['idle']),
      step: (count) => until(client, () => { client.step(count); }, ['paused', 'done']),
      async measure(split, rows) {
        const answer = await client.ask({ kind: 'evaluate', split, rows });
        return answer?.kind === 'evaluate' ? answer : null;
      },
      told: () => told,
      dispose: () => { unfollow(); client.dispose(); },
    };
  });
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
