import { describe, expect, it } from 'vitest';
import { Harness, preset, programOf } from '../harness.fixture.ts';

describe('a run that was loaded before anybody asked for it', () => {
  it.each([
    ['wasm', 'at rest'],
    ['wasm', 'still rehearsing'],
    ['cpu', 'at rest'],
  ] as const)('takes the same steps as any other, bit for bit, on %s when it is %s', async (backend, when) => {
    const document = preset('5-xor-net');
    const program = programOf({ ...document, training: { ...document.training, optimizer: { kind: 'adam', learningRate: 0.01 }, batchSize: 3, shuffle: true, steps: 40 } });
    const results = [];
    for (const early of [false, true]) {
      const harness = new Harness();
      harness.post({ type: 'load', program, backend, early });
      if (when === 'still rehearsing') harness.post({ type: 'step', count: 0 });
      await harness.state(when === 'at rest' ? 'idle' : 'paused');
      expect(harness.step).toBe(0);
      await harness.steps(25);
      results.push({ weights: await harness.ask({ kind: 'weights' }), points: harness.of('progress').flatMap(({ points }) => points) });
      harness.post({ type: 'dispose' });
    }
    expect(results[1]?.points[0]).toMatchObject({ step: 0 });
    expect(results[1]).toEqual(results[0]);
  });
});
