import { describe, expect, it } from 'vitest';
import { checkpoint } from './runs.fixture.ts';
import { further, lossAt, nearest, strideOf } from './scrubbing.ts';

const all = [checkpoint(0), checkpoint(100), checkpoint(400), checkpoint(900)];

describe('the scrubber', () => {
  it('snaps to the checkpoint that is closest', () => {
    expect(nearest(all, 260)?.step).toBe(400);
    expect(nearest(all, 240)?.step).toBe(100);
    expect(nearest(all, 5000)?.step).toBe(900);
    expect(nearest([], 3)).toBeUndefined();
  });

  it('goes from checkpoint to checkpoint by the keys, and stops at the ends', () => {
    const press = (key: string, from: number) => further(all, from, strideOf(key) ?? NaN)?.step;
    expect(press('ArrowLeft', 950)).toBe(900);
    expect(press('ArrowLeft', 900)).toBe(400);
    expect(press('ArrowRight', 100)).toBe(400);
    expect(press('PageDown', 900)).toBe(0);
    expect(press('Home', 900)).toBe(0);
    expect(press('End', 100)).toBe(900);
    expect(press('ArrowLeft', 0)).toBeUndefined();
    expect(strideOf('a')).toBeUndefined();
  });

  it('reads the loss that was last measured up to a step', () => {
    const points = [{ step: 0, loss: 3 }, { step: 10, loss: 2 }, { step: 15, validationLoss: 9 }, { step: 20, loss: 1 }];
    expect(lossAt(points, 19)).toBe(2);
    expect(lossAt(points, 20)).toBe(1);
    expect(lossAt([], 20)).toBeUndefined();
  });
});
