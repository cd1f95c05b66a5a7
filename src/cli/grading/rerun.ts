/** Runs of hand-backs by the engine in Node. */
import { rerunOn, RunFailed, type Rerun } from '../../lessons/grading/rerun.ts';
import type { Places } from '../../runtime/loading.ts';
import { Run, RunFailure } from '../run.ts';

export function nodeRerun(places: Places): Rerun {
  return rerunOn(() => {
    let told = { engine: '', step: 0 };
    const run = new Run(places, (event) => {
      if (event.type === 'backend') told = { ...told, engine: event.backend.label };
      if (event.type === 'progress') told = { ...told, step: event.progress.step };
    });
    return {
      load: (program) => run.load(program, 'auto'),
      step: (count) => orFailed(run.step(count, false)),
      measure: (split, rows) => orFailed(run.ask({ kind: 'evaluate', split, rows })),
      told: () => told,
      dispose: () => { run.dispose(); },
    };
  });
}

async function orFailed<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    throw error instanceof RunFailure ? new RunFailed(error.message) : error;
  }
}
