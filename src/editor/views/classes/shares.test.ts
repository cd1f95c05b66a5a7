import { describe, expect, it } from 'vitest';
import { areShares, sharesOf } from './shares.ts';

describe('outputs as shares', () => {
  it('stay as they are where they sum to 1', () => {
    expect(areShares([0.2, 0.8])).toBe(true);
    expect(sharesOf([0.25, 0.75])).toEqual([0.25, 0.75]);
  });

  it('are divided by their sum where each is a sigmoid of its own', () => {
    expect(sharesOf([0.5, 1, 0.5])).toEqual([0.25, 0.5, 0.25]);
  });

  it('are the softmax of logits: exp 1, 2 and 3 over their sum, however large the logits', () => {
    const whole = Math.exp(1) + Math.exp(2) + Math.exp(3);
    for (const base of [0, 1000]) sharesOf([base + 1, base + 2, base + 3]).forEach((share, index) => { expect(share).toBeCloseTo(Math.exp(index + 1) / whole, 12); });
  });
});
