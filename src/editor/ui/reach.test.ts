import { expect, it } from 'vitest';
import { linearScale } from '../views/plot/scale.ts';
import { withinReach } from './reach.ts';

it('a place far outside every drawing is one that SVG can hold, on its own side', () => {
  for (const far of [1e39, Number.MAX_VALUE, Infinity]) {
    expect(withinReach(far)).toBe(1e6);
    expect(withinReach(-far)).toBe(-1e6);
  }
  expect(withinReach(123.4)).toBe(123.4);
  expect(withinReach(NaN)).toBeNaN();
});

it('a scale gives such places, and reads a pixel as before', () => {
  const y = linearScale([0, 2], [200, 0]);
  expect(y(1)).toBe(100);
  expect(y(1e37)).toBe(-1e6);
  expect(Math.fround(y(-1e300))).toBe(1e6);
  expect(y.invert(50)).toBe(1.5);
});
