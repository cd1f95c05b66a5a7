import { describe, expect, it } from 'vitest';
import { drawn, windowOf } from './write.ts';

const form = { vocabulary: ['a', 'b', 'c'], unit: 'characters', lowercase: true, window: 4 } as const;

describe('what the net sees of a beginning', () => {
  it('is its last window, as indices', () => {
    expect([...windowOf('abcABCcb', form)]).toEqual([2, 3, 3, 2]);
  });

  it('is unknown where the beginning is shorter, and where a character is', () => {
    expect([...windowOf('a?', form)]).toEqual([0, 0, 1, 0]);
  });
});

describe('what is drawn from its answer', () => {
  const shares = [0.4, 0.3, 0.2, 0.1];
  const often = (temperature: number) => {
    const drawing = Array.from({ length: 6000 }, (_, at) => drawn(shares, temperature, (at + 0.5) / 6000));
    return shares.map((_, index) => drawing.filter((one) => one === index).length / 6000);
  };

  it('comes as often as its share among the known ones says, at a temperature of 1', () => {
    expect(often(1)).toEqual([0, 1 / 2, 1 / 3, 1 / 6].map((share) => expect.closeTo(share, 3) as number));
  });

  it('is the likeliest near 0, and evener above 1', () => {
    expect(often(0.01)).toEqual([0, 1, 0, 0]);
    // Shares to the power of 1/2: √3, √2, 1, of which the last is 1 / 4.146.
    expect(often(2)[3]).toBeCloseTo(1 / (Math.sqrt(3) + Math.SQRT2 + 1), 3);
  });
});
