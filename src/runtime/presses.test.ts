import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryStore } from './checkpoints/memoryStore.ts';
import { Harness, preset, programOf } from './harness.fixture.ts';
import { loadTensorFlow } from './tensorflow.ts';

const PRESSES = ['train', 'pause', 'step', 'stop', 'reset', 'change', 'rewind', 'setWeights', 'ask', 'load'] as const;

describe('a thousand presses in any order', () => {
  it('leave an engine that loads, takes a step, and holds no tensor after dispose', async () => {
    const tf = await loadTensorFlow();
    await tf.setBackend('cpu');
    const before = tf.memory().numTensors;
    const program = programOf(preset('5-xor-net'));
    const harness = new Harness(new MemoryStore());
    const [presses] = fc.sample(fc.array(fc.constantFrom(...PRESSES), { minLength: 1000, maxLength: 1000 }), { numRuns: 1, seed: 7 }) as [(typeof PRESSES)[number][]];
    for (const [id, press] of presses.entries()) {
      if (press === 'load') harness.run += 1;
      const checkpoint = harness.of('checkpoint').at(-1)?.checkpoint.id;
      if (press === 'load') harness.post({ type: 'load', program, backend: 'cpu', record: { key: `${harness.run}` } });
      else if (press === 'step') harness.post({ type: 'step', count: 2 });
      else if (press === 'change') harness.post({ type: 'change', changes: { batchSize: 1 + (id % 4), learningRate: 0.1 } });
      else if (press === 'setWeights') harness.post({ type: 'setWeights', node: 'hidden', weights: { bias: [0, 0, 0, 0] } });
      else if (press === 'ask') harness.post({ type: 'ask', id: 10_000 + id, question: { kind: 'memory' } });
      else if (press === 'rewind' && checkpoint !== undefined) harness.post({ type: 'rewind', checkpoint });
      else if (press !== 'rewind') harness.post({ type: press });
      // The engine gets a turn now and then.
      if (id % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    harness.run += 1;
    await harness.load(program);
    await harness.steps(1);
    expect(harness.step).toBe(1);
    const events = harness.events.length;
    harness.post({ type: 'dispose' });
    await harness.until(() => harness.events.length > events);
    expect(tf.memory().numTensors).toBe(before);
  }, 30_000);
});
