/** Runs of hand-backs by the engine in Node. */
import type { Said } from '../../lessons/facts.ts';
import type { Rerun } from '../../lessons/grading/rerun.ts';
import type { Places } from '../../runtime/loading.ts';
import { Run, RunFailure } from '../run.ts';

export function nodeRerun(places: Places): Rerun {
  return async ({ program, stops, rows }, look) => {
    let engine = '';
    let reached = 0;
    const run = new Run(places, (event) => {
      if (event.type === 'backend') engine = event.backend.label;
      if (event.type === 'progress') reached = event.progress.step;
    });
    const measured = (split: 'train' | 'validation') => (rows[split] > 0 ? run.ask({ kind: 'evaluate', split, rows: rows[split] }) : Promise.resolve(null));
    try {
      await run.load(program, 'auto');
      let step = 0;
      for (const stop of stops) {
        let said: Said;
        try {
          // Without the graph's own stop conditions: the file says where it rested.
          if (stop > step) await run.step(stop - step, false);
          said = { step: stop, failed: false, train: await measured('train'), validation: await measured('validation') };
        } catch (error) {
          if (!(error instanceof RunFailure)) throw error;
          said = { step: reached, failed: true, train: null, validation: null };
        }
        step = stop;
        if (!look(said)) break;
      }
      return engine;
    } finally {
      run.dispose();
    }
  };
}
