/** A net's output over a square of the plane, as numbers on a grid. */
import type { Interval } from '../plot/scale.ts';

/** Places on each side of the grid. */
export const SIDE = 50;

/** The middles of the grid's cells, row after row from the top: x grows to the right, y shrinks downwards. */
export function gridPlaces([left, right]: Interval, [low, high]: Interval, side = SIDE): readonly (readonly [x: number, y: number])[] {
  return Array.from({ length: side * side }, (_, index) => {
    const column = index % side;
    const row = Math.floor(index / side);
    return [left + ((right - left) * (column + 0.5)) / side, high - ((high - low) * (row + 0.5)) / side] as const;
  });
}

/** Where the output is neutral, and how far from there it is at its strongest. */
export interface Tone {
  readonly middle: number;
  readonly reach: number;
}

/** Between the least and the largest label lies the middle; colours are full at the labels themselves. */
export function toneOf(range: Interval): Tone {
  return { middle: (range[0] + range[1]) / 2, reach: Math.max(1e-9, (range[1] - range[0]) / 2) };
}

/** From -1 (the least label) through 0 (undecided) to 1 (the largest label). */
export function strength(value: number, { middle, reach }: Tone): number {
  return Number.isFinite(value) ? Math.min(1, Math.max(-1, (value - middle) / reach)) : 0;
}

export type Segment = readonly [x0: number, y0: number, x1: number, y1: number];

/**
 * The line where the grid takes a value, as short pieces (marching squares: Lorensen and Cline's
 * marching cubes in the plane). Lengths count in cells; the middle of the first cell is at 0.5, 0.5.
 */
export function levelLine(values: ArrayLike<number>, level: number, side = SIDE): readonly Segment[] {
  const segments: Segment[] = [];
  const at = (column: number, row: number) => (values[row * side + column] ?? 0) - level;
  for (let row = 0; row + 1 < side; row++) {
    for (let column = 0; column + 1 < side; column++) {
      const corners = [at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1)] as const;
      const ends = edgeCrossings(corners, column + 0.5, row + 0.5);
      for (let end = 0; end + 1 < ends.length; end += 2) {
        const [from, to] = [ends[end], ends[end + 1]];
        if (from && to) segments.push([from[0], from[1], to[0], to[1]]);
      }
    }
  }
  return segments;
}

const CORNERS = [[0, 0], [1, 0], [1, 1], [0, 1]] as const;

/** Where the level crosses the four edges of one cell, clockwise from the top. */
function edgeCrossings(corners: readonly [number, number, number, number], x: number, y: number): readonly (readonly [number, number])[] {
  return corners.flatMap((from, edge) => {
    const to = corners[(edge + 1) % 4] as number;
    if (from >= 0 === to >= 0) return [];
    const share = from / (from - to);
    const [x0, y0] = CORNERS[edge] as readonly [number, number];
    const [x1, y1] = CORNERS[(edge + 1) % 4] as readonly [number, number];
    return [[x + x0 + (x1 - x0) * share, y + y0 + (y1 - y0) * share] as const];
  });
}
