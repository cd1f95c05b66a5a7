/** What one training step of the convnet preset asks of WebGL, and what our own programs compute, in a real Chromium. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import type { Program } from '../../../compiler/program.ts';
import { OPTIMIZERS } from '../../../graph/document.ts';
import { parseDocument } from '../../../graph/parse.ts';
import { openPage, type Browser } from './chromium.fixture.ts';
import type { Counted } from './page.fixture.ts';

/** Programs that one step launches. The number may only fall; TensorFlow.js alone launches 360. */
const MOST_PROGRAMS = 238;
/** Tensors that one step writes to the device: the batch, its labels, and numbers that stand in the model. */
const MOST_UPLOADS = 19;
/** Of the largest value: float32 sums of a few dozen terms, added in another order, and a driver's `pow`. */
const TOLERANCE = 2e-5;

let browser: Browser;
beforeAll(async () => {
  browser = await openPage();
}, 300_000);
afterAll(() => browser.close());

/** The preset with batches of 8 out of 128 rows: a software renderer takes its time, and the programs are the same. */
function convnet(): Program {
  const parsed = parseDocument(readFileSync(new URL('../../../../presets/6-mnist-convnet.json', import.meta.url), 'utf8'));
  const program = parsed.ok ? compile(parsed.document).program : null;
  if (!program) throw new Error('The preset must train.');
  return { ...program, training: { ...program.training, batchSize: 8, stepsPerEpoch: 16 } };
}

describe('a step of the convnet', () => {
  let counted: Counted;
  beforeAll(async () => {
    counted = await browser.call('takeSteps', convnet());
  }, 300_000);

  it('trains', () => {
    expect(counted.losses).not.toHaveLength(0);
    for (const loss of counted.losses) expect(loss).toBeGreaterThan(0);
  });

  it('launches no more programs and writes no more tensors than it did', () => {
    const { draws, uploads, programs } = counted.step;
    expect(draws, JSON.stringify(programs)).toBeLessThanOrEqual(MOST_PROGRAMS);
    expect(uploads).toBeLessThanOrEqual(MOST_UPLOADS);
  });

  it('updates a weight in one program, and each of the two things that Adam keeps of it in another', () => {
    expect(counted.step.programs['FusedUpdate']).toBe(3 * 10);
  });

  it('never waits for the device, and nor does reading the losses of ten', () => {
    expect(counted.step.waits).toEqual([]);
    expect(counted.tenSteps.waits).toEqual([]);
    expect(counted.tenSteps.draws).toBeGreaterThan(9 * counted.step.draws);
  });

  it('would be seen to wait if it did', async () => {
    expect(await browser.call('waitOnce')).toEqual(['readSync', 'readPixels']);
  });
});

describe('the programs of this house', () => {
  it('give LRN and its gradient as TensorFlow.js does on the CPU', async () => {
    const differences = await browser.call('compareLrn', [
      { shape: [2, 3, 4, 32], radius: 5, bias: 1, alpha: 1e-4, beta: 0.75 },
      { shape: [2, 3, 2, 7], radius: 2, bias: 0.5, alpha: 0.3, beta: 0.5 },
      { shape: [1, 2, 2, 3], radius: 5, bias: 2, alpha: 1, beta: 1 },
      { shape: [1, 3, 3, 5], radius: 0, bias: 1, alpha: 0.1, beta: 1.5 },
    ]);
    for (const { forward, gradient } of differences) {
      expect(forward).toBeLessThan(TOLERANCE);
      expect(gradient).toBeLessThan(TOLERANCE);
    }
  });

  it.each(OPTIMIZERS)('update weights of every shape by %s as its rule does on the CPU', async (kind) => {
    for (const difference of await browser.call('compareUpdates', { kind, learningRate: 0.01 })) expect(difference).toBeLessThan(TOLERANCE);
  });
});
