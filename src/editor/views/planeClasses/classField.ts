/** A net's probabilities over a square of the plane, painted finer than they were asked for. */
import { sharesOf } from '../classes/shares.ts';

/** Places on each side at which the net is asked. */
export const ASKED = 60;
/** Pixels on each side that are painted. */
export const PAINTED = 360;

/** The probabilities at each place of the grid: `[places, classes]`. */
export function sharesOfGrid(outputs: Float32Array, classes: number): Float32Array {
  const shares = new Float32Array(outputs.length);
  for (let from = 0; from + classes <= outputs.length; from += classes) shares.set(sharesOf(outputs.subarray(from, from + classes)), from);
  return shares;
}

export interface ClassField {
  /** The most probable class at each pixel. */
  readonly classes: Uint8Array;
  /** Its probability. */
  readonly probabilities: Float32Array;
}

/**
 * The most probable class at each pixel, between the places of the grid by bilinear interpolation of the probabilities: so the borders
 * are smooth and sharp at any size, where classes themselves would make stairs.
 * @param shares `[side * side, classes]`, from the top left in rows; each place stands in the middle of its cell.
 */
export function classField(shares: ArrayLike<number>, classes: number, side = ASKED, painted = PAINTED): ClassField {
  const field = { classes: new Uint8Array(painted * painted), probabilities: new Float32Array(painted * painted) };
  const places = Array.from({ length: painted }, (_, pixel) => {
    const place = Math.min(side - 1, Math.max(0, ((pixel + 0.5) * side) / painted - 0.5));
    const low = Math.min(side - 2, Math.floor(place));
    return { low, part: place - low };
  });
  for (const [y, row] of places.entries()) {
    for (const [x, column] of places.entries()) {
      const corner = (row.low * side + column.low) * classes;
      const below = corner + side * classes;
      let best = -1;
      let most = -Infinity;
      for (let index = 0; index < classes; index++) {
        const upper = (shares[corner + index] ?? 0) * (1 - column.part) + (shares[corner + classes + index] ?? 0) * column.part;
        const lower = (shares[below + index] ?? 0) * (1 - column.part) + (shares[below + classes + index] ?? 0) * column.part;
        const share = upper * (1 - row.part) + lower * row.part;
        if (share > most) [best, most] = [index, share];
      }
      // Where the net answers with no number there is no class; nothing is painted.
      field.classes[y * painted + x] = best < 0 ? 0 : best;
      field.probabilities[y * painted + x] = best < 0 ? 0 : most;
    }
  }
  return field;
}

/** How full the colour is: nothing where all classes are as likely, and never so full that points on it cannot be seen. */
export function fullness(probability: number, classes: number): number {
  return 0.12 + 0.55 * Math.min(1, Math.max(0, (probability - 1 / classes) / (1 - 1 / classes)));
}
