/** Both ways to a graphics processor, in a Chromium that has only software behind them: they compute what plain JavaScript does. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { Program } from '../../compiler/program.ts';
import { parseDocument } from '../../graph/parse.ts';
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
}, 180_000);
afterAll(() => browser.close());

function convnet(): Program {
  const parsed = parseDocument(readFileSync(new URL('../../../presets/6-mnist-convnet.json', import.meta.url), 'utf8'));
  const program = parsed.ok ? compile(parsed.document).program : null;
  if (!program) throw new Error('The preset must train.');
  return { ...program, training: { ...program.training, batchSize: 8, stepsPerEpoch: 16 } };
}

describe('three steps of the convnet', () => {
  it.each(['webgl', 'webgpu'] as const)('have on %s the losses of plain JavaScript', async (backend) => {
    const { losses, missing } = await browser.call('losses', convnet(), backend, 3);
    expect(missing).toEqual([]);
    expect(losses).toHaveLength(3);
    losses.forEach((loss, step) => { expect(Math.abs(loss / (wanted[step] as number) - 1)).toBeLessThan(TOLERANCE); });
  }, 180_000);
});

describe('the adapter that plays WebGPU in software', () => {
  it('is refused by its name', async () => {
    expect(await browser.call('webgpuSupport')).toEqual({ available: false, reason: expect.stringContaining('swiftshader') as string });
  });
});
