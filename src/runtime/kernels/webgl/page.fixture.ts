/** What runs in the browser for the tests of WebGL: takes steps and counts what they ask of the device. */
import type { Program } from '../../../compiler/program.ts';
import type { Data, Split } from '../../../datasets/source.ts';
import { sizeOf } from '../../../graph/tensorType.ts';
import { activate, activateBackend } from '../../backends/activate.ts';
import { probeCapabilities } from '../../backends/capabilities.ts';
import { chooseBackend } from '../../backends/choose.ts';
import { missingKernels } from '../../backends/missingKernels.ts';
import { webgpuSupport } from '../../backends/webgpu.ts';
import type { BackendId } from '../../protocol.ts';
import { Session } from '../../session.ts';
import { loadTensorFlow } from '../../tensorflow.ts';
import type { Optimizer } from '../../../graph/document.ts';
import { countCalls, type Calls } from './calls.fixture.ts';
import { compareLrn, compareUpdates, timeLrn, type LrnCase } from './comparisons.fixture.ts';

export interface Counted {
  /** Of one step whose loss is not kept. */
  readonly step: Calls;
  /** Of ten steps and the reading of their losses. */
  readonly tenSteps: Calls;
  readonly losses: readonly number[];
  /** Milliseconds of one step, read to its end; for a look, not for a test. */
  readonly time: number;
}

async function tensorFlow() {
  const tf = await loadTensorFlow();
  const capabilities = probeCapabilities();
  const info = await activateBackend(tf, chooseBackend(capabilities, 0, 'webgl'), capabilities);
  if (info.id !== 'webgl') throw new Error(info.reason);
  return tf;
}

/** Takes steps of a program on rows drawn at random. */
async function takeSteps(program: Program): Promise<Counted> {
  const tf = await tensorFlow();
  const session = new Session(tf, program, randomData(program), { kind: 'tfjs', reason: '' });
  const { trainer } = session;
  // The first steps compile programs and upload weights.
  for (let step = 0; step < 3; step++) trainer.step(step, false);
  await trainer.read();
  const counting = countCalls(tf);
  // The first step after a read is kept.
  trainer.step(3, false);
  counting.reset();
  trainer.step(4, false);
  const step = counting.reset();
  for (let at = 5; at < 15; at++) trainer.step(at, at === 14);
  const points = await trainer.read();
  const tenSteps = counting.reset();
  counting.stop();
  const start = performance.now();
  for (let at = 15; at < 18; at++) trainer.step(at, at === 17);
  await trainer.read();
  const time = (performance.now() - start) / 3;
  session.dispose();
  return { step, tenSteps, losses: points.flatMap(({ loss }) => loss ?? []), time };
}

function randomData(program: Program): ReadonlyMap<string, Data> {
  return new Map(program.sources.map((source): [string, Data] => {
    const rows = split(128, sizeOf(source.features.shape), source.labels.shape[0] ?? 1);
    return [source.node, { source: 'table', origin: 'Drawn for a test.', train: rows, validation: null }];
  }));
}

function split(rows: number, size: number, classes: number): Split {
  return {
    rows,
    features: Uint8Array.from({ length: rows * size }, (_, at) => (at * 2654435761) >>> 24),
    featureScale: 1 / 255,
    labels: Uint8Array.from({ length: rows }, (_, row) => row % classes),
    classes,
  };
}

/** tfjs's own gradient of LRN has to be taken before ours is put in its place. */
async function lrnTimes(each: LrnCase) {
  const own = (await loadTensorFlow()).getKernel('LRNGrad', 'webgl').kernelFunc;
  const tf = await tensorFlow();
  return timeLrn(tf, own, each, (way) => {
    const counting = countCalls(tf);
    tf.tidy(way).dispose();
    const { draws } = counting.reset();
    counting.stop();
    return draws;
  });
}

/** What is counted where a page does wait. */
async function waitOnce(): Promise<readonly string[]> {
  const tf = await tensorFlow();
  const sum = tf.tidy(() => tf.add(tf.ones([40, 40]), tf.ones([40, 40])).sum());
  const counting = countCalls(tf);
  sum.dataSync();
  const { waits } = counting.reset();
  counting.stop();
  sum.dispose();
  return [...new Set(waits)];
}

/**
 * The losses of so many steps on a backend, also where the product would not choose it: where only software stands
 * behind it; and kernels that the step would lack there.
 */
async function losses(program: Program, backend: BackendId, steps: number): Promise<{ readonly losses: readonly number[]; readonly missing: readonly string[] }> {
  const tf = await loadTensorFlow();
  await activate(tf, backend, probeCapabilities());
  const session = new Session(tf, program, randomData(program), { kind: 'tfjs', reason: '' });
  const missing = missingKernels(tf, session, backend);
  for (let step = 0; step < steps; step++) session.trainer.step(step, step === steps - 1);
  const points = await session.trainer.read();
  session.dispose();
  return { losses: points.flatMap(({ loss }) => loss ?? []), missing };
}

export const inPage = {
  takeSteps,
  losses,
  webgpuSupport,
  waitOnce,
  lrnTimes,
  compareLrn: async (cases: readonly LrnCase[]) => compareLrn(await tensorFlow(), cases),
  compareUpdates: async (optimizer: Optimizer) => compareUpdates(await tensorFlow(), optimizer),
};
export type InPage = typeof inPage;

(globalThis as unknown as { netloom: InPage }).netloom = inPage;
