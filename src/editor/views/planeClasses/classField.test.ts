import { describe, expect, it } from 'vitest';
import { classField, fullness } from './classField.ts';

describe('the plane painted by class', () => {
  it('has its border where the probabilities are equal: for 1 - x and x half way between two places', () => {
    const shares = [1, 0, 0, 1, 1, 0, 0, 1];
    const { classes, probabilities } = classField(shares, 2, 2, 8);
    expect([...classes.subarray(0, 8)]).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
    // Pixel 3 has its middle at 3.5 / 8 of the width, so at 0.375 from the first place to the second.
    expect(probabilities[3]).toBeCloseTo(0.625, 6);
    expect(probabilities[0]).toBe(1);
  });

  it('has rows from the top', () => {
    const { classes } = classField([1, 0, 1, 0, 0, 1, 0, 1], 2, 2, 2);
    expect([...classes]).toEqual([0, 0, 1, 1]);
  });

  it('is fuller the surer the net is, and least where all classes are as likely', () => {
    expect(fullness(1 / 3, 3)).toBeLessThan(fullness(0.5, 3));
    expect(fullness(1 / 3, 3)).toBeCloseTo(fullness(0, 3), 12);
  });
});
