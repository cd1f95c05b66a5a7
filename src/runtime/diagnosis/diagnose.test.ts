/** Runs whose numbers stop being numbers: the node and the moment are known, because the test made them so. */
import { describe, expect, it } from 'vitest';
import { graph } from '../../compiler/testGraphs.fixture.ts';
import { MemoryStore } from '../checkpoints/memoryStore.ts';
import type { GraphDocument, Training } from '../../graph/document.ts';
import { Harness, preset, programOf } from '../harness.fixture.ts';
import type { Blame } from '../protocol.ts';

const training: Partial<Training> = { steps: 3000, optimizer: { kind: 'sgd', learningRate: 0.01 }, batchSize: 4 };
const table = (features: readonly (readonly number[])[]) => ({ source: 'table', features: features.map((row) => [...row]), labels: features.map((_, row) => [row % 2]) });
const ROWS = [[0, 1], [1, 0], [2, 3], [4, 1]];

function never(): never {
  throw new Error('Nothing was found.');
}

/** data -> dense -> formula -> loss. */
function through(expression: string, more: Partial<Training> = {}): GraphDocument {
  return graph(
    [['data', 'dataset', table(ROWS)], ['first', 'dense', { units: 1 }], ['made', 'formula', { expression }], ['loss', 'loss', { function: 'meanSquaredError' }]],
    ['data.features > first.in', 'first.out > made.in', 'made.out > loss.prediction', 'data.labels > loss.target'],
    { ...training, ...more },
  );
}

/** Trains until the run fails, and waits for what is found out about it. */
async function failed(harness: Harness): Promise<Blame> {
  harness.post({ type: 'train' });
  await harness.until(() => harness.of('blamed').length > 0);
  expect(harness.of('state').at(-1)?.state).toBe('failed');
  return harness.of('blamed')[0]?.blame ?? never();
}

async function opened(document: GraphDocument, store?: MemoryStore): Promise<Harness> {
  const harness = new Harness(store);
  harness.post({ type: 'load', program: programOf(document), backend: 'cpu', ...(store ? { record: { key: 'k' } } : {}) });
  await harness.state('idle');
  return harness;
}

async function setKernel(harness: Harness, values: readonly number[]): Promise<void> {
  const reports = harness.of('progress').length;
  harness.post({ type: 'setWeights', node: 'first', weights: { kernel: values.map((value) => [value]), bias: [0] } });
  await harness.until(() => harness.of('progress').length > reports);
}

describe('the first number that is none is found', () => {
  it('in what leaves a node, where the way to it was finite', async () => {
    // exp(89) is beyond float32; the largest row gives 4 * 30 + 1 * 1.
    const harness = await opened(through('exp(x)'));
    await setKernel(harness, [30, 1]);
    const blame = await failed(harness);
    expect(blame).toMatchObject({ step: 0, node: 'made', where: 'activation', name: 'out' });
    expect(blame.message).toMatch(/^The first infinity came out of “.+” at step 0; what went into it was finite\. .*learning rate smaller/);
    harness.post({ type: 'dispose' });
  });

  it('in the loss, where predictions are finite', async () => {
    // The square of 1e20 is beyond float32.
    const harness = await opened(through('x'));
    await setKernel(harness, [1e20, 1]);
    expect(await failed(harness)).toMatchObject({ step: 0, where: 'loss', node: 'loss' });
    harness.post({ type: 'dispose' });
  });

  it('on the way back, where the loss itself is finite', async () => {
    // The root of 0 has an infinite slope, which comes back through the node that takes it.
    const document = through('sqrt(x)');
    const harness = await opened(document);
    await setKernel(harness, [0, 1]);
    const blame = await failed(harness);
    expect(blame).toMatchObject({ step: 0, where: 'gradient', node: 'first', name: 'out' });
    harness.post({ type: 'dispose' });
  });

  it('in the weights that were there before, and set by hand', async () => {
    const harness = await opened(through('x'));
    await setKernel(harness, [NaN, 1]);
    expect(await failed(harness)).toMatchObject({ step: 0, where: 'weights', node: 'first', name: 'kernel' });
    harness.post({ type: 'dispose' });
  });

  it.each([['without a store', undefined], ['from the last checkpoint', new MemoryStore()]])('after many steps that grow, %s, with the last good weights in place', async (_, store) => {
    // A rate of 1 makes each step overshoot; the weights grow by a constant factor until they overflow.
    const document = through('x', { optimizer: { kind: 'sgd', learningRate: 1 } });
    const harness = await opened(document, store);
    if (store) await harness.steps(3);
    const blame = await failed(harness);
    expect(blame.step).toBeGreaterThan(5);
    // The loss is the first to overflow, being a square.
    expect(blame).toMatchObject({ where: 'loss' });
    expect(harness.step).toBe(blame.step);
    const { weights } = await harness.ask({ kind: 'weights' });
    const kernel = (weights['first']?.['kernel'] as number[][]).flat();
    expect(kernel.every(Number.isFinite)).toBe(true);
    // The very weights of that step.
    const again = await opened(document);
    await again.steps(blame.step);
    expect((await again.ask({ kind: 'weights' })).weights).toEqual(weights);
    if (store) expect((await store.list()).map(({ step }) => step)).toContain(blame.step);
    for (const each of [harness, again]) each.post({ type: 'dispose' });
  });

  it('and a new start ends the search', async () => {
    const harness = await opened(preset('5-xor-net'));
    harness.post({ type: 'setWeights', node: 'hidden', weights: { kernel: Array.from({ length: 3 }, () => [NaN, 0, 0, 0]) } });
    harness.post({ type: 'train' });
    await harness.state('failed');
    harness.post({ type: 'reset' });
    await harness.until(() => harness.of('state').at(-1)?.state === 'idle');
    await harness.steps(3);
    expect(harness.step).toBe(3);
    harness.post({ type: 'dispose' });
  });
});
