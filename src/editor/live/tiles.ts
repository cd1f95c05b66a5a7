/** How the tiles of a picture lie beside one another. */

export interface Tiles {
  /** Length of a tile's longer side, in pixels. */
  readonly side: number;
  /** Top left corners, in the order of the units. */
  readonly places: readonly (readonly [x: number, y: number])[];
  /** Units that have no tile; the room of two tiles at the end says how many. */
  readonly rest: number;
}

/** A picture has at most so many tiles, in at most two rows. */
export const MOST_TILES = 16;
const GAP = 3;
const ROWS = 2;

/** As large as they can be in one row or two; the first ones only where there are more than `MOST_TILES`. */
export function tilesOf(units: number, width: number, height: number): Tiles {
  const shown = units <= MOST_TILES ? units : MOST_TILES - 2;
  // Two places at the end are kept for the number of those that are left out.
  const counted = Math.min(units, MOST_TILES);
  const sideIn = (rows: number) => {
    const columns = Math.ceil(counted / rows);
    return Math.floor(Math.min((height - GAP * (rows - 1)) / rows, (width - GAP * (columns - 1)) / columns));
  };
  const rows = sideIn(1) >= sideIn(ROWS) ? 1 : ROWS;
  const side = Math.max(1, sideIn(rows));
  const columns = Math.ceil(counted / rows);
  const places = Array.from({ length: shown }, (_, tile) => [(tile % columns) * (side + GAP), Math.floor(tile / columns) * (side + GAP)] as const);
  return { side, places, rest: units - shown };
}

/** The unit whose tile lies at a place of the picture; null between them. */
export function unitAt({ side, places }: Tiles, x: number, y: number): number | null {
  const found = places.findIndex(([left, top]) => x >= left && x < left + side && y >= top && y < top + side);
  return found < 0 ? null : found;
}
