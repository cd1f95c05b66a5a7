/**
 * The engine's figures in Node, beside NumPy and PyTorch where they are installed: `npx tsx bench/engine.ts`. With names
 * behind it only those: `npx tsx bench/engine.ts spirals`.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import seedrandom from 'seedrandom';
import { graph } from '../src/compiler/testGraphs.fixture.ts';
import type { Program } from '../src/compiler/program.ts';
import { nodePlaces } from '../src/datasets/nodePlaces.ts';
import type { Data } from '../src/datasets/source.ts';
import type { GraphDocument } from '../src/graph/document.ts';
import { Batches } from '../src/runtime/batches.ts';
import { Harness, preset, programOf } from '../src/runtime/harness.fixture.ts';
import { DataLoader } from '../src/runtime/loading.ts';
import { buildModel } from '../src/runtime/model/model.ts';
import type { Probe, ProbeRequest } from '../src/runtime/protocol.ts';
import { createMachine } from '../src/runtime/replay/machine/machine.ts';
import { EagerTrainer } from '../src/runtime/step/eagerTrainer.ts';
import { ReplayTrainer } from '../src/runtime/step/replayTrainer.ts';
import type { Trainer } from '../src/runtime/step/trainer.ts';
import { loadTensorFlow } from '../src/runtime/tensorflow.ts';
import { ObjectNet } from './objectNet.ts';
import { playgroundFile, playgroundNet, type ExampleNet } from './playground.ts';
import type { BenchRow } from './row.ts';

/** Runs a Python script that prints one number; null where Python or what it needs is missing. */
function python(script: string): number | null {
  for (const command of ['python3', '/usr/bin/python3']) {
    try {
      return Number(execFileSync(command, [fileURLToPath(new URL(`reference/${script}`, import.meta.url))], { stdio: ['ignore', 'pipe', 'ignore'] }));
    } catch {
      // The next one may have it.
    }
  }
  return null;
}

const beside = (name: string, value: number | null, unit: string): string => (value === null ? `${name} is not installed` : `${name}: ${Number(value.toPrecision(3))} ${unit}`);

/** Seconds of the whole run through the engine, by the clock. */
async function engineSeconds(document: GraphDocument): Promise<number> {
  const harness = new Harness();
  await harness.load(programOf(document), 'auto');
  const start = performance.now();
  harness.post({ type: 'train' });
  await harness.state('done');
  const seconds = (performance.now() - start) / 1000;
  harness.post({ type: 'dispose' });
  return seconds;
}

type Make = (program: Program, batches: Batches) => Promise<Trainer>;

/** Seconds a step, best of several stretches, without an engine around the trainer. */
async function stepSeconds(program: Program, make: Make, steps: number, rounds = 5): Promise<number> {
  const tf = await loadTensorFlow();
  const data = await new DataLoader(nodePlaces()).load(program, new AbortController().signal, () => undefined);
  const batches = new Batches(tf, program, data);
  const trainer = await make(program, batches);
  let best = Infinity;
  let step = 0;
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now();
    for (let taken = 0; taken < steps; taken++) trainer.step(step++, taken === steps - 1);
    await trainer.read();
    if (round > 0) best = Math.min(best, (performance.now() - start) / 1000 / steps);
  }
  trainer.dispose();
  return best;
}

const replaying = (threads: number): Make => async (program, batches) => {
  const tf = await loadTensorFlow();
  await tf.setBackend('cpu');
  return new ReplayTrainer(tf, program, buildModel(tf, program), batches, await createMachine({ threads }), '');
};
const eager: Make = async (program, batches) => {
  const tf = await loadTensorFlow();
  await tf.setBackend('cpu');
  return new EagerTrainer(tf, program, buildModel(tf, program), batches, '');
};

/** Steps a second against tfjs call by call, which is how they were taken before. */
async function small(name: string): Promise<BenchRow> {
  const program = programOf(preset(name));
  const before = 1 / (await stepSeconds(program, eager, 500, 3));
  const now = 1 / (await stepSeconds(program, replaying(1), 20_000));
  return { what: `${program.title}: steps a second`, unit: 'times tfjs call by call', value: now / before, must: 50, aim: null, note: `${Math.round(now).toLocaleString('en-US')} against ${Math.round(before).toLocaleString('en-US')} steps a second` };
}

const BATCH = 10;
const RATE = 0.03;
const EXAMPLES = 100_000;
const SIZES = [2, 8, 8, 1];

/** Examples a second of a net that learns them one by one, best of several stretches. */
function examplesPerSecond(net: ExampleNet, rows: readonly (readonly [features: readonly number[], label: number])[]): number {
  let best = Infinity;
  for (let round = 0; round < 6; round++) {
    const start = performance.now();
    for (let example = 0; example < EXAMPLES; example++) {
      const [features, label] = rows[example % rows.length] as (typeof rows)[number];
      net.learn(features, label);
      if (example % BATCH === BATCH - 1) net.update(RATE);
    }
    best = Math.min(best, performance.now() - start);
  }
  return EXAMPLES / (best / 1000);
}

/** The same rows, net, loss (half the squared error, mean over a batch) and plain descent for all. */
async function spirals(): Promise<BenchRow> {
  const document = graph(
    [['data', 'dataset', { source: 'spirals', samples: 500 }], ['one', 'dense', { units: 8, activation: 'tanh' }], ['two', 'dense', { units: 8, activation: 'tanh' }], ['out', 'dense', { units: 1, activation: 'tanh' }], ['loss', 'loss', { function: 'halfSumSquaredError' }]],
    ['data.features > one.in', 'one.out > two.in', 'two.out > out.in', 'out.out > loss.prediction', 'data.labels > loss.target'],
    { batchSize: BATCH, shuffle: true, optimizer: { kind: 'sgd', learningRate: RATE / BATCH } },
  );
  const program = programOf(document);
  const ours = BATCH / (await stepSeconds(program, replaying(1), 20_000));
  const { train } = (await new DataLoader(nodePlaces()).load(program, new AbortController().signal, () => undefined)).get('data') as Data;
  const rows = Array.from({ length: train.rows }, (_, row) => [[...train.features.subarray(2 * row, 2 * row + 2)], train.labels[row] as number] as const);
  const random = seedrandom.alea('spirals');
  const anew = examplesPerSecond(new ObjectNet(SIZES, () => random()), rows);
  const millions = (value: number) => `${(value / 1e6).toFixed(2)} M`;
  const row = { what: 'spirals, 2-8-8-1, batch 10: examples a second', must: 1, aim: 2 };
  if (playgroundFile === null) return { ...row, unit: 'times a net of objects (Playground’s design)', value: ours / anew, note: `${millions(ours)} against ${millions(anew)}; Playground’s nn.ts is not at hand` };
  const theirs = examplesPerSecond(await playgroundNet(playgroundFile, SIZES), rows);
  return { ...row, unit: 'times Playground’s nn.ts', value: ours / theirs, note: `${millions(ours)} against ${millions(theirs)}; the same design written anew: ${millions(anew)}` };
}

/** The graph with every node of a kind taken out, its wires healed. */
function bypassed(document: GraphDocument, kind: string): GraphDocument {
  return document.nodes.filter((node) => node.kind === kind).reduce((rest, { id }) => {
    const source = rest.edges.find(({ to }) => to === `${id}.in`)?.from;
    return {
      ...rest,
      nodes: rest.nodes.filter((node) => node.id !== id),
      edges: rest.edges.filter(({ to }) => to !== `${id}.in`).map((edge) => (source !== undefined && edge.from === `${id}.out` ? { ...edge, from: source } : edge)),
    };
  }, document);
}

async function convnet(): Promise<readonly BenchRow[]> {
  const program = programOf(preset('6-mnist-convnet'));
  const one = await stepSeconds(program, replaying(1), 4, 4);
  const two = await stepSeconds(program, replaying(2), 4, 6);
  const without = await stepSeconds(programOf(bypassed(preset('6-mnist-convnet'), 'lrn')), replaying(2), 4, 6);
  const torch = python('convnet.py');
  const share: BenchRow = { what: 'LRN’s share of that step, forward and back', unit: '%', value: 100 * Math.max(0, 1 - without / two), must: 10, aim: null, note: 'against the same net without it' };
  const note = `${(1000 * two).toFixed(0)} ms (one thread: ${(1000 * one).toFixed(0)} ms); ${torch === null ? 'PyTorch is not installed' : `PyTorch: ${(1000 * torch).toFixed(0)} ms`}`;
  return [{ what: 'convnet step, batch 64, WASM, 2 threads', unit: 'times PyTorch’s time', value: torch === null ? NaN : two / torch, must: 1.3, aim: 1, note }, share];
}

/** Milliseconds of each stretch, and how often with and without are taken in turn. */
const STRETCH = 3000;
const TURNS = 4;

/** What open views ask ten times a second, against the same run without them. */
async function probes(): Promise<BenchRow> {
  const document = preset('6-mnist-convnet');
  const harness = new Harness();
  await harness.load(programOf({ ...document, training: { ...document.training, validation: undefined, steps: 1_000_000 } as GraphDocument['training'] }), 'wasm');
  const nodes = document.nodes.filter(({ kind }) => kind !== 'loss').map(({ id }) => id);
  const request: ProbeRequest = {
    samples: { kind: 'rows', split: 'train', rows: [0] },
    perSecond: 10,
    probes: nodes.flatMap((node): Probe[] => [{ node, quantity: 'activations', as: 'values' }, { node, quantity: 'activationGradients', as: 'norm' }, { node, quantity: 'weights', as: 'histogram' }, { node, quantity: 'weightGradients', as: 'norm' }]),
  };
  harness.post({ type: 'train' });
  await harness.until(() => harness.step > 5);
  const stretch = async (asked: ProbeRequest | null): Promise<number> => {
    harness.post({ type: 'watch', id: 1, request: asked });
    const [from, start] = [harness.step, performance.now()];
    await harness.until(() => performance.now() - start > STRETCH);
    return (harness.step - from) / (performance.now() - start);
  };
  let [without, during] = [0, 0];
  for (let turn = 0; turn < TURNS; turn++) {
    without += await stretch(null);
    during += await stretch(request);
  }
  const answers = (harness.of('probed').length / ((TURNS * STRETCH) / 1000)).toFixed(1);
  harness.post({ type: 'dispose' });
  return { what: 'convnet with probes at 10 a second: time of a step', unit: 'times without', value: without / during, must: 1.1, aim: null, note: `activations, gradients, histograms of every node for one image; ${answers} answers a second` };
}

async function xor(): Promise<BenchRow> {
  const numpy = python('xor.py');
  const seconds = Math.min(await engineSeconds(preset('5-xor-net')), await engineSeconds(preset('5-xor-net')), await engineSeconds(preset('5-xor-net')));
  return { what: 'XOR, 60,000 steps, engine in Node', unit: 's', value: seconds, must: 0.6, aim: 0.1, note: beside('NumPy', numpy, 's') };
}

const MEASURES: Readonly<Record<string, () => Promise<BenchRow | readonly BenchRow[]>>> = {
  xor,
  perceptron: () => small('4-perceptron'),
  regression: () => small('3-linear-regression'),
  descent: () => small('2-gradient-descent'),
  spirals,
  convnet,
  probes,
};

/** All figures, or those that are named; all take some minutes. */
export async function measure(words: readonly string[] = []): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [name, of] of Object.entries(MEASURES)) if (words.length === 0 || words.includes(name)) rows.push(...[await of()].flat());
  return rows;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const row of await measure(process.argv.slice(2))) console.log(`${row.what}: ${Number(row.value.toPrecision(3))} ${row.unit}${row.note ? ` (${row.note})` : ''}`);
  process.exit(0);
}
