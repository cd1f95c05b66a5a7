/** `netloom train`: trains a graph without a screen. */
import type { Program } from '../compiler/program.ts';
import { folderPlace, nodePlaces } from '../datasets/nodePlaces.ts';
import { OWN_FILES } from '../datasets/own/ownFile.ts';
import { dataSource } from '../datasets/registry.ts';
import type { NestedNumbers, Training } from '../graph/document.ts';
import { isZip, zipLayersModel } from '../graph/layersModelZip.ts';
import type { Places } from '../runtime/loading.ts';
import type { Event } from '../runtime/protocol.ts';
import { nested, writeSafetensors, type WeightsByNode } from '../graph/safetensors.ts';
import { printJson, wholeNumber, type Command, type OptionValues, type Terminal } from './command.ts';
import { writeOut } from './export.ts';
import { InputError, readGraph, type GraphFile } from './input.ts';
import { programOf } from './program.ts';
import { Run, RunFailure } from './run.ts';

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

/** Rows over which the loss is measured. */
const MEASURED_ROWS = 1000;
const PREDICTED_ROWS = 100;

export const train: Command = {
  summary: 'Trains the graph. Progress goes to stderr. OUT gets the weights: a safetensors file, plain JSON when its name ends in .json, or a TensorFlow.js LayersModel when it ends in .zip.',
  usage: 'FILE [--steps N] [--seed N] [--weights OUT] [--data DIR] [--log-every N] [--target-loss L] [--patience N] [--clip-norm C] [--json]',
  options: {
    steps: { type: 'string' },
    seed: { type: 'string' },
    weights: { type: 'string' },
    data: { type: 'string' },
    'log-every': { type: 'string' },
    'target-loss': { type: 'string' },
    patience: { type: 'string' },
    'clip-norm': { type: 'string' },
    json: { type: 'boolean' },
  },
  files: 1,
  async run(name, options, terminal) {
    const program = programOf(name, withOptions(await readGraph(name), options), terminal);
    if (!program) return 1;
    const logEvery = wholeNumber(options, 'log-every', 1, 1e9) ?? Math.max(1, Math.round(program.training.steps / 20));
    try {
      const out = options['weights'];
      const zipped = typeof out === 'string' && isZip(out);
      const { layersModel, ...result } = await trained(program, logEvery, placesOf(options), terminal, zipped);
      if (typeof out === 'string') await writeOut(out, layersModel ?? (out.endsWith('.json') ? `${JSON.stringify(result.weights)}\n` : writeSafetensors(result.weights)));
      if (options['json'] === true) printJson(terminal, result);
      else terminal.out(resultText(result));
      return 0;
    } catch (error) {
      if (!(error instanceof RunFailure)) throw error;
      terminal.err(`netloom: ${error.message}\n`);
      return 1;
    }
  },
};

/** The graph with the steps and the seed of the command line instead of its own. */
function withOptions(file: GraphFile, options: OptionValues): GraphFile {
  const steps = wholeNumber(options, 'steps', 1, 1e9);
  const seed = wholeNumber(options, 'seed', 0, 2 ** 31 - 1);
  const { epochs, ...training } = file.document.training;
  const counted = steps === undefined ? { ...training, ...(epochs === undefined ? {} : { epochs }) } : { ...training, steps };
  const settings = { ...counted, ...(seed === undefined ? {} : { seed }), ...limits(training, options) };
  return { ...file, document: { ...file.document, training: settings } };
}

/** Stop conditions and clipping (all gradients together) of the command line. */
function limits({ stop }: Partial<Training>, options: OptionValues): Pick<Training, 'stop' | 'clipping'> {
  const loss = decimal(options, 'target-loss', -1e9);
  const steps = wholeNumber(options, 'patience', 1, 1e9);
  const limit = decimal(options, 'clip-norm', 1e-6);
  const patience = steps === undefined ? {} : { patience: { metric: 'loss' as const, minDelta: 0, ...stop?.patience, steps } };
  return {
    ...(loss === undefined && steps === undefined ? {} : { stop: { ...stop, ...(loss === undefined ? {} : { loss }), ...patience } }),
    ...(limit === undefined ? {} : { clipping: { kind: 'globalNorm', limit } }),
  };
}

function decimal(options: OptionValues, name: string, min: number): number | undefined {
  const given = options[name];
  if (typeof given !== 'string') return undefined;
  const value = Number(given);
  if (given.trim() === '' || !Number.isFinite(value) || value < min) throw new InputError(`--${name} is “${given}”; it must be a number of at least ${min}.`);
  return value;
}

function placesOf({ data }: OptionValues): Places {
  const usual = nodePlaces();
  return (dataset) => (typeof data === 'string' ? [folderPlace(data, `the folder ${data}`, dataset === OWN_FILES), ...usual(dataset)] : usual(dataset));
}

/** What training gives, and the zip of the LayersModel where it was asked for. */
type Trained = TrainResult & { readonly layersModel?: Uint8Array };

/** Trains to the last step, measuring at the start and every `logEvery` steps. @throws RunFailure */
export async function trained(program: Program, logEvery: number, places: Places, terminal: Terminal, withModel = false): Promise<Trained> {
  let backend = '';
  const progress = new ProgressLine(terminal);
  const run = new Run(places, (event) => {
    if (event.type === 'backend') backend = event.backend.id;
    progress.show(event);
  });
  try {
    await run.load(program, 'auto');
    // A graph that cannot be such a model is refused now rather than after hours of training.
    if (withModel) await zippedModel(run);
    const { steps } = program.training;
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
    const model = withModel ? { layersModel: await zippedModel(run) } : {};
    return { ...(await outcome(run, program)), ...model, history, stopped, backend, stepsPerSecond: Number(((1000 * step) / milliseconds).toPrecision(4)) };
  } finally {
    progress.end();
    run.dispose();
  }
}

async function zippedModel(run: Run): Promise<Uint8Array> {
  const { modelJson, weights } = await run.ask({ kind: 'layersModel' });
  return zipLayersModel(modelJson, new Uint8Array(weights));
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

/** What happens, on stderr: one line that is written over on a terminal, and lines that stay for what was measured. */
class ProgressLine {
  readonly #terminal: Terminal;
  #open = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  show(event: Event): void {
    if (event.type === 'data') this.#line(`Data: ${dataSource(event.source)?.label ?? event.source}, ${event.trainRows.toLocaleString('en-US')} rows. ${event.origin}`);
    else if (event.type === 'backend') this.#line(`${event.backend.label}. ${event.backend.reason}`);
    else if (event.type === 'loading') this.#over(event.fraction === null ? event.message : `${event.message} ${Math.round(100 * event.fraction)} %`);
    else if (event.type === 'progress' && event.progress.stepsPerSecond !== null) {
      this.#over(`step ${event.progress.step.toLocaleString('en-US')}   ${Math.round(event.progress.stepsPerSecond).toLocaleString('en-US')} steps a second`);
    }
  }

  log(step: number, steps: number, loss: number): void {
    this.#line(`step ${step.toLocaleString('en-US')} of ${steps.toLocaleString('en-US')}   loss ${Number(loss.toPrecision(6))}`);
  }

  end(): void {
    if (this.#open) this.#terminal.err('\r\x1b[K');
    this.#open = false;
  }

  #line(text: string): void {
    this.end();
    this.#terminal.err(`${text}\n`);
  }

  #over(text: string): void {
    if (!this.#terminal.rewrites) return;
    this.#terminal.err(`\r\x1b[K${text}`);
    this.#open = true;
  }
}

function resultText({ loss, metrics, predictions, stopped, backend, stepsPerSecond }: TrainResult): string {
  const figures = [['loss', loss] as const, ...Object.entries(metrics)].map(([name, value]) => `${name} ${Number(value.toPrecision(6))}`);
  const lines = [...(stopped === null ? [] : [stopped]), figures.join('   ')];
  if (Array.isArray(predictions)) {
    lines.push('predictions');
    for (const row of predictions as readonly NestedNumbers[]) lines.push(`  ${JSON.stringify(row, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(6)) : value))}`);
  }
  return `${lines.join('\n')}\n${stepsPerSecond.toLocaleString('en-US')} steps a second on ${backend}\n`;
}
