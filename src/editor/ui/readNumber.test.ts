import { describe, expect, it } from 'vitest';
import { readNumber } from './readNumber.ts';

const units = { integer: true, min: 1, max: 65_536 };

describe('a number as a person types it', () => {
  it.each([
    ['4', 4],
    [' 12 ', 12],
    ['1,024', 1024],
    ['1e3', 1000],
  ])('reads “%s” as %d', (text, value) => {
    expect(readNumber(text, units)).toEqual({ ok: true, value });
  });

  it('reads fractions and negative numbers where they are allowed', () => {
    expect(readNumber('-.5', { integer: false })).toEqual({ ok: true, value: -0.5 });
    expect(readNumber('−2', { integer: false })).toEqual({ ok: true, value: -2 });
  });

  it.each([
    ['', 'Type a whole number.'],
    ['four', '“four” is not a whole number.'],
    ['2.5', '2.5 has a fraction; type a whole number.'],
    ['0', '0 is below the smallest allowed, 1.'],
    ['70000', '70000 is above the largest allowed, 65,536.'],
    ['1e999', '“1e999” is too large a number.'],
    ['0x10', '“0x10” is not a whole number.'],
  ])('refuses “%s” and says why', (text, message) => {
    expect(readNumber(text, units)).toEqual({ ok: false, message });
  });
});
