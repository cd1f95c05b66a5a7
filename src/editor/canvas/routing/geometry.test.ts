import { getBezierPath, Position } from 'reactflow';
import { expect, it } from 'vitest';
import { besides, cornerPath, curvePoints, labelPlace, runsBack, runsOver } from './geometry.ts';

const ends = { from: { x: 0, y: 0 }, to: { x: 200, y: 100 } };
const route = [{ x: 0, y: 0 }, { x: 40, y: 0 }, { x: 40, y: 80 }, { x: 160, y: 80 }, { x: 160, y: 100 }, { x: 200, y: 100 }];

it('samples the very curve that React Flow draws', () => {
  const [path] = getBezierPath({ sourceX: 0, sourceY: 0, targetX: 200, targetY: 100, sourcePosition: Position.Right, targetPosition: Position.Left });
  expect(path).toBe('M0,0 C100,0 100,100 200,100');
  // The middle of a cubic: an eighth of the ends, three eighths of the controls.
  expect(curvePoints(ends)[12]).toEqual({ x: 100, y: 50 });
  expect(curvePoints(ends)[6]).toEqual({ x: (200 + 9 * 100 + 27 * 100) / 64, y: (9 * 100 + 100) / 64 });
});

it('runs over a card in its way, not over cards beside it', () => {
  expect(runsOver(ends, { x: 90, y: 40, width: 20, height: 20 })).toBe(true);
  expect(runsOver(ends, { x: 20, y: 60, width: 20, height: 20 })).toBe(false);
  expect(runsBack(ends)).toBe(false);
  expect(runsBack({ from: ends.to, to: ends.from })).toBe(true);
});

it('rounds corners by what the shorter of their two lines allows', () => {
  expect(cornerPath(route, 12)).toBe('M0,0L28,0Q40,0 40,12L40,68Q40,80 52,80L150,80Q160,80 160,90L160,90Q160,100 170,100L200,100');
  expect(cornerPath([], 12)).toBe('');
});

it('keeps strands of a bundle beside each other: all lines stay level or upright, none crosses', () => {
  for (const points of [besides(route, 6, 6), besides(route, -6, 6)]) {
    points.slice(1).forEach((point, at) => { expect(point.x === points[at]?.x || point.y === points[at]?.y).toBe(true); });
  }
  const outer = besides(route, -6, -6);
  // Where the way turns down, the upper strand turns further out.
  expect(outer[1]?.x).toBe(46);
  expect(outer[0]).toEqual({ x: 0, y: -6 });
  expect(outer.at(-1)).toEqual({ x: 200, y: 94 });
});

it('lays the label on the middle of the longest level part', () => {
  expect(labelPlace(route)).toEqual({ x: 100, y: 80, room: 120 });
});
