import { describe, expect, it } from 'vitest';
import { tilesOf, unitAt } from './tiles.ts';

describe('the tiles of a picture', () => {
  it('stand in one row as high as there is room where there are few', () => {
    // 4 * 36 and 3 gaps of 3 are 153 of 160.
    expect(tilesOf(4, 160, 36)).toEqual({ side: 36, places: [[0, 0], [39, 0], [78, 0], [117, 0]], rest: 0 });
  });

  it('stand in two rows from where they are larger so', () => {
    // In one row: (160 - 7 * 3) / 8 = 17; in two: (36 - 3) / 2 = 16.
    expect(tilesOf(8, 160, 36)).toMatchObject({ side: 17, rest: 0 });
    expect(tilesOf(8, 160, 36).places.at(-1)).toEqual([140, 0]);
    // In one row: (160 - 9 * 3) / 10 = 13; in two of five: 16.
    expect(tilesOf(10, 160, 36)).toMatchObject({ side: 16, rest: 0 });
    expect(tilesOf(10, 160, 36).places[5]).toEqual([0, 19]);
  });

  it('are sixteen at most; of more, the first fourteen, and the rest is counted', () => {
    expect(tilesOf(16, 160, 36)).toMatchObject({ rest: 0 });
    const many = tilesOf(32, 160, 36);
    expect(many.places).toHaveLength(14);
    expect(many.rest).toBe(18);
    const last = many.places.at(-1) ?? [0, 0];
    // Two more would fit after the last one.
    expect(last[0] + 3 * (many.side + 3) - 3).toBeLessThanOrEqual(160);
  });

  it('are found by a place on them, and not between them', () => {
    const tiles = tilesOf(4, 160, 36);
    expect([unitAt(tiles, 1, 1), unitAt(tiles, 40, 35), unitAt(tiles, 37, 5), unitAt(tiles, 10, 50)]).toEqual([0, 1, null, null]);
  });
});
