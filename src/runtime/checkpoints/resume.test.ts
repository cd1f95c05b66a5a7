import { describe, expect, it } from 'vitest';
import type { GraphDocument, OptimizerKind } from '../../graph/document.ts';
import { Harness, preset, programOf } from '../harness.fixture.ts';
import { everyKind } from '../step/everyKind.fixture.ts';
import { MemoryStore } from './memoryStore.ts';

const documentOf = (kind: OptimizerKind): GraphDocument => {
  const document = preset('5-xor-net');
  return { ...document, training: { ...document.training, optimizer: { kind, learningRate: 0.1 }, batchSize: 3, shuffle: true, steps: 40 } };
};

describe('a run that was interrupted', () => {
  it.each<OptimizerKind>(['sgd', 'momentum', 'rmsprop', 'adagrad', 'adam'])('goes on bit for bit as the unbroken one, with %s', async (kind) => {
    const program = programOf(documentOf(kind));
    const whole = new Harness();
    await whole.load(program);
    await whole.steps(40);
    const expected = await whole.ask({ kind: 'weights' });

    const store = new MemoryStore();
    const first = new Harness(store);
    first.post({ type: 'load', program, backend: 'cpu', record: { key: 'k' } });
    await first.state('idle');
    await first.steps(17);
    await first.until(() => first.of('checkpoint').some((event) => event.checkpoint.step === 17));
    const id = first.of('checkpoint').find((event) => event.checkpoint.step === 17)?.checkpoint.id ?? '';
    const second = new Harness(store);
    second.post({ type: 'load', program, backend: 'cpu', record: { key: 'k', from: id } });
    await second.state('paused');
    await second.steps(23);
    expect(second.step).toBe(40);
    expect(await second.ask({ kind: 'weights' })).toEqual(expected);

    // The same run, gone back.
    await first.steps(9);
    first.post({ type: 'rewind', checkpoint: id });
    await first.until(() => first.of('rewound').length > 0);
    await first.steps(23);
    expect(await first.ask({ kind: 'weights' })).toEqual(expected);
    for (const each of [whole, first, second]) each.post({ type: 'dispose' });
  });
});

describe('a live change', () => {
  it('holds from the next step, says so, and ends with reset', async () => {
    const harness = new Harness();
    await harness.load(programOf(documentOf('sgd')));
    await harness.steps(5);
    const before = await harness.ask({ kind: 'weights' });
    harness.post({ type: 'change', changes: { learningRate: 0.01, batchSize: 2 } });
    await harness.until(() => harness.of('changed').length === 1);
    expect(await harness.ask({ kind: 'weights' })).toEqual(before);
    const changed = harness.of('changed')[0];
    expect(changed).toMatchObject({ step: 5, text: 'learning rate 0.1 -> 0.01, batch size 3 -> 2', program: { training: { stepsPerEpoch: 2 } } });
    await harness.steps(3);
    harness.post({ type: 'change', changes: { learningRate: -1 } });
    await harness.until(() => harness.of('changed').length === 2);
    expect(harness.of('changed')[1]?.text).toMatch(/stays 0.01: a number above 0/);
    harness.post({ type: 'reset' });
    await harness.until(() => harness.of('changed').length === 3);
    expect(harness.of('changed')[2]?.program.training.optimizer.learningRate).toBe(0.1);
    harness.post({ type: 'dispose' });
  });

  it('is in the checkpoints after it: a run loaded with the old settings goes on with the new ones, bit for bit', async () => {
    const program = programOf(documentOf('adam'));
    const store = new MemoryStore();
    const first = new Harness(store);
    first.post({ type: 'load', program, backend: 'cpu', record: { key: 'k' } });
    await first.state('idle');
    await first.steps(5);
    first.post({ type: 'change', changes: { learningRate: 0.02, batchSize: 2 } });
    await first.steps(5);
    await first.until(() => first.of('checkpoint').some((event) => event.checkpoint.step === 10));
    const id = first.of('checkpoint').find((event) => event.checkpoint.step === 10)?.checkpoint.id ?? '';
    await first.steps(5);

    const second = new Harness(store);
    second.post({ type: 'load', program, backend: 'cpu', record: { key: 'k', from: id } });
    await second.state('paused');
    expect(second.of('changed')[0]?.text).toBe('learning rate 0.1 -> 0.02, batch size 3 -> 2');
    await second.steps(5);
    expect(await second.ask({ kind: 'weights' })).toEqual(await first.ask({ kind: 'weights' }));
    for (const each of [first, second]) each.post({ type: 'dispose' });
  });
});

/** A harness whose run is kept, at the beginning or at a checkpoint. */
async function kept(store: MemoryStore, document: GraphDocument, from?: string): Promise<Harness> {
  const harness = new Harness(store);
  harness.post({ type: 'load', program: programOf(document), backend: 'cpu', record: { key: 'k', ...(from === undefined ? {} : { from }) } });
  await harness.state(from === undefined ? 'idle' : 'paused');
  return harness;
}

async function checkpointAt(harness: Harness, step: number): Promise<string> {
  await harness.until(() => harness.of('checkpoint').some(({ checkpoint }) => checkpoint.step === step));
  return harness.of('checkpoint').find(({ checkpoint }) => checkpoint.step === step)?.checkpoint.id ?? '';
}

describe('what a step draws or remembers beside the weights', () => {
  it.each(everyKind.filter(({ id }) => ['dropout', 'spatialDropout2d', 'gaussianNoise', 'batchNorm'].includes(id)))('of $id is the same after a checkpoint as without one', async ({ document }) => {
    const [whole, store] = [new Harness(), new MemoryStore()];
    await whole.load(programOf(document));
    await whole.steps(12);
    const first = await kept(store, document);
    await first.steps(7);
    const second = await kept(store, document, await checkpointAt(first, 7));
    await second.steps(5);
    expect(await second.ask({ kind: 'weights' })).toEqual(await whole.ask({ kind: 'weights' }));
    for (const each of [whole, first, second]) each.post({ type: 'dispose' });
  });

  it('a stop condition that has waited goes on waiting from there', async () => {
    const document = { ...documentOf('sgd'), training: { ...documentOf('sgd').training, steps: 5000, stop: { patience: { metric: 'loss' as const, steps: 400, minDelta: 0.05 } } } };
    const whole = new Harness();
    await whole.load(programOf(document));
    whole.post({ type: 'train' });
    await whole.state('done');
    const store = new MemoryStore();
    const first = await kept(store, document);
    first.post({ type: 'setSpeed', stepsPerSecond: 600 });
    first.post({ type: 'train' });
    await first.until(() => first.step > 100);
    first.post({ type: 'pause' });
    await first.state('paused');
    const second = await kept(store, document, await checkpointAt(first, first.step));
    second.post({ type: 'train' });
    await second.state('done');
    expect([second.step, second.of('stopped')[0]?.reason]).toEqual([whole.step, whole.of('stopped')[0]?.reason]);
    for (const each of [whole, first, second]) each.post({ type: 'dispose' });
  });
});

describe('going back', () => {
  it('to a checkpoint that made way leaves the run where it is, and says so', async () => {
    const store = new MemoryStore();
    const harness = await kept(store, documentOf('sgd'));
    await harness.steps(4);
    const id = await checkpointAt(harness, 4);
    await store.remove([id]);
    harness.post({ type: 'rewind', checkpoint: id });
    await harness.until(() => harness.of('forgotten').length === 1);
    expect(harness.of('forgotten')[0]).toMatchObject({ checkpoint: id, message: expect.stringContaining('stays where it is') });
    await harness.steps(1);
    expect(harness.step).toBe(5);
    harness.post({ type: 'dispose' });
  });

  it('keeps what weights set by hand lead to, also at a step that was kept before', async () => {
    const store = new MemoryStore();
    const harness = await kept(store, documentOf('sgd'));
    await harness.steps(4);
    await checkpointAt(harness, 4);
    harness.post({ type: 'setWeights', node: 'hidden', weights: { kernel: Array.from({ length: 3 }, () => [0.5, -0.5, 0.25, 0]) } });
    await harness.steps(1);
    await harness.until(() => harness.of('checkpoint').filter(({ checkpoint }) => checkpoint.step === 4).length === 2);
    harness.post({ type: 'dispose' });
  });
});

describe('momentum and dropout rates', () => {
  it('change while a run goes on, and are those that the steps after it are taken with', async () => {
    const dropout = everyKind.find(({ id }) => id === 'dropout')?.document ?? preset('5-xor-net');
    const with_ = (rate: number, momentum: number): GraphDocument => ({ ...dropout, nodes: dropout.nodes.map((node) => (node.id === 'kind' ? { ...node, params: { rate } } : node)), training: { ...dropout.training, optimizer: { kind: 'momentum', learningRate: 0.05, momentum } } });
    const store = new MemoryStore();
    const changed = await kept(store, with_(0.4, 0.9));
    await changed.steps(5);
    const id = await checkpointAt(changed, 5);
    changed.post({ type: 'change', changes: { momentum: 0.5, rates: { kind: 0.1 } } });
    await changed.until(() => changed.of('changed').length === 1);
    expect(changed.of('changed')[0]?.text).toBe('momentum 0.9 -> 0.5, rate of Dropout 0.4 -> 0.1');
    await changed.steps(5);
    // The same steps by a run that has these settings from the first.
    const second = new Harness(store);
    const program = programOf(with_(0.1, 0.5));
    const before = await store.read(id);
    await store.write({ ...(before as NonNullable<typeof before>), settings: {} });
    second.post({ type: 'load', program, backend: 'cpu', record: { key: 'k', from: id } });
    await second.state('paused');
    await second.steps(5);
    expect(await second.ask({ kind: 'weights' })).toEqual(await changed.ask({ kind: 'weights' }));
    for (const each of [changed, second]) each.post({ type: 'dispose' });
  });
});
