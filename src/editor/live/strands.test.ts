import { describe, expect, it } from 'vitest';
import { biasDots, offsetOf, strandLevels, type Kernel } from './strands.ts';

const kernel: Kernel = { values: Float32Array.of(2, -2, 0, 0.1, NaN, -1), inputs: 2, units: 3, bias: null };

describe('the strands of a kernel', () => {
  it('are one a weight, by sign and as thick as it is large; none for zero and what is no number', () => {
    // 0.1 of 2 is in the first fifth, 1 of 2 in the third.
    expect([...strandLevels(kernel)]).toEqual([5, -5, 0, 1, 0, -3]);
    expect([...strandLevels({ values: Float32Array.of(0, NaN, Infinity), inputs: 3, units: 1, bias: null })]).toEqual([0, 0, 0]);
  });

  it('look the same while their weights change little', () => {
    const moved = { ...kernel, values: Float32Array.of(2.02, -1.98, 0, 0.12, NaN, -1.01) };
    expect(strandLevels(moved)).toEqual(strandLevels(kernel));
  });

  it('are measured against the biases too', () => {
    expect([...strandLevels({ values: Float32Array.of(1), inputs: 1, units: 1, bias: Float32Array.of(-8) })]).toEqual([1]);
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
