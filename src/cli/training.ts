/** Trains a program to its end, measuring on the way. */
import type { Program } from '../compiler/program.ts';
import type { NestedNumbers } from '../graph/document.ts';
import { nested, type WeightsByNode } from '../graph/safetensors.ts';
import type { Places } from '../runtime/loading.ts';
import type { Terminal } from './command.ts';
import { ProgressLine } from './progress.ts';
import { Run } from './run.ts';
import type { WeightsForm } from './weightsFile.ts';

export interface TrainResult {
  /** Over the training rows (the first 1,000 where there are more), after the last step. */
  readonly loss: number;
  /** `accuracy`, `validationLoss` and `validationAccuracy`, where they can be had. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly history: readonly { readonly step: number; readonly loss: number }[];
  /** One for each training row; left out where there are more than 100. */
  readonly predictions?: NestedNumbers;
  readonly weights: WeightsByNode;
  /** Why training ended before its last step, in a sentence; null where it took all of them. */
  readonly stopped: string | null;
  readonly backend: string;
  readonly stepsPerSecond: number;
}

export interface TrainOptions {
  /** Steps between two measurements. */
  readonly logEvery: number;
  readonly places: Places;
  readonly terminal: Terminal;
  /** The form of the weights that are to be written; none where they are not. */
  readonly form?: WeightsForm | undefined;
}

/** What training gives, and the file where a form was asked for. */
export interface Trained {
  readonly result: TrainResult;
  readonly file: string | Uint8Array | null;
}

/** Rows over which the loss is measured. */
const MEASURED_ROWS = 1000;
const PREDICTED_ROWS = 100;

/** Trains to the last step. @throws RunFailure */
export async function trained(program: Program, { logEvery, places, terminal, form }: TrainOptions): Promise<Trained> {
  let backend = '';
  const progress = new ProgressLine(terminal);
  const run = new Run(places, (event) => {
    if (event.type === 'backend') backend = event.backend.id;
    progress.show(event);
  });
  try {
    await run.load(program, 'auto');
    // A graph that cannot be put so is refused now rather than after hours of training.
    await form?.content(run, program);
    const walked = await walk(run, program.training.steps, logEvery, progress);
    const result = { ...(await outcome(run, program)), ...walked, backend };
    return { result, file: (await form?.content(run, program)) ?? null };
  } finally {
    progress.end();
    run.dispose();
  }
}

/** Step after step, with a measurement at the start and every `logEvery` steps. */
async function walk(run: Run, steps: number, logEvery: number, progress: ProgressLine): Promise<Pick<TrainResult, 'history' | 'stopped' | 'stepsPerSecond'>> {
  const history = [{ step: 0, loss: await measuredLoss(run) }];
  progress.log(0, steps, history[0]?.loss ?? NaN);
  let stopped: string | null = null;
  let milliseconds = 0;
  let step = 0;
  while (step < steps && stopped === null) {
    const count = Math.min(logEvery, steps - step);
    const before = performance.now();
    const end = await run.step(count);
    milliseconds += performance.now() - before;
    step = end?.step ?? step + count;
    stopped = end?.reason ?? null;
    if (step % logEvery !== 0 && stopped === null) continue;
    const loss = await measuredLoss(run);
    if (history.at(-1)?.step !== step) history.push({ step, loss });
    progress.log(step, steps, loss);
  }
  return { history, stopped, stepsPerSecond: Number(((1000 * step) / milliseconds).toPrecision(4)) };
}

async function measuredLoss(run: Run): Promise<number> {
  return (await run.ask({ kind: 'evaluate', split: 'train', rows: MEASURED_ROWS })).loss;
}

async function outcome(run: Run, program: Program): Promise<Pick<TrainResult, 'loss' | 'metrics' | 'predictions' | 'weights'>> {
  const rows = program.sources[0]?.trainRows ?? 1;
  const measured = await run.ask({ kind: 'evaluate', split: 'train', rows: MEASURED_ROWS, predictions: rows <= PREDICTED_ROWS });
  const { validation } = program.training;
  const checked = validation ? await run.ask({ kind: 'evaluate', split: 'validation', rows: validation.rows }) : null;
  const { weights } = await run.ask({ kind: 'weights' });
  return {
    loss: measured.loss,
    metrics: {
      ...(measured.accuracy === null ? {} : { accuracy: measured.accuracy }),
      ...(checked ? { validationLoss: checked.loss } : {}),
      ...(checked && checked.accuracy !== null ? { validationAccuracy: checked.accuracy } : {}),
    },
    ...(measured.predictions ? { predictions: nested([...measured.predictions], measured.shape) } : {}),
    weights,
  };
}
