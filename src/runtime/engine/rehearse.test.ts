import { describe, expect, it } from 'vitest';
import { Harness, preset, programOf } from '../harness.fixture.ts';

describe('a run that was loaded before anybody asked for it', () => {
  it.each(['wasm', 'cpu'] as const)('takes the same steps as any other, bit for bit, on %s', async (backend) => {
    const document = preset('5-xor-net');
    const program = programOf({ ...document, training: { ...document.training, optimizer: { kind: 'adam', learningRate: 0.01 }, batchSize: 3, shuffle: true, steps: 40 } });
    const results = [];
    for (const early of [false, true]) {
      const harness = new Harness();
      harness.post({ type: 'load', program, backend, early });
      await harness.state('idle');
      expect(harness.step).toBe(0);
      await harness.steps(25);
      results.push({ weights: await harness.ask({ kind: 'weights' }), points: harness.of('progress').flatMap(({ points }) => points) });
      harness.post({ type: 'dispose' });
    }
    expect(results[1]?.points[0]).toMatchObject({ step: 0 });
    expect(results[1]).toEqual(results[0]);
  });
});
