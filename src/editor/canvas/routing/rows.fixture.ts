import type { RoutingTask } from './avoid.ts';
import type { Point } from './geometry.ts';

/** Cards in rows of `columns`, and wires between cards by their numbers, from the right edge of one to the left edge of the other. */
export function rows(count: number, columns: number, wires: readonly (readonly [number, number])[]): RoutingTask {
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

/** So many wires, each from some card to one a few further on: they skip cards, change rows, run back. The same each time. */
export function skippingWires(count: number, cards: number, furthest: number): readonly (readonly [number, number])[] {
  let seed = 1;
  const random = (below: number) => { seed = (seed * 16807) % 2147483647; return seed % below; };
  return Array.from({ length: count }, () => { const a = random(cards); return [a, (a + 2 + random(furthest)) % cards] as const; });
}
