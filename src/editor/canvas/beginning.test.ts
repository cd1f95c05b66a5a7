import { describe, expect, it } from 'vitest';
import { beginning } from './beginning.ts';

const CARD = { width: 184, height: 88 };
/** As many nodes beside each other, with their left edges 216 pixels apart. */
const row = (count: number, y = 0) => Array.from({ length: count }, (_, at) => ({ id: `${y} ${at}`, position: { x: 216 * at, y } }));

describe('what a first view shows', () => {
  it('is all of a graph that can be read at once', () => {
    expect(beginning(row(6), { width: 740, height: 500 }, CARD, 0.45)).toHaveLength(6);
  });

  it('is the beginning of one that is too wide for a phone: it starts with the data and not in its middle', () => {
    expect(beginning(row(6), { width: 342, height: 500 }, CARD, 0.45)).toEqual(['0 0', '0 1', '0 2']);
  });

  it('is the upper rows of one that is too high', () => {
    const rows = [...row(2), ...row(2, 400), ...row(2, 800)];
    expect(beginning(rows, { width: 342, height: 240 }, CARD, 0.45)).toEqual(['0 0', '0 1', '400 0', '400 1']);
  });

  it('is all of one with nothing in its upper left', () => {
    const corners = [{ id: 'below', position: { x: 0, y: 5000 } }, { id: 'right', position: { x: 5000, y: 0 } }];
    expect(beginning(corners, { width: 342, height: 240 }, CARD, 0.45)).toEqual(['below', 'right']);
  });
});
