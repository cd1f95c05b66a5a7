/** Forward passes of a model, traced: what answers about rows are planned from. */
import type { Program, ValueReference } from '../../compiler/program.ts';
import type { TF } from '../../nodes/kind.ts';
import type { Model } from '../model/model.ts';
import { Objective } from '../model/objective.ts';
import { takePass, type Pass } from '../probes/pass.ts';
import type { Trace } from '../plan/trace.ts';
import { tracedRandom } from './capture.ts';
import { feedsOf, traced } from './traced.ts';

/** Loss, accuracy and the first loss's prediction over so many rows, as when not training. */
export function captureMeasure(tf: TF, program: Program, model: Model, rows: number): Trace {
  return traced(tf, model, (tracing) => {
    const { recording } = tracing;
    const { loss, accuracy, prediction } = new Objective(tf, program, model).measure(feedsOf(program, rows, tracing), { training: false });
    const results = { loss, ...(accuracy ? { accuracy } : {}), ...(prediction ? { prediction } : {}) };
    return { values: recording.values, calls: recording.calls, updatesFrom: Infinity, updates: {}, results: Object.fromEntries(Object.entries(results).map(([name, { dataId }]) => [name, recording.idOf(dataId)])) };
  });
}

/** One value for so many rows, as when not training. */
export function captureValue(tf: TF, program: Program, model: Model, at: ValueReference, rows: number): Trace {
  return traced(tf, model, (tracing) => {
    const { recording } = tracing;
    const [value] = model.forward(model.plan([at]), feedsOf(program, rows, tracing), { training: false });
    if (!value) throw new Error(`There is no value “${at.node}.${at.port}”.`);
    return { values: recording.values, calls: recording.calls, updatesFrom: Infinity, updates: {}, results: { value: recording.idOf(value.dataId) } };
  });
}

/** A pass with its inner values and gradients, as results named by their places. */
export function capturePass(tf: TF, program: Program, model: Model, pass: Pass): Trace {
  return traced(tf, model, (tracing) => {
    const { recording, given } = tracing;
    const mode = pass.step === null ? { training: false as const } : { training: true as const, randomOf: ({ seed }: { readonly seed: number }) => tracedRandom(seed, given) };
    const found = takePass(tf, program, model, feedsOf(program, pass.rows, tracing), pass, mode);
    const results = Object.fromEntries([...found].map(([place, { dataId }]) => [place, recording.idOf(dataId)]));
    tf.dispose([...found.values()]);
    return { values: recording.values, calls: recording.calls, updatesFrom: Infinity, updates: {}, results };
  });
}
