import { describe, expect, it } from 'vitest';
import { withMoment, type Moment } from './history.ts';

const steps = (history: readonly Moment<number>[]) => history.map(({ step }) => step);
const after = (all: readonly number[], most?: number) => all.reduce<readonly Moment<number>[]>((history, step) => withMoment(history, { step, value: 2 * step }, most), []);

describe('a history', () => {
  it('keeps what was seen, in order', () => {
    expect(after([0, 3, 9])).toEqual([{ step: 0, value: 0 }, { step: 3, value: 6 }, { step: 9, value: 18 }]);
  });

  it('forgets the past that a rewind or a reset has left', () => {
    expect(steps(after([0, 3, 9, 12, 4]))).toEqual([0, 3, 4]);
    expect(steps(after([0, 3, 3]))).toEqual([0, 3]);
    expect(steps(after([5, 9, 0]))).toEqual([0]);
  });

  it('stays bounded, and thins evenly from the first to the last', () => {
    const history = after(Array.from({ length: 5000 }, (_, step) => step), 100);
    expect(history.length).toBeLessThanOrEqual(100);
    expect(history[0]?.step).toBe(0);
    expect(history.at(-1)?.step).toBe(4999);
    const gaps = steps(history).slice(1).map((step, index) => step - (steps(history)[index] ?? 0));
    // Evenly spread they would be 50 apart; what lies between two of them may have gone.
    expect(Math.max(...gaps)).toBeLessThanOrEqual(3 * 50);
  });
});
