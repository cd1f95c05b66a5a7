import { AvoidLib, type Avoid } from 'libavoid-js';
import { beforeAll, expect, it } from 'vitest';
import { isHindered, routesOf, type RoutingTask } from './avoid.ts';
import type { Point } from './geometry.ts';
import { rows, skippingWires } from './rows.fixture.ts';

let avoid: Avoid;
beforeAll(async () => {
  await AvoidLib.load();
  avoid = AvoidLib.getInstance();
});

/** Where a line of level and upright parts runs over a card that is not its own. */
function cardsUnder(task: RoutingTask, id: string, points: readonly Point[]): readonly string[] {
  const wire = task.wires.find((other) => other.id === id);
  return task.cards.filter((card) => card.id !== wire?.source && card.id !== wire?.target && points.slice(1).some((point, at) => {
    const before = points[at] as Point;
    return Math.min(before.x, point.x) < card.x + card.width && Math.max(before.x, point.x) > card.x && Math.min(before.y, point.y) < card.y + card.height && Math.max(before.y, point.y) > card.y;
  })).map((card) => card.id);
}

it('is hindered by a card between and by running back, not by its own two cards', () => {
  const { cards, wires } = rows(8, 4, [[0, 1], [0, 3], [3, 4]]);
  expect(wires.filter((wire) => isHindered(wire, cards)).map(({ id }) => id)).toEqual(['w1', 'w2']);
});

it('leads a wire from port to port', () => {
  const points = routesOf(avoid, rows(4, 4, [[0, 3]]))['w0'];
  expect(points?.[0]).toEqual({ x: 184, y: 46 });
  expect(points?.at(-1)).toEqual({ x: 780, y: 46 });
});

it('gives back what it took of the library’s memory', () => {
  const task = rows(60, 10, [[0, 3], [9, 10], [12, 45]]);
  routesOf(avoid, task);
  const place = () => { const point = new avoid.Point(0, 0); const at = avoid.getPointer(point); avoid.destroy(point); return at; };
  const before = place();
  for (let again = 0; again < 20; again++) routesOf(avoid, task);
  expect(place()).toBe(before);
});

it('leads a wire back to the next row between the rows', () => {
  const task = rows(8, 4, [[3, 4]]);
  const points = routesOf(avoid, task)['w0'] ?? [];
  const between = points.filter(({ y }) => y > 92 && y < 160);
  expect(between).toHaveLength(2);
});

it('runs over no card and is made of level and upright lines, in a graph of 300 nodes with wires that skip and run back', () => {
  const made = rows(300, 15, skippingWires(60, 300, 30));
  const task = { ...made, wires: made.wires.filter((wire) => isHindered(wire, made.cards)) };
  expect(task.wires.length).toBeGreaterThan(40);
  const routes = routesOf(avoid, task);
  expect(Object.keys(routes)).toHaveLength(task.wires.length);
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

it('runs over no note that lies in its way, and is hindered by it', () => {
  const { cards: all, wires } = rows(4, 4, [[0, 2]]);
  const [wire] = wires;
  // The note lies in the second card's place.
  const cards = all.filter((_, at) => at !== 1);
  if (!wire) throw new Error('The fixture has a wire.');
  const { from, to } = wire;
  const note = { x: from.x + 80, y: from.y - 20, width: to.x - from.x - 160, height: 40 };
  expect(isHindered(wire, cards)).toBe(false);
  expect(isHindered(wire, [...cards, { id: 'note', ...note }])).toBe(true);
  const points = routesOf(avoid, { cards, wires, labels: [note] })['w0'] ?? [];
  expect(points.length).toBeGreaterThan(2);
  points.slice(1).forEach((point, at) => {
    const before = points[at] as Point;
    const over = Math.min(before.x, point.x) < note.x + note.width && Math.max(before.x, point.x) > note.x && Math.min(before.y, point.y) < note.y + note.height && Math.max(before.y, point.y) > note.y;
    expect(over, JSON.stringify(points)).toBe(false);
  });
});
