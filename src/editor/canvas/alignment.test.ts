import { expect, it } from 'vitest';
import { aligned, distributed, type Box } from './alignment.ts';

const boxes: readonly Box[] = [
  { id: 'a', x: 0, y: 0, width: 100, height: 40 },
  { id: 'b', x: 300, y: 50, width: 100, height: 80 },
  { id: 'c', x: 130, y: 10, width: 60, height: 40 },
];

it('cards are brought to one side, or to one line through their middles', () => {
  expect(aligned(boxes, 'left')).toEqual({ a: { x: 0, y: 0 }, b: { x: 0, y: 50 }, c: { x: 0, y: 10 } });
  expect(aligned(boxes, 'right')).toEqual({ a: { x: 300, y: 0 }, b: { x: 300, y: 50 }, c: { x: 340, y: 10 } });
  expect(aligned(boxes, 'middle')).toEqual({ a: { x: 0, y: 45 }, b: { x: 300, y: 25 }, c: { x: 130, y: 45 } });
});

it('gaps become equal while the outermost two stay, and two cards have none to share', () => {
  expect(distributed(boxes, 'horizontally')).toEqual({ a: { x: 0, y: 0 }, c: { x: 170, y: 10 }, b: { x: 300, y: 50 } });
  expect(distributed(boxes.slice(0, 2), 'vertically')).toEqual({});
});
