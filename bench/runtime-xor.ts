/** 60,000 steps of the XOR net through the engine, on plain JavaScript. Run: npx tsx bench/runtime-xor.ts */
import { Harness, preset, programOf } from '../src/runtime/harness.fixture.ts';

async function main(): Promise<void> {
  const harness = new Harness();
  await harness.load(programOf(preset('5-xor-net')), 'cpu');
  const start = performance.now();
  const before = process.cpuUsage();
  harness.post({ type: 'train' });
  await harness.state('done');
  const { user, system } = process.cpuUsage(before);
  console.log(`${harness.step} steps: ${((performance.now() - start) / 1000).toFixed(1)} s by the clock, ${((user + system) / 1e6).toFixed(1)} s of processor time, loss ${harness.points.at(-1)?.loss}`);
}

void main();
