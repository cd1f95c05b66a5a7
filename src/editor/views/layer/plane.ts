/** How numbers of any shape lie on a grid: two axes at a time, the others as one channel that is chosen. */
import { sizeOf } from '../../../graph/tensorType.ts';

export interface Plane {
  readonly rows: number;
  readonly columns: number;
  /** How many planes there are. */
  readonly channels: number;
  cellAt(row: number, column: number, channel: number): number | null;
  placeOf(cell: number): { readonly row: number; readonly column: number; readonly channel: number };
}

/** A row of up to this many numbers is not broken. */
const ONE_ROW = 12;
/** Longer ones are broken into rows at most this wide. */
const WIDEST = 64;

export function planeOf(shape: readonly number[]): Plane {
  const size = sizeOf(shape);
  if (shape.length < 2) {
    const columns = size <= ONE_ROW ? Math.max(1, size) : Math.min(WIDEST, Math.ceil(Math.sqrt(2 * size)));
    return plane(Math.ceil(size / columns), columns, 1, size);
  }
  const [rows = 1, columns = 1] = shape;
  return plane(rows, columns, size / (rows * columns), size);
}

function plane(rows: number, columns: number, channels: number, size: number): Plane {
  return {
    rows,
    columns,
    channels,
    cellAt(row, column, channel) {
      const cell = (row * columns + column) * channels + channel;
      return row < 0 || column < 0 || row >= rows || column >= columns || cell >= size ? null : cell;
    },
    placeOf(cell) {
      const place = Math.floor(cell / channels);
      return { row: Math.floor(place / columns), column: place % columns, channel: cell % channels };
    },
  };
}

/** The part of a long axis that is shown: around what is chosen. */
export function frameOf(size: number, around: number, most: number): { readonly from: number; readonly count: number } {
  if (size <= most) return { from: 0, count: size };
  return { from: Math.max(0, Math.min(size - most, around - Math.floor(most / 2))), count: most };
}

/** The place of the largest number, whatever its sign: there is the most to be seen. 0 where all are 0. */
export function largestOf(values: ArrayLike<number>): number {
  let best = 0;
  for (let cell = 1; cell < values.length; cell++) if (Math.abs(values[cell] ?? 0) > Math.abs(values[best] ?? 0)) best = cell;
  return best;
}
