import { describe, expect, it } from 'vitest';
import { around, snapTo } from './guides.ts';

const card = (x: number, y: number, width = 100, height = 50) => ({ x, y, width, height });

describe('a card that is moved', () => {
  it('steps onto the line of another card’s edge, which is drawn from the one to the other', () => {
    expect(snapTo(card(200, 4), [card(0, 0)], 6)).toEqual({
      dx: 0, dy: -4,
      guides: [
        { direction: 'level', at: 0, from: 0, to: 300 },
        { direction: 'level', at: 25, from: 0, to: 300 },
        { direction: 'level', at: 50, from: 0, to: 300 },
      ],
    });
  });

  it('steps with its middle onto the middle of a card of another size', () => {
    const { dx, dy, guides } = snapTo(card(203, 8, 100, 30), [card(0, 0)], 6);
    expect([dx, dy]).toEqual([0, 2]);
    expect(guides).toEqual([{ direction: 'level', at: 25, from: 0, to: 303 }]);
  });

  it('steps in both directions by themselves, each to the nearest of several cards', () => {
    const { dx, dy } = snapTo(card(203, 198), [card(200, 0), card(0, 200), card(198, 400)], 6);
    expect([dx, dy]).toEqual([-3, 2]);
  });

  it('meets an edge across: its left on another’s right', () => {
    expect(snapTo(card(104, 500), [card(0, 0)], 6)).toMatchObject({ dx: -4, dy: 0, guides: [{ direction: 'upright', at: 100, from: 0, to: 550 }] });
  });

  it('goes free where nothing is in reach', () => {
    expect(snapTo(card(300, 300), [card(0, 0)], 6)).toEqual({ dx: 0, dy: 0, guides: [] });
    expect(snapTo(card(300, 300), [], 6)).toEqual({ dx: 0, dy: 0, guides: [] });
  });
});

it('gives the box around several', () => {
  expect(around([card(0, 10), card(200, -5)])).toEqual({ x: 0, y: -5, width: 300, height: 65 });
});
