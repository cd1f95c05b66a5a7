import { describe, expect, it } from 'vitest';
import { afterKey, dragged } from './hand.ts';

describe('a weight in the hand', () => {
  it('moves by the largest of its layer in 100 pixels, upwards to more', () => {
    expect(dragged(0.5, 100, 2)).toBe(2.5);
    expect(dragged(0.5, -25, 2)).toBe(0);
  });

  it('moves by a tenth with an arrow and by one with Shift, and is zero rather than nearly so', () => {
    expect([afterKey(0.1, 'ArrowDown', false), afterKey(0.3, 'ArrowDown', false), afterKey(-0.5, 'ArrowUp', true), afterKey(3, 'Home', false)]).toEqual([0, 0.2, 0.5, 0]);
    expect(afterKey(1, 'a', false)).toBeNull();
  });
});
