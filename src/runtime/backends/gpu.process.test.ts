/** Both ways to a graphics processor, in a Chromium that has only software behind them: they compute what plain JavaScript does. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { Program } from '../../compiler/program.ts';
import { chain } from '../../compiler/testGraphs.fixture.ts';
import { openPage, type Browser } from '../kernels/webgl/chromium.fixture.ts';

/** WebGPU played by SwiftShader, which the product refuses. */
const FLAGS = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--enable-features=Vulkan'];
/** Relative: float32 sums in another order, carried on by three steps of Adam. Seen: 2e-6. */
const TOLERANCE = 1e-4;

let browser: Browser;
let wanted: readonly number[];
beforeAll(async () => {
  browser = await openPage(FLAGS);
  wanted = (await browser.call('losses', convnet(), 'cpu', 3)).losses;
}, 300_000);
afterAll(() => browser.close());

/** Small: what takes time here is a software renderer that compiles each program. */
function convnet(): Program {
  const middle: Parameters<typeof chain>[1] = [
    ['conv', 'conv2d', { filters: 4, kernelSize: 3, activation: 'relu', kernelRegularizer: { l1: 0, l2: 0.001 } }],
    ['pool', 'maxPool2d', { poolSize: 2, strides: 2 }],
    ['lrn', 'lrn', { depthRadius: 1, alpha: 0.1 }],
    ['flat', 'flatten'],
    ['answer', 'dense', { units: 10, activation: 'softmax' }],
  ];
  const { program } = compile(chain({ source: 'generatedDigits', trainRows: 128 }, middle, { function: 'categoricalCrossentropy' }, { batchSize: 4, optimizer: { kind: 'adam', learningRate: 0.001 } }));
  if (!program) throw new Error('The graph of this test must train.');
  return program;
}

describe('three steps of a small convnet', () => {
  it.each(['webgl', 'webgpu'] as const)('have on %s the losses of plain JavaScript', async (backend) => {
    const { losses, missing } = await browser.call('losses', convnet(), backend, 3);
    expect(missing).toEqual([]);
    expect(losses).toHaveLength(3);
    losses.forEach((loss, step) => { expect(Math.abs(loss / (wanted[step] as number) - 1)).toBeLessThan(TOLERANCE); });
  }, 300_000);
});

describe('the adapter that plays WebGPU in software', () => {
  it('is refused by its name', async () => {
    expect(await browser.call('webgpuSupport')).toEqual({ available: false, reason: expect.stringContaining('swiftshader') as string });
  });
});
