import { describe, expect, it } from 'vitest';
import { learningRateAt } from './schedules.ts';

const optimizer = { kind: 'sgd', learningRate: 0.2 } as const;

describe('the learning rate', () => {
  it('stays without a schedule', () => {
    expect(learningRateAt({ optimizer }, 12_345)).toBe(0.2);
  });

  // By hand, from Keras's formulas; float64, so 1e-12.
  it.each([
    [{ kind: 'step', everySteps: 10, factor: 0.5 } as const, [[0, 0.2], [9, 0.2], [10, 0.1], [29, 0.05]]],
    [{ kind: 'exponential', decaySteps: 10, decayRate: 0.25 } as const, [[0, 0.2], [5, 0.1], [10, 0.05], [20, 0.0125]]],
    [{ kind: 'cosine', decaySteps: 12, alpha: 0.1 } as const, [[0, 0.2], [4, 0.155], [6, 0.11], [12, 0.02], [99, 0.02]]],
  ])('falls by $kind', (schedule, points) => {
    for (const [step = 0, rate = NaN] of points) expect(learningRateAt({ optimizer, schedule }, step)).toBeCloseTo(rate, 12);
  });

  it('warms up from 0 in a straight line, and the schedule counts from there', () => {
    const settings = { optimizer, warmUpSteps: 4, schedule: { kind: 'step', everySteps: 10, factor: 0.5 } as const };
    expect([0, 1, 3, 4, 13, 14].map((step) => learningRateAt(settings, step))).toEqual([0, 0.05, 0.15000000000000002, 0.2, 0.2, 0.1]);
  });
});
