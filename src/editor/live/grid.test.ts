import { describe, expect, it } from 'vitest';
import { boundsOf, gridSamples, PLACES } from './grid.ts';

const plain = { columns: [0, 1], constant: null, size: 2 } as const;

describe('the places at which nodes are asked', () => {
  it('lie over the data with a little room around them', () => {
    const bounds = boundsOf(plain, [{ features: [0, -1] }, { features: [1, 3] }]);
    expect(bounds.x[0]).toBeCloseTo(-0.15, 9);
    expect(bounds.x[1]).toBeCloseTo(1.15, 9);
    expect(bounds.y[0]).toBeCloseTo(-1.6, 9);
    expect(bounds.y[1]).toBeCloseTo(3.6, 9);
  });

  it('run from the top left in rows, with the sample after them', () => {
    const samples = gridSamples(plain, { x: [0, 24], y: [0, 24] }, Float32Array.of(5, 6));
    if (samples.kind !== 'given') throw new Error('They are given.');
    expect(samples.rows).toBe(PLACES + 1);
    expect([...samples.features.subarray(0, 4)]).toEqual([0.5, 23.5, 1.5, 23.5]);
    expect([...samples.features.subarray(2 * (PLACES - 1))]).toEqual([23.5, 0.5, 5, 6]);
  });

  it('carry the column that always holds the same number', () => {
    const samples = gridSamples({ columns: [0, 2], constant: { column: 1, value: 7 }, size: 3 }, { x: [0, 24], y: [0, 24] }, null);
    if (samples.kind !== 'given') throw new Error('They are given.');
    expect(samples.rows).toBe(PLACES);
    expect([...samples.features.subarray(0, 3)]).toEqual([0.5, 7, 23.5]);
  });

  it('are without a sample that is not of these data', () => {
    expect(gridSamples(plain, { x: [0, 1], y: [0, 1] }, new Float32Array(784))).toMatchObject({ rows: PLACES });
  });
});
