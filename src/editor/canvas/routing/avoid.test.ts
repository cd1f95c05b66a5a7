import { AvoidLib, type Avoid } from 'libavoid-js';
import { beforeAll, expect, it } from 'vitest';
import { hinderedWires, routesOf, type RoutingTask } from './avoid.ts';
import type { Point } from './geometry.ts';

let avoid: Avoid;
beforeAll(async () => {
  await AvoidLib.load();
  avoid = AvoidLib.getInstance();
});

/** Cards in rows of `columns`; each wire leads so many cards on, from the right edge to the left. */
function rows(count: number, columns: number, wires: readonly (readonly [number, number])[]): RoutingTask {
  const cards = Array.from({ length: count }, (_, at) => ({ id: `n${at}`, x: (at % columns) * 260, y: Math.floor(at / columns) * 160, width: 184, height: 92 }));
  const corner = (at: number) => cards[at] as Point;
  return {
    cards,
    labels: [],
    wires: wires.map(([a, b], at) => ({
      id: `w${at}`, source: `n${a}`, target: `n${b}`,
      from: { x: corner(a).x + 184, y: corner(a).y + 46 }, to: { x: corner(b).x, y: corner(b).y + 46 },
    })),
  };
}

/** Where a line of level and upright parts runs over a card that is not its own. */
function cardsUnder(task: RoutingTask, id: string, points: readonly Point[]): readonly string[] {
  const wire = task.wires.find((other) => other.id === id);
  return task.cards.filter((card) => card.id !== wire?.source && card.id !== wire?.target && points.slice(1).some((point, at) => {
    const before = points[at] as Point;
    return Math.min(before.x, point.x) < card.x + card.width && Math.max(before.x, point.x) > card.x && Math.min(before.y, point.y) < card.y + card.height && Math.max(before.y, point.y) > card.y;
  })).map((card) => card.id);
}

it('leaves alone the wires whose own curve is free, and leads the others from port to port', () => {
  const task = rows(4, 4, [[0, 1], [0, 3]]);
  expect(hinderedWires(task).map(({ id }) => id)).toEqual(['w1']);
  const routes = routesOf(avoid, task);
  expect(Object.keys(routes)).toEqual(['w1']);
  expect(routes['w1']?.[0]).toEqual({ x: 184, y: 46 });
  expect(routes['w1']?.at(-1)).toEqual({ x: 780, y: 46 });
});

it('leads a wire back to the next row between the rows', () => {
  const task = rows(8, 4, [[3, 4]]);
  const points = routesOf(avoid, task)['w0'] ?? [];
  const between = points.filter(({ y }) => y > 92 && y < 160);
  expect(between).toHaveLength(2);
});

it('runs over no card and is made of level and upright lines, in a graph of 300 nodes with wires that skip and run back', () => {
  let seed = 1;
  const random = (below: number) => { seed = (seed * 16807) % 2147483647; return seed % below; };
  const wires = Array.from({ length: 60 }, () => { const a = random(300); return [a, (a + 2 + random(30)) % 300] as const; });
  const task = rows(300, 15, wires);
  const routes = routesOf(avoid, task);
  expect(Object.keys(routes).length).toBeGreaterThan(40);
  for (const [id, points] of Object.entries(routes)) {
    points.slice(1).forEach((point, at) => { expect(point.x === points[at]?.x || point.y === points[at]?.y, `${id}: ${JSON.stringify(points)}`).toBe(true); });
    expect(cardsUnder(task, id, points), id).toEqual([]);
  }
});

it('goes round the labels of other wires', () => {
  const task = rows(4, 4, [[0, 3]]);
  const [, , free] = routesOf(avoid, task)['w0'] ?? [];
  const label = { x: 300, y: (free as Point).y - 8, width: 60, height: 16 };
  const points = routesOf(avoid, { ...task, labels: [label] })['w0'] ?? [];
  const through = points.slice(1).some((point, at) => {
    const before = points[at] as Point;
    return before.y === point.y && point.y > label.y && point.y < label.y + label.height && Math.min(before.x, point.x) < label.x && Math.max(before.x, point.x) > label.x + label.width;
  });
  expect(through).toBe(false);
});
