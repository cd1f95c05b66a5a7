/** `netloom train`: trains a graph without a screen. */
import type { NestedNumbers, Training } from '../graph/document.ts';
import { decimal, JSON_OPTION, ONE_GRAPH, printJson, textOption, wholeNumber, type Command, type OptionValues } from './command.ts';
import { EXIT } from './exitStatus.ts';
import { readGraph, type GraphFile } from './input.ts';
import { writeOut } from './output.ts';
import { dataPlaces } from './places.ts';
import { programOf } from './program.ts';
import { RunFailure } from './run.ts';
import { trained, type TrainResult } from './training.ts';
import { weightsForm } from './weightsFile.ts';

export const train: Command = {
  summary: 'Trains the graph, and writes what it has learned.',
  details: 'Progress goes to stderr, the result to stdout. The name of OUT says in which form the weights are written: a safetensors file, plain JSON (.json), a TensorFlow.js LayersModel (.zip) or an ONNX model (.onnx).',
  options: {
    steps: { type: 'string', value: 'N', help: 'Takes so many steps instead of the graph’s.' },
    seed: { type: 'string', value: 'N', help: 'Begins from this seed instead of the graph’s.' },
    weights: { type: 'string', value: 'OUT', help: 'Writes the trained weights to this file.' },
    data: { type: 'string', value: 'DIR', help: 'Looks for the files of data sets in this folder first; for your own files in the folders in it, too.' },
    'log-every': { type: 'string', value: 'N', help: 'Measures the loss every N steps.' },
    'target-loss': { type: 'string', value: 'L', help: 'Stops once the loss is as low as this.' },
    patience: { type: 'string', value: 'N', help: 'Stops once the loss has not fallen for N steps.' },
    'clip-norm': { type: 'string', value: 'C', help: 'Holds the length of all gradients together at C.' },
    json: JSON_OPTION,
  },
  files: ONE_GRAPH,
  async run([name = ''], options, terminal) {
    const program = programOf(name, withOptions(await readGraph(name), options), terminal);
    if (!program) return EXIT.failed;
    const logEvery = wholeNumber(options, 'log-every', 1, 1e9) ?? Math.max(1, Math.round(program.training.steps / 20));
    const out = textOption(options, 'weights');
    // On a terminal the line of the progress may be open.
    const tell = (text: string) => { terminal.err(`${terminal.width === null ? '' : '\r\x1b[K'}${text}\n`); };
    try {
      const { result, file } = await trained(program, { logEvery, places: dataPlaces(textOption(options, 'data'), tell), terminal, form: out === undefined ? undefined : weightsForm(out) });
      if (out !== undefined && file !== null) await writeOut(out, file);
      if (options['json'] === true) printJson(terminal, result);
      else terminal.out(resultText(result));
      return EXIT.done;
    } catch (error) {
      if (!(error instanceof RunFailure)) throw error;
      terminal.err(`netloom: ${error.message}\n`);
      return EXIT.failed;
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

function resultText({ loss, metrics, predictions, stopped, backend, stepsPerSecond }: TrainResult): string {
  const figures = [['loss', loss] as const, ...Object.entries(metrics)].map(([name, value]) => `${name} ${Number(value.toPrecision(6))}`);
  const lines = [...(stopped === null ? [] : [stopped]), figures.join('   ')];
  if (Array.isArray(predictions)) {
    lines.push('predictions');
    for (const row of predictions as readonly NestedNumbers[]) lines.push(`  ${JSON.stringify(row, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(6)) : value))}`);
  }
  return `${lines.join('\n')}\n${stepsPerSecond.toLocaleString('en-US')} steps a second on ${backend}\n`;
}
