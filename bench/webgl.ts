/**
 * WebGL in Chromium's software renderer: LRN in three ways: `npx tsx bench/webgl.ts`.
 * Milliseconds there say little about a graphics processor; the number of programs is the same.
 */
import { openPage } from '../src/runtime/kernels/webgl/chromium.fixture.ts';

const LRN = { radius: 5, bias: 1, alpha: 1e-4, beta: 0.75 };

const browser = await openPage();
try {
  for (const shape of [[64, 14, 14, 32], [64, 7, 7, 64]] as const) {
    console.log(`LRN of ${shape.join(' x ')}, radius ${LRN.radius}`);
    for (const [way, { milliseconds, programs }] of Object.entries(await browser.call('lrnTimes', { ...LRN, shape }))) {
      console.log(`  ${way.padEnd(24)} ${milliseconds.toFixed(0).padStart(6)} ms, ${programs} programs`);
    }
  }
} finally {
  await browser.close();
}
