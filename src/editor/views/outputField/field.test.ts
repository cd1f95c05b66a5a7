import { describe, expect, it } from 'vitest';
import { gridPlaces, levelLine, strength, toneOf } from './field.ts';

describe('the grid', () => {
  it('runs from the top left in rows', () => {
    expect(gridPlaces([0, 2], [0, 2], 2)).toEqual([[0.5, 1.5], [1.5, 1.5], [0.5, 0.5], [1.5, 0.5]]);
  });
});

describe('the tone of an output', () => {
  it('is neutral half way between the labels, full at them, and never beyond', () => {
    const tone = toneOf([0, 1]);
    expect([0, 0.5, 1, 7, -7].map((value) => strength(value, tone))).toEqual([-1, 0, 1, 1, -1]);
  });

  it('is neutral where the output is no number', () => {
    expect(strength(NaN, toneOf([-1, 1]))).toBe(0);
  });
});

describe('the line of one level', () => {
  it('lies on the circle where the distance from the middle is 6 cells, within a tenth of a cell', () => {
    const side = 20;
    const values = Array.from({ length: side * side }, (_, index) => Math.hypot((index % side) + 0.5 - 10, Math.floor(index / side) + 0.5 - 10));
    const line = levelLine(values, 6, side);
    expect(line.length).toBeGreaterThan(30);
    for (const [x0, y0, x1, y1] of line) {
      expect(Math.abs(Math.hypot(x0 - 10, y0 - 10) - 6)).toBeLessThan(0.1);
      expect(Math.abs(Math.hypot(x1 - 10, y1 - 10) - 6)).toBeLessThan(0.1);
    }
  });

  it('is not there where the level is not reached', () => {
    expect(levelLine(new Array<number>(25).fill(1), 2, 5)).toEqual([]);
  });
});
