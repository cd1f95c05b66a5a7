import { describe, expect, it } from 'vitest';
import type { GraphDocument, OptimizerKind } from '../../graph/document.ts';
import { Harness, preset, programOf } from '../harness.fixture.ts';
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
