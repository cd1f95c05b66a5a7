/** Probes against TensorFlow.js's own gradients, and against what the run itself holds. */
import { afterEach, describe, expect, it } from 'vitest';
import { nodePlaces } from '../../datasets/nodePlaces.ts';
import { Harness, preset, programOf } from '../harness.fixture.ts';
import { DataLoader } from '../loading.ts';
import type { Probe, Probed, ProbeRequest } from '../protocol.ts';
import { createLoops } from '../replay/loops/loops.ts';
import { Session } from '../session.ts';
import { everyKind } from '../step/everyKind.fixture.ts';
import type { Means } from '../step/makeTrainer.ts';
import { loadTensorFlow } from '../tensorflow.ts';
import { probe } from './probe.ts';

/** Float32 sums in another order, relative to the largest number of an array (or to 1e-3 where all are smaller). */
const TOLERANCE = 1e-5;

const REPLAY: Means = { kind: 'replay', executor: createLoops(), reason: '' };
const TFJS: Means = { kind: 'tfjs', reason: '' };
const ROWS = { kind: 'rows', split: 'train', rows: [2, 0] } as const;

const opened: Session[] = [];
afterEach(() => {
  for (const session of opened.splice(0)) session.dispose();
});

async function open(document: Parameters<typeof programOf>[0], means: Means): Promise<Session> {
  const tf = await loadTensorFlow();
  await tf.setBackend('cpu');
  const program = programOf(document);
  const data = await new DataLoader(nodePlaces()).load(program, new AbortController().signal, () => undefined);
  const session = new Session(tf, program, data, means);
  opened.push(session);
  return session;
}

const everything = (nodes: readonly string[]): Probe[] => nodes.flatMap((node) => (['activations', 'activationGradients', 'weights', 'weightGradients'] as const).map((quantity) => ({ node, quantity, as: 'values' as const })));
const nameOf = ({ quantity, node, name }: Probed): string => `${quantity} ${node}.${name}`;

/** All that a request finds, by name. */
async function seen(session: Session, probes: readonly Probe[], samples: ProbeRequest['samples'] = ROWS): Promise<ReadonlyMap<string, Probed>> {
  return new Map((await probe(session, { samples, probes, perSecond: 10 })).map((each) => [nameOf(each), each]));
}

function expectClose(found: ReadonlyMap<string, Probed>, wanted: ReadonlyMap<string, Probed>): void {
  expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
  for (const [name, { values, shape }] of wanted) {
    const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-3);
    expect(found.get(name)?.shape, name).toEqual(shape);
    const worst = values.reduce((most, value, index) => Math.max(most, Math.abs(value - (found.get(name)?.values[index] ?? NaN))), 0);
    expect(worst / scale, name).toBeLessThan(TOLERANCE);
  }
}

describe('a probe of indices', () => {
  it('is told that they have no gradient, and sees the rest', async () => {
    const session = await open(everyKind.find(({ id }) => id === 'embedding')?.document ?? preset('5-xor-net'), TFJS);
    await expect(seen(session, [{ node: 'data', quantity: 'activationGradients', as: 'values' }])).rejects.toThrow('The data are indices');
    const found = await seen(session, [{ node: 'kind', quantity: 'activationGradients', as: 'values' }]);
    expect(found.get('activationGradients kind.out')?.shape).toEqual([2, 3, 4]);
  });
});

describe('a probe of the XOR net', () => {
  it.each([['a plan', REPLAY], ['tfjs', TFJS]] as const)('shows what the formulas give, with %s', async (_, means) => {
    const session = await open(preset('5-xor-net'), means);
    for (let step = 0; step < 3; step++) session.advance(false);
    const nodes = session.program.operations.map(({ node }) => node);
    const found = await seen(session, everything(['data', ...nodes]));
    const numbers = (name: string): number[] => [...(found.get(name)?.values ?? [])];
    expect(numbers('activations data.labels')).toEqual([1, 0]);
    // What leaves the net is what a prediction for the same rows gives.
    const rows = found.get('activations data.features');
    const { loss } = session.program.losses.map(({ prediction }) => ({ loss: prediction }))[0] ?? {};
    const predicted = await session.forward.predict(loss ?? { node: '', port: '' }, 'data', rows?.values ?? new Float32Array(), 2);
    const last = numbers(`activations ${loss?.node}.out`);
    last.forEach((value, index) => expect(value).toBeCloseTo(predicted[index] ?? NaN, 6));
    // Half the sum of squares has the gradient prediction - label, whichever way the batch is taken.
    expect(session.program.losses[0]?.function).toBe('halfSumSquaredError');
    numbers(`activationGradients ${loss?.node}.out`).forEach((value, index) => expect(value).toBeCloseTo((last[index] ?? NaN) - ([1, 0][index] ?? NaN), 6));
  });

  it('finds the gradients that differences of the loss give', async () => {
    const session = await open(preset('5-xor-net'), REPLAY);
    const kernel = (await seen(session, everything(['hidden']))).get('weightGradients hidden.kernel');
    const weights = (await session.readWeights())['hidden']?.['kernel'] as number[][];
    const lossAt = async (change: number): Promise<number> => {
      session.setWeights('hidden', { kernel: weights.map((row, i) => row.map((value, j) => value + (i === 1 && j === 2 ? change : 0))) });
      return (await session.forward.measure(2, session.batches.picker('train', [2, 0]), false)).loss;
    };
    // The error of a central difference: the step squared, and float32 over the step.
    const slope = ((await lossAt(0.02)) - (await lossAt(-0.02))) / 0.04;
    expect(kernel?.values[1 * (weights[0]?.length ?? 0) + 2]).toBeCloseTo(slope, 3);
  });
});

describe('a plan and tfjs', () => {
  it.each(everyKind)('see the same inside $id with $settings, at rest and as in training', async ({ document }) => {
    const plan = await open(document, REPLAY);
    const eager = await open(document, TFJS);
    const probes = everything(plan.program.operations.map(({ node }) => node));
    // One row where tfjs's own gradient is right for one alone.
    const rows = plan.program.training.batchSize === 1 ? { ...ROWS, rows: [2] } : ROWS;
    for (const samples of [rows, { kind: 'nextBatch' }] as const) expectClose(await seen(plan, probes, samples), await seen(eager, probes, samples));
  });

  it('see the same inside rows that are given as in rows of the data', async () => {
    for (const means of [REPLAY, TFJS]) {
      const session = await open(preset('5-xor-net'), means);
      const probes = everything(['data', ...session.program.operations.map(({ node }) => node)]);
      const named = await seen(session, probes);
      const features = named.get('activations data.features')?.values ?? new Float32Array();
      const labels = named.get('activations data.labels')?.values ?? new Float32Array();
      expectClose(await seen(session, probes, { kind: 'given', rows: 2, features, labels }), named);
      await expect(seen(session, probes, { kind: 'given', rows: 3, features })).rejects.toThrow(`${features.length} numbers were given as features; 3 rows of the data have ${3 * (features.length / 2)}.`);
    }
  });

  it('leave no tensor behind and no weight changed, where a layer sets weights while it computes', async () => {
    const tf = await loadTensorFlow();
    const session = await open(everyKind.find(({ id }) => id === 'batchNorm')?.document ?? preset('5-xor-net'), TFJS);
    const probes = everything(session.program.operations.map(({ node }) => node));
    const before = await session.trainer.state();
    const { numTensors } = tf.memory();
    await seen(session, probes, { kind: 'nextBatch' });
    expect(tf.memory().numTensors).toBe(numTensors);
    expect(await session.trainer.state()).toEqual(before);
  });
});

describe('a summary', () => {
  it('is the norm and the histogram of the same numbers', async () => {
    const session = await open(preset('5-xor-net'), REPLAY);
    const [values, norm, histogram] = await probe(session, { samples: ROWS, perSecond: 1, probes: (['values', 'norm', 'histogram'] as const).map((as) => ({ node: 'hidden', quantity: 'weights', as, bins: 4 })) });
    const numbers = [...(values?.values ?? [])];
    expect(norm?.values[0]).toBeCloseTo(Math.hypot(...numbers), 5);
    expect([...(histogram?.values ?? [])].reduce((a, b) => a + b)).toBe(numbers.length);
    expect(histogram?.range).toEqual([Math.min(...numbers), Math.max(...numbers)]);
    // As numpy.histogram([0, 1, 2, 3, 4], 2) counts.
    const { histogram: count } = await import('./summary.ts');
    expect([...count(Float32Array.of(0, 1, 2, 3, 4, NaN), 2).counts]).toEqual([2, 3]);
    expect(count(Float32Array.of(NaN, Infinity), 2)).toMatchObject({ range: [0, 0], notFinite: 2 });
  });
});

describe('a watch of a run', () => {
  const request: ProbeRequest = { samples: { kind: 'nextBatch' }, perSecond: 50, probes: [{ node: 'hidden', quantity: 'activations', as: 'values' }] };

  it('is answered at rest once after each change, while training at its rate, and not after it was taken back', async () => {
    const harness = new Harness();
    await harness.load(programOf(preset('5-xor-net')));
    harness.post({ type: 'watch', id: 7, request });
    await harness.until(() => harness.of('probed').length === 1);
    expect(harness.of('probed')[0]).toMatchObject({ id: 7, step: 0, values: [{ node: 'hidden', name: 'out', quantity: 'activations' }] });
    await harness.steps(1);
    await harness.until(() => harness.of('probed').at(-1)?.step === 1);
    harness.post({ type: 'train' });
    await harness.until(() => harness.of('probed').some(({ step }) => step > 1));
    harness.post({ type: 'watch', id: 7, request: null });
    harness.post({ type: 'stop' });
    await harness.state('done');
    const told = harness.of('probed').length;
    await harness.steps(5);
    expect(harness.of('probed').length).toBe(told);
    harness.post({ type: 'dispose' });
  });

  it('that makes no sense is told why, and the run goes on', async () => {
    const harness = new Harness();
    await harness.load(programOf(preset('5-xor-net')));
    harness.post({ type: 'watch', id: 1, request: { ...request, probes: [{ node: 'gone', quantity: 'weights', as: 'norm' }] } });
    await harness.until(() => harness.of('probed').length === 1);
    expect(harness.of('probed')[0]?.refused).toMatch(/no node “gone”/);
    harness.post({ type: 'watch', id: 1, request: { ...request, samples: { kind: 'rows', split: 'train', rows: [9] } } });
    await harness.until(() => harness.of('probed').length === 2);
    expect(harness.of('probed')[1]?.refused).toBe('Row 9 was asked for, but there are 4 train rows, from 0 on.');
    await harness.steps(2);
    harness.post({ type: 'dispose' });
  });
});
