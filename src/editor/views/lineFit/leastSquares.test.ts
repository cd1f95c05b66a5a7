import { describe, expect, it } from 'vitest';
import reference from '../../../../presets/reference/reference.json' with { type: 'json' };
import { contour, contourLevels, errorAt, errorBowl, lineWindow, meanSquaredError, residual, residualSquare, type Point } from './leastSquares.ts';

const pointsOf = (rows: readonly (readonly number[])[]): readonly Point[] => rows.map(([x = 0, y = 0]) => ({ x, y }));
const legendre = reference.least_squares;
const wheat = reference.linear_regression;

describe('the squared error of a line', () => {
  it('is 22 for the first preset at m = 2, b = 1', () => {
    expect(meanSquaredError({ slope: 2, intercept: 1 }, pointsOf(legendre.points))).toBeCloseTo(legendre.mean_squared_error, 12);
  });

  it('has the reference as its best line', () => {
    const bowl = errorBowl(pointsOf(legendre.points));
    expect(bowl?.best.slope).toBeCloseTo(legendre.best_fit.m, 10);
    expect(bowl?.best.intercept).toBeCloseTo(legendre.best_fit.b, 10);
  });

  it('is the same from the bowl as from the points, along the whole path of the reference', () => {
    const points = pointsOf(wheat.points);
    const bowl = errorBowl(points);
    if (!bowl) throw new Error('these points have a best line');
    expect(errorAt(bowl, { slope: 1, intercept: 1 })).toBeCloseTo(wheat.mean_squared_error_before_each_step[0] ?? NaN, 10);
    const final = { slope: wheat.final.m, intercept: wheat.final.b };
    expect(errorAt(bowl, final)).toBeCloseTo(meanSquaredError(final, points), 12);
  });

  it('has no best line where all points share one x', () => {
    expect(errorBowl(pointsOf([[3, 1], [3, 2]]))).toBeNull();
    expect(errorBowl([])).toBeNull();
  });
});

describe('a contour', () => {
  it('joins lines of one error', () => {
    const points = pointsOf(wheat.points);
    const bowl = errorBowl(points);
    if (!bowl) throw new Error('these points have a best line');
    for (const level of contourLevels(bowl.least, 20, 5)) {
      for (const line of contour(bowl, level)) expect(meanSquaredError(line, points)).toBeCloseTo(level, 9);
    }
  });

  it('has levels that end at the highest', () => {
    expect(contourLevels(1, 17, 4)).toEqual([2, 5, 10, 17]);
  });
});

describe('the window over slopes and intercepts', () => {
  it('holds the best line in the middle and every given line', () => {
    const points = pointsOf(wheat.points);
    const bowl = errorBowl(points);
    const window = lineWindow(points, bowl, [{ slope: 1, intercept: 1 }, { slope: -9, intercept: 4 }]);
    expect((window.slope[0] + window.slope[1]) / 2).toBeCloseTo(bowl?.best.slope ?? NaN, 10);
    expect(window.slope[0]).toBeLessThan(-9);
    expect(window.intercept[0]).toBeLessThan(1);
  });
});

describe('the square on a residual', () => {
  it('has the residual as its side, so that its area is the squared error', () => {
    const line = { slope: 2, intercept: 1 };
    // One pixel for each unit: pixels run downwards.
    const square = residualSquare(12, -18, -(2 * 12 + 1), 100);
    expect(square.side ** 2).toBeCloseTo(residual(line, { x: 12, y: 18 }) ** 2, 12);
    expect(square).toEqual({ x: 12, y: -25, side: 7 });
  });

  it('lies to the left where it would leave the drawing', () => {
    expect(residualSquare(98, 10, 30, 100)).toEqual({ x: 78, y: 10, side: 20 });
  });
});
