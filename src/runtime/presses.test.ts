import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryStore } from './checkpoints/memoryStore.ts';
import { Harness, preset, programOf } from './harness.fixture.ts';
import type { EngineState, Event } from './protocol.ts';
import { loadTensorFlow } from './tensorflow.ts';

const PRESSES = ['train', 'pause', 'step', 'stop', 'reset', 'change', 'rewind', 'setWeights', 'ask', 'watch', 'load', 'elsewhere'] as const;

/** Which states may follow which; a load begins with `loading` from anywhere. */
const AFTER: Readonly<Record<EngineState, readonly EngineState[]>> = {
  idle: ['loading', 'training', 'paused', 'failed'],
  loading: ['idle', 'paused', 'failed', 'loading'],
  training: ['paused', 'done', 'idle', 'failed', 'loading'],
  paused: ['training', 'done', 'idle', 'failed', 'loading'],
  done: ['training', 'idle', 'paused', 'failed', 'loading'],
  failed: ['loading', 'idle', 'paused'],
};

/** Reads all that an engine told of its runs, in order, and stops at what makes no sense. */
function expectLegal(events: readonly Event[]): void {
  let state: EngineState = 'idle';
  let [step, run, goesBack] = [0, 0, true];
  for (const event of events) {
    // Runs only follow each other.
    expect(event.run).toBeGreaterThanOrEqual(run);
    if (event.run > run) goesBack = true;
    run = event.run;
    if (event.type === 'state') {
      expect(AFTER[state], `${state} to ${event.state}`).toContain(event.state);
      if (event.state === 'idle' || event.state === 'loading') goesBack = true;
      state = event.state;
    }
    if (event.type === 'rewound') goesBack = true;
    if (event.type === 'progress') {
      // Steps go forward but for a reset, a rewind and another run; a run that loads tells of none.
      expect(state).not.toBe('loading');
      if (!goesBack) expect(event.progress.step).toBeGreaterThanOrEqual(step);
      step = event.progress.step;
      goesBack = false;
      expect(event.points.every((point) => point.step <= step)).toBe(true);
    }
    if (event.type === 'failed') expect(event.message).toMatch(/^There is no run to train/);
  }
}

describe('a thousand presses in any order', () => {
  it('leave an engine that loads, takes a step, and holds no tensor after dispose', async () => {
    const tf = await loadTensorFlow();
    await tf.setBackend('cpu');
    const before = tf.memory().numTensors;
    const program = programOf(preset('5-xor-net'));
    const harness = new Harness(new MemoryStore());
    const [presses] = fc.sample(fc.array(fc.constantFrom(...PRESSES), { minLength: 1000, maxLength: 1000 }), { numRuns: 1, seed: 7 }) as [(typeof PRESSES)[number][]];
    for (const [id, press] of presses.entries()) {
      if (press === 'load' || press === 'elsewhere') harness.run += 1;
      const checkpoint = harness.of('checkpoint').at(-1)?.checkpoint.id;
      if (press === 'load') harness.post({ type: 'load', program, backend: 'cpu', record: { key: `${harness.run}` } });
      // The same run goes on, on another backend.
      else if (press === 'elsewhere') harness.post({ type: 'load', program, backend: id % 2 ? 'wasm' : 'cpu', record: { key: `${harness.run}`, ...(checkpoint === undefined ? {} : { from: checkpoint }) } });
      else if (press === 'step') harness.post({ type: 'step', count: 2 });
      else if (press === 'change') harness.post({ type: 'change', changes: { batchSize: 1 + (id % 4), learningRate: 0.1 } });
      else if (press === 'setWeights') harness.post({ type: 'setWeights', node: 'hidden', weights: { kernel: Array.from({ length: 3 }, () => [0.5, -0.5, 0.25, 0]) } });
      else if (press === 'ask') harness.post({ type: 'ask', id: 10_000 + id, question: { kind: 'memory' } });
      else if (press === 'watch') harness.post({ type: 'watch', id: id % 3, request: id % 2 ? { samples: { kind: 'nextBatch' }, perSecond: 50, probes: [{ node: 'hidden', quantity: 'activationGradients', as: 'norm' }] } : null });
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
    expectLegal(harness.events);
  }, 30_000);
});
