import { beforeEach, describe, expect, it } from 'vitest';
import type { GraphDocument, Training } from '../graph/document.ts';
import { Harness, preset, programOf } from './harness.fixture.ts';
import { everyKind } from './step/everyKind.fixture.ts';
import { loadTensorFlow } from './tensorflow.ts';

const xor = (training: Partial<Training> = {}): GraphDocument => {
  const document = preset('5-xor-net');
  return { ...document, training: { ...document.training, ...training } };
};
/** Random initial weights, one row at a time, shuffled. */
const drawn = (): GraphDocument => {
  const document = xor({ batchSize: 3, shuffle: true, steps: 200 });
  return { ...document, nodes: document.nodes.map(({ initialWeights: _, ...node }) => node) };
};

let harness: Harness;
beforeEach(() => {
  harness = new Harness();
});

describe('tensors', () => {
  it('are as many after 100 steps as after 10, and after dispose as before', async () => {
    const tf = await loadTensorFlow();
    await tf.setBackend('cpu');
    const before = tf.memory().numTensors;
    await harness.load(programOf(drawn()));
    await harness.steps(10);
    const { tensors } = await harness.ask({ kind: 'memory' });
    await harness.steps(90);
    await harness.ask({ kind: 'evaluate', split: 'train', rows: 4, predictions: true });
    await harness.ask({ kind: 'predict', features: new Float32Array(6), rows: 2, at: { node: 'hidden', port: 'out' } });
    expect((await harness.ask({ kind: 'memory' })).tensors).toBe(tensors);
    harness.post({ type: 'reset' });
    await harness.steps(10);
    expect((await harness.ask({ kind: 'memory' })).tensors).toBe(tensors);
    const events = harness.events.length;
    harness.post({ type: 'dispose' });
    await harness.until(() => harness.events.length > events);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('the states of a run', () => {
  it('go from loading to idle, and by training to done at the last step', async () => {
    await harness.load(programOf(xor({ steps: 30 })));
    harness.post({ type: 'train' });
    await harness.state('done');
    expect(harness.of('state').map((event) => event.state)).toEqual(['loading', 'idle', 'training', 'done']);
    expect(harness.step).toBe(30);
    // From done it goes on for as many steps again.
    harness.post({ type: 'train' });
    await harness.until(() => harness.step === 60);
    await harness.state('done');
  });

  it('pause within 150 milliseconds, hold still, and go on from there', async () => {
    await harness.load(programOf(xor({ steps: 1_000_000 })));
    harness.post({ type: 'train' });
    await harness.until(() => harness.step > 100);
    harness.post({ type: 'pause' });
    const asked = performance.now();
    await harness.state('paused');
    expect(performance.now() - asked).toBeLessThan(150);
    const { step } = harness;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(harness.step).toBe(step);
    harness.post({ type: 'train' });
    await harness.until(() => harness.step > step);
    harness.post({ type: 'stop' });
    await harness.state('done');
  });

  it('answer questions while training goes on', async () => {
    await harness.load(programOf(xor({ steps: 1_000_000 })));
    harness.post({ type: 'train' });
    const { rows, predictions } = await harness.ask({ kind: 'evaluate', split: 'train', rows: 100, predictions: true });
    expect([rows, predictions?.length]).toEqual([4, 4]);
    expect(harness.of('state').at(-1)?.state).toBe('training');
    harness.post({ type: 'stop' });
    await harness.state('done');
  });

  it('take and tell the first step before they answer what was asked before it', async () => {
    await harness.load(programOf(xor({ steps: 1_000_000 })));
    const answered = harness.ask({ kind: 'evaluate', split: 'train', rows: 100 });
    harness.post({ type: 'train' });
    await answered;
    const told = harness.events.findIndex((event) => event.type === 'progress' && event.progress.step > 0);
    expect(told).toBeGreaterThan(0);
    expect(told).toBeLessThan(harness.events.findIndex((event) => event.type === 'answer'));
    harness.post({ type: 'stop' });
    await harness.state('done');
  });

  it('fail with the step and the way out when the loss is no number any more', async () => {
    const document = xor({ steps: 50 });
    const nodes = document.nodes.map((node) => (node.id === 'hidden' ? { ...node, initialWeights: {} } : node));
    await harness.load(programOf({ ...document, nodes }));
    harness.post({ type: 'setWeights', node: 'hidden', weights: { kernel: Array.from({ length: 3 }, () => [NaN, 0, 0, 0]) } });
    harness.post({ type: 'train' });
    await harness.state('failed');
    expect(harness.of('failed').at(-1)?.message).toMatch(/^At step 0 the loss is no number any more.*learning rate is 1\..*reset/);
    harness.post({ type: 'reset' });
    await harness.until(() => harness.of('state').at(-1)?.state === 'idle');
    await harness.steps(1);
    expect(harness.points.at(-1)?.loss).toBeLessThan(1);
  });

  it('are held to a speed when one is set', async () => {
    await harness.load(programOf(xor({ steps: 1_000_000 })));
    harness.post({ type: 'setSpeed', stepsPerSecond: 20 });
    harness.post({ type: 'train' });
    await new Promise((resolve) => setTimeout(resolve, 500));
    harness.post({ type: 'pause' });
    await harness.state('paused');
    // Ten by the clock, one at the start; fewer on a busy machine, but never more.
    expect(harness.step).toBeGreaterThan(0);
    expect(harness.step).toBeLessThanOrEqual(14);
  });
});

describe('a stop condition', () => {
  /** How far a run trains, and the loss that it shows last. */
  async function trainedUntil(stop: Training['stop']): Promise<readonly [number, number | undefined, string | undefined]> {
    harness = new Harness();
    await harness.load(programOf(xor({ steps: 60_000, stop })));
    harness.post({ type: 'train' });
    await harness.state('done');
    return [harness.step, harness.points.at(-1)?.loss, harness.of('stopped')[0]?.reason];
  }

  it('ends training at the very step that meets it, and says why', async () => {
    const [step, loss, reason] = await trainedUntil({ loss: 0.1 });
    expect(reason).toBe(`The loss reached ${Number((loss ?? NaN).toPrecision(6))} at step ${(step - 1).toLocaleString('en-US')}; the target is 0.1.`);
    // Step by step, the first loss at or below the target is that of the same step.
    harness.run += 1;
    await harness.load(programOf(xor({ steps: 60_000 })));
    await harness.steps(step - 1);
    expect(harness.points.at(-1)?.loss).toBeGreaterThan(0.1);
    await harness.steps(1);
    expect(harness.points.at(-1)).toMatchObject({ step: step - 1, loss });
  });

  it.each([{ accuracy: 1 }, { patience: { metric: 'loss', steps: 50, minDelta: 0.01 } }] as const)('%j ends training at the same step each time', async (stop) => {
    const first = await trainedUntil(stop);
    expect(first[0]).toBeLessThan(60_000);
    expect(await trainedUntil(stop)).toEqual(first);
  });
});

describe('a seed', () => {
  it('gives the same weights and the same order after reset and in another run', async () => {
    await harness.load(programOf(drawn()));
    const start = await harness.ask({ kind: 'weights' });
    await harness.steps(20);
    const trained = await harness.ask({ kind: 'weights' });
    expect(trained).not.toEqual(start);
    harness.post({ type: 'reset' });
    expect(await harness.ask({ kind: 'weights' })).toEqual(start);
    await harness.steps(20);
    expect(await harness.ask({ kind: 'weights' })).toEqual(trained);
    harness.run += 1;
    await harness.load(programOf({ ...drawn(), training: { ...drawn().training, seed: 2 } }));
    expect(await harness.ask({ kind: 'weights' })).not.toEqual(start);
  });
});

describe('the same seed', () => {
  const with_ = (seed: number): GraphDocument => {
    const document = everyKind.find(({ id }) => id === 'dropout')?.document ?? drawn();
    return { ...document, training: { ...document.training, seed } };
  };
  /** Initial weights, the rows of the first batches, and what is dropped in the first step. */
  async function begun(seed: number) {
    const each = new Harness();
    await each.load(programOf(with_(seed)));
    const { weights } = await each.ask({ kind: 'weights' });
    const orders: number[][] = [];
    const masks: boolean[][] = [];
    each.post({ type: 'watch', id: 1, request: { samples: { kind: 'nextBatch' }, perSecond: 1, probes: ['data', 'first', 'kind'].map((node) => ({ node, quantity: 'activations', as: 'values' }) as const) } });
    for (let step = 0; step < 3; step++) {
      if (step > 0) await each.steps(1);
      await each.until(() => each.of('probed').at(-1)?.step === step);
      const [features, , first, kind] = each.of('probed').at(-1)?.values ?? [];
      orders.push([...(features?.values ?? [])]);
      masks.push([...(kind?.values ?? [])].map((value, index) => value === 0 && first?.values[index] !== 0));
    }
    each.post({ type: 'dispose' });
    return { weights, orders, masks };
  }

  it('gives the same initial weights, order of rows and dropped units; another seed gives others of each', async () => {
    const [first, again, other] = [await begun(3), await begun(3), await begun(4)];
    expect(again).toEqual(first);
    expect(first.masks.flat()).toContain(true);
    for (const part of ['weights', 'orders', 'masks'] as const) expect(other[part], part).not.toEqual(first[part]);
  });
});

describe('a run that is over', () => {
  it('is not heard any more: its commands are dropped, its load ends without a word', async () => {
    harness.post({ type: 'load', program: programOf(xor()), backend: 'cpu' });
    harness.run = 2;
    harness.post({ type: 'load', program: programOf(xor({ steps: 7 })), backend: 'cpu' });
    await harness.state('idle');
    const events = harness.events.length;
    harness.engine.post({ type: 'train', run: 1 });
    harness.post({ type: 'train' });
    await harness.state('done');
    expect(harness.step).toBe(7);
    expect(harness.events.slice(events).every((event) => event.run === 2)).toBe(true);
  });
});

describe('questions', () => {
  it('that make no sense are refused with the reason, and the run goes on', async () => {
    await harness.load(programOf(xor()));
    await expect(harness.ask({ kind: 'predict', features: new Float32Array(4), rows: 2 })).rejects.toThrow('2 rows of 3 numbers were expected, but 4 numbers were given.');
    await expect(harness.ask({ kind: 'evaluate', split: 'validation', rows: 2 })).rejects.toThrow('These data have no validation rows.');
    const rows = await harness.ask({ kind: 'rows', split: 'train', from: 1, count: 2 });
    expect([...rows.features]).toEqual([0, 1, 1, 1, 0, 1]);
    expect([...rows.labels]).toEqual([1, 1]);
  });
});
