import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../../../presets/reference/reference.json' with { type: 'json' };
import { borderOf, crossing, lastRow, positiveSide, sumAt, truthLabels, truthOf, type Place } from './line.ts';

const { perceptron } = reference;
const input = { columns: [0, 1], constant: { column: 2, value: 1 }, size: 3 } as const;
const SQUARE: readonly Place[] = [[0, 0], [0, 1], [1, 0], [1, 1]];
const number = fc.double({ min: -5, max: 5, noNaN: true, noDefaultInfinity: true });

describe('the border of a unit', () => {
  it('puts all four rows of OR on their sides with the last weights of the reference', () => {
    const border = borderOf(input, perceptron.weights_after_each_update.at(-1) ?? [], 0);
    const answers = SQUARE.map((place) => (sumAt(border, place) >= 0 ? 1 : 0));
    expect(answers).toEqual(perceptron.labels);
  });

  it('counts a constant column to the bias', () => {
    expect(borderOf({ columns: [1, 2], constant: { column: 0, value: 2 }, size: 3 }, [5, 6, 7], 1)).toEqual({ wx: 6, wy: 7, w0: 11 });
  });

  it('crosses a box only at places where the sum is 0, within 1e-9', () => {
    fc.assert(fc.property(number, number, number, (wx, wy, w0) => {
      const border = { wx, wy, w0 };
      for (const place of crossing(border, [-1, 2], [-1, 2]) ?? []) expect(Math.abs(sumAt(border, place))).toBeLessThan(1e-9);
    }));
  });

  it('has a positive side whose corners are all positive or on the border', () => {
    fc.assert(fc.property(number, number, number, (wx, wy, w0) => {
      const border = { wx, wy, w0 };
      for (const place of positiveSide(border, [0, 1], [0, 1])) expect(sumAt(border, place)).toBeGreaterThan(-1e-9);
    }));
  });

  it('takes the whole box where every place is positive', () => {
    expect(positiveSide({ wx: 0, wy: 0, w0: 1 }, [0, 1], [0, 1])).toHaveLength(4);
    expect(crossing({ wx: 0, wy: 0, w0: 1 }, [0, 1], [0, 1])).toBeNull();
  });
});

describe('the row last used', () => {
  it('goes round in order when rows come one at a time', () => {
    const training = { batchSize: 1, shuffle: false };
    expect([0, 1, 4, 5].map((step) => lastRow(step, 4, training))).toEqual([null, 0, 3, 0]);
  });

  it('is unknown when rows are shuffled or come together', () => {
    expect(lastRow(3, 4, { batchSize: 1, shuffle: true })).toBeNull();
    expect(lastRow(3, 4, { batchSize: 4, shuffle: false })).toBeNull();
  });
});

describe('truth functions', () => {
  it('are recognised by their labels and written as such', () => {
    expect(truthLabels('xor', SQUARE)).toEqual([0, 1, 1, 0]);
    expect(truthOf(SQUARE, [0, 1, 1, 1])).toBe('or');
    expect(truthOf(SQUARE, [1, 1, 1, 1])).toBeNull();
  });

  it('belong to the four corners of the unit square alone', () => {
    expect(truthLabels('or', [[0, 0], [0, 1], [1, 0], [2, 1]])).toBeNull();
  });
});
