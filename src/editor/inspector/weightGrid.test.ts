import { describe, expect, it } from 'vitest';
import { countOf, gridOf, summaryOf, withNumber } from './weightGrid.ts';

const kernel = { name: 'kernel', shape: [2, 3], trainable: true };
const bias = { name: 'bias', shape: [3], trainable: true };
const weights = { kernel: [[1, 2, 3], [4, 5, 6]], bias: [7, 8, 9] };

describe('weights as a grid', () => {
  it('have inputs down and units across, and a list as one row', () => {
    expect(gridOf(kernel, weights)).toEqual(weights.kernel);
    expect(gridOf(bias, weights)).toEqual([[7, 8, 9]]);
    expect(countOf([kernel, bias])).toBe(9);
  });

  it('take one number without touching the others or the given weights', () => {
    const edited = withNumber(weights, kernel, 4, -1.5);
    expect(edited).toEqual({ kernel: [[1, 2, 3], [4, -1.5, 6]], bias: [7, 8, 9] });
    expect(weights.kernel[1]).toEqual([4, 5, 6]);
  });

  it('keep the nesting of a kernel with more axes', () => {
    const spec = { name: 'kernel', shape: [2, 1, 2], trainable: true };
    expect(withNumber({ kernel: [[[1, 2]], [[3, 4]]] }, spec, 3, 9)).toEqual({ kernel: [[[1, 2]], [[3, 9]]] });
  });
});

describe('the summary of many weights', () => {
  it('counts every number once, the largest in the last part', () => {
    const summary = summaryOf([-1, 0, 0.4, 1], 4);
    expect(summary).toEqual({ least: -1, mean: 0.1, largest: 1, bins: [1, 0, 2, 1] });
  });

  it('stands for equal numbers too', () => {
    expect(summaryOf([2, 2, 2], 3)?.bins.reduce((a, b) => a + b)).toBe(3);
  });

  it('is none where a number is not finite', () => {
    expect(summaryOf([1, NaN])).toBeNull();
    expect(summaryOf([])).toBeNull();
  });
});
