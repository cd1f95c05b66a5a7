import { expect, it } from 'vitest';
import { decades, decadeTicks, lineLook, pathThrough, powerOf } from './lines.ts';

it('twelve lines are all told apart, neighbours by colour and by dash', () => {
  const looks = Array.from({ length: 12 }, (_, index) => lineLook(index));
  expect(new Set(looks.map(({ colour, dash }) => `${colour} ${dash}`)).size).toBe(12);
  looks.slice(1).forEach(({ colour, dash }, index) => {
    expect(colour).not.toBe(looks[index]?.colour);
    expect(dash).not.toBe(looks[index]?.dash);
  });
});

it('a logarithmic axis has a place for 0 and none for what is no number', () => {
  expect(powerOf(100)).toBe(2);
  expect(powerOf(0)).toBe(-12);
  expect(powerOf(NaN)).toBeNaN();
  expect(powerOf(Infinity)).toBeNaN();
});

it('a line breaks where a point has no place', () => {
  expect(pathThrough([[0, 1], [1, 2], [2, NaN], [3, 4], [4, 5]])).toBe('M0.0 1.0L1.0 2.0M3.0 4.0L4.0 5.0');
});

it('a logarithmic axis is a decade wide at least, and its lines are 1, 2 and 5 or whole decades', () => {
  expect(decades([1.1, 1.2])).toEqual([1, 2]);
  expect(decades([0.95, 1.05])).toEqual([0.5, 1.5]);
  const [low, high] = decades([-4, 2]);
  expect(low).toBeLessThan(-4);
  expect(high).toBeGreaterThan(2);
  expect(decadeTicks([1, 2], 4).map((power) => Math.round(10 ** power))).toEqual([10, 20, 50, 100]);
  expect(decadeTicks([-4.3, 2.3], 4)).toEqual([-4, -2, 0, 2]);
  expect(decadeTicks([-2.1, 1.1], 4)).toEqual([-2, -1, 0, 1]);
});
