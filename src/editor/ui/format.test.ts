import { describe, expect, it } from 'vitest';
import { formatBytes, formatCompact, formatCount, formatDuration, formatNumber, formatPercent, formatTick } from './format.ts';

describe('numbers for people', () => {
  it.each([
    [0, '0'], [1, '1'], [0.012300000153481960, '0.0123'], [0.00380001, '0.0038'], [2.1e-7, '2.1 × 10⁻⁷'], [-2.1e-12, '−2.1 × 10⁻¹²'],
    [1204.4, '1,204'], [22, '22'], [2.96606, '2.97'], [-0.59, '−0.59'], [0.99999, '1'], [3e12, '3 × 10¹²'],
    [NaN, 'not a number'], [Infinity, '∞'], [-Infinity, '−∞'],
  ])('formatNumber(%s) is %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('keeps as many digits as are asked for', () => {
    expect(formatNumber(1.0928412, 6)).toBe('1.09284');
    expect(formatNumber(123456.7, 4)).toBe('123,457');
  });

  it.each([[455_946, '455,946'], [1_249_000, '1.2 M'], [3_900_000, '3.9 M'], [999_999, '999,999'], [125_400_000, '125 M'], [7e9, '7 G']])('formatCompact(%s) is %s', (value, text) => {
    expect(formatCompact(value)).toBe(text);
  });

  it.each([[0, '0'], [0.5, '0.5'], [500, '500'], [1000, '1k'], [1500, '1.5k'], [20_000, '20k'], [1_500_000, '1.5M']])('formatTick(%s) is %s', (value, text) => {
    expect(formatTick(value)).toBe(text);
  });

  it.each([[0.2, 'under 1 s'], [1, '1 s'], [59.4, '59 s'], [59.6, '1 min'], [80, '1 min 20 s'], [3599.7, '1 h'], [7500, '2 h 5 min'], [864_000, '10 days'], [Infinity, 'unknown']])(
    'formatDuration(%s) is %s',
    (value, text) => {
      expect(formatDuration(value)).toBe(text);
    },
  );

  it.each([[0.924, '92.4 %'], [1, '100.0 %'], [0, '0.0 %']])('formatPercent(%s) is %s', (value, text) => {
    expect(formatPercent(value)).toBe(text);
  });

  it.each([[1, '1 byte'], [512, '512 bytes'], [1500, '1.5 kB'], [12_000_000, '12 MB'], [1_234_000_000, '1.2 GB']])('formatBytes(%s) is %s', (value, text) => {
    expect(formatBytes(value)).toBe(text);
  });

  it('separates thousands of a count', () => {
    expect([formatCount(7), formatCount(1204), formatCount(-455_946)]).toEqual(['7', '1,204', '−455,946']);
  });
});
