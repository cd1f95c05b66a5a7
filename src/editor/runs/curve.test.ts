import { describe, expect, it } from 'vitest';
import { packCurve, pointsOf } from './curve.ts';

describe('a kept curve', () => {
  it('gives back the points, with what was not measured left out', () => {
    const points = [{ step: 0, loss: 2 }, { step: 5, loss: 1, accuracy: 0.5 }, { step: 10, validationLoss: 1.5 }];
    expect(pointsOf(packCurve(points))).toEqual(points);
    expect(packCurve(points).validationAccuracy).toBeNull();
    expect(pointsOf(packCurve([]))).toEqual([]);
  });

  it('is thinned where it is long, and keeps its ends and every validation', () => {
    const points = Array.from({ length: 10_001 }, (_, step) => ({ step, loss: step, ...(step % 1000 === 7 ? { validationLoss: step } : {}) }));
    const kept = pointsOf(packCurve(points));
    expect(kept.length).toBeLessThan(2100);
    expect(kept[0]).toEqual(points[0]);
    expect(kept.at(-1)).toEqual(points.at(-1));
    expect(kept.filter(({ validationLoss }) => validationLoss !== undefined)).toHaveLength(10);
  });
});
