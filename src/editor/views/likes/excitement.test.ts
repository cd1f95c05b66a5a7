import { describe, expect, it } from 'vitest';
import { comparedRows, excitement, topRows } from './excitement.ts';

describe('what excites a unit', () => {
  it('is its own value in a layer of single units', () => {
    expect(excitement([1, 2, 3, 4, 5, 6], 2, [3], 1)).toEqual([2, 5]);
  });

  it('is the largest of its map, channels last, however negative', () => {
    const maps = [1, -9, 5, -7, /* second row */ 0, -1, 2, -3];
    expect(excitement(maps, 2, [2, 1, 2], 0)).toEqual([5, 2]);
    expect(excitement(maps, 2, [2, 1, 2], 1)).toEqual([-7, -1]);
  });
});

describe('the rows that excite most', () => {
  it('come largest first, the first of equals first, and never one that is no number', () => {
    expect(topRows([1, 5, NaN, 5, -2], 3)).toEqual([1, 3, 0]);
    expect(topRows([1], 9)).toEqual([0]);
  });

  it('are looked for among fewer rows where a layer is large', () => {
    expect(comparedRows([10], 1000)).toBe(256);
    expect(comparedRows([10], 40)).toBe(40);
    expect(comparedRows([28, 28, 32], 1000)).toBe(119);
  });
});
