import { describe, expect, it } from 'vitest';
import { readIntegers, readNumber, stepNumber } from './numberText.ts';

describe('reading a number', () => {
  const units = { integer: true, min: 1, max: 65_536 };

  it.each([['4', 4], [' 128 ', 128], ['1,204', 1204], ['1e3', 1000], ['+7', 7]])('takes %j', (text, value) => {
    expect(readNumber(text, units)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'This is empty. Enter a whole number from 1 to 65,536.'],
    ['abc', '“abc” is not a number. Enter a whole number from 1 to 65,536.'],
    ['2.5', '2.5 is not a whole number. Enter a whole number from 1 to 65,536.'],
    ['0', '0 is too small. Enter a whole number from 1 to 65,536.'],
    ['70000', '70000 is too large. Enter a whole number from 1 to 65,536.'],
    ['0,5', '“0,5” has a comma. Write decimals with a point: 0.5.'],
    ['Infinity', '“Infinity” is not a number. Enter a whole number from 1 to 65,536.'],
    ['0x10', '“0x10” is not a number. Enter a whole number from 1 to 65,536.'],
  ])('says what is wrong with %j', (text, reason) => {
    expect(readNumber(text, units)).toEqual({ ok: false, reason });
  });

  it('takes decimals, a true minus sign and powers of ten', () => {
    for (const [text, value] of [['.5', 0.5], ['−0.59', -0.59], ['2.1e-7', 2.1e-7]] as const) {
      expect(readNumber(text, { integer: false })).toEqual({ ok: true, value });
    }
  });
});

describe('stepping', () => {
  it('goes by one for whole numbers, by ten with shift, and stops at the bounds', () => {
    const rules = { integer: true, min: 1, max: 12 };
    expect([stepNumber(4, 1, rules), stepNumber(1, -1, rules), stepNumber(4, 1, rules, true)]).toEqual([5, 1, 12]);
  });

  it('climbs a learning rate through 1, 2, 5', () => {
    const rules = { integer: false, min: 1e-9, max: 1e6, logarithmic: true };
    let rate = 0.001;
    const up = Array.from({ length: 5 }, () => (rate = stepNumber(rate, 1, rules)));
    expect(up).toEqual([0.002, 0.005, 0.01, 0.02, 0.05]);
    expect(stepNumber(0.001, -1, rules)).toBe(0.0005);
    expect(stepNumber(0.003, -1, rules)).toBe(0.002);
    expect(stepNumber(0.1, -1, rules, true)).toBe(0.01);
  });

  it('moves the second digit of other numbers, without rounding dust', () => {
    expect(stepNumber(0.3, 1, { integer: false })).toBe(0.31);
    expect(stepNumber(0.1, 1, { integer: false, step: 0.2 })).toBe(0.3);
  });
});

describe('reading a list', () => {
  it.each(['28, 28, 1', '28 × 28 × 1', '28x28x1', '28 28 1'])('takes %j', (text) => {
    expect(readIntegers(text, { integer: true, min: 1 })).toEqual({ ok: true, value: [28, 28, 1] });
  });

  it('says which place is wrong', () => {
    expect(readIntegers('28, 0', { integer: true, min: 1 })).toEqual({ ok: false, reason: 'Place 2: 0 is too small. Enter a whole number of at least 1.' });
  });
});
