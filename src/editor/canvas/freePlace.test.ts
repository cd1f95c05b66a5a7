import { describe, expect, it } from 'vitest';
import { emptyPlace } from './freePlace.ts';

const size = { width: 184, height: 124 };
const box = (x: number, y: number) => ({ x, y, ...size });

describe('a new card', () => {
  it('goes where it is wanted, where nothing lies', () => {
    expect(emptyPlace([box(0, 0)], size, { x: 300, y: 0 }, null)).toEqual({ x: 300, y: 0 });
  });

  it('lies on nothing and close to nothing, however many are put in one place', () => {
    const there: ReturnType<typeof box>[] = [];
    for (let at = 0; at < 30; at++) {
      const { x, y } = emptyPlace(there, size, { x: 10, y: 20 }, null);
      for (const other of there) expect(Math.abs(x - other.x) >= size.width + 24 || Math.abs(y - other.y) >= size.height + 24).toBe(true);
      there.push(box(x, y));
    }
  });

  it('stays in view while there is room in it, and goes out of it rather than onto another', () => {
    const seen = { x: 0, y: 0, width: 500, height: 400 };
    const first = emptyPlace([], size, { x: 400, y: 20 }, seen);
    expect(first.x + size.width).toBeLessThanOrEqual(500);
    const there = [box(0, 0), box(250, 0), box(0, 200), box(250, 200)];
    const last = emptyPlace(there, size, { x: 250, y: 0 }, seen);
    expect(last.x + size.width > 500 || last.y + size.height > 400 || last.x < 0 || last.y < 0).toBe(true);
  });
});
