import { describe, expect, it } from 'vitest';
import { biasDots, offsetOf, strandGroups, type Kernel } from './strands.ts';

const kernel: Kernel = { values: Float32Array.of(2, -2, 0, 0.1, NaN, -1), inputs: 2, units: 3, bias: null };

describe('the strands of a kernel', () => {
  it('are one a weight, from its input to its unit, by sign and as thick as it is large', () => {
    const groups = strandGroups(kernel);
    expect(groups.map(({ positive, strands }) => [positive, strands])).toEqual([
      [true, [[1, 0]]],
      [false, [[1, 2]]],
      [false, [[0, 1]]],
      [true, [[0, 0]]],
    ]);
    expect(groups[0]?.width).toBe(0.75);
    expect(groups.at(-1)?.width).toBe(3.25);
    // Half of the largest is the fourth of eight steps.
    expect(groups[1]?.width).toBeCloseTo(0.75 + (2.5 * 3) / 7, 9);
  });

  it('are none for zero and for what is no number', () => {
    expect(strandGroups({ values: Float32Array.of(0, NaN, Infinity), inputs: 3, units: 1, bias: null })).toEqual([]);
  });

  it('are few looks, however many they are', () => {
    const values = Float32Array.from({ length: 64 }, (_, at) => Math.sin(at * 7 + 1));
    const groups = strandGroups({ values, inputs: 8, units: 8, bias: null });
    expect(groups.length).toBeLessThanOrEqual(16);
    expect(groups.reduce((sum, { strands }) => sum + strands.length, 0)).toBe(64);
  });

  it('are measured against the biases too', () => {
    const groups = strandGroups({ values: Float32Array.of(1), inputs: 1, units: 1, bias: Float32Array.of(-8) });
    expect(groups[0]?.width).toBe(0.75);
    expect(biasDots({ values: Float32Array.of(1), inputs: 1, units: 1, bias: Float32Array.of(-8) })).toEqual([{ unit: 0, value: -8, radius: 3.5 }]);
  });
});

describe('the ends of strands', () => {
  it('lie evenly around the wire, within 26 pixels', () => {
    expect([0, 1, 2].map((index) => offsetOf(index, 3))).toEqual([-7, 0, 7]);
    expect(offsetOf(0, 1)).toBe(0);
    expect(offsetOf(0, 8)).toBeCloseTo(-13, 9);
    expect(offsetOf(7, 8)).toBeCloseTo(13, 9);
  });
});
