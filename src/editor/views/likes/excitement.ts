/** Which rows a unit answers to most. */

/**
 * How much each row excites a unit: the unit's value, or where a unit is a map of values (channels last) the largest of the map.
 * @param values `[rows, ...shape]`, as a probe gives them.
 * @param unit its place among the last dimension.
 */
export function excitement(values: ArrayLike<number>, rows: number, shape: readonly number[], unit: number): readonly number[] {
  const units = shape.at(-1) ?? 1;
  const size = shape.reduce((product, side) => product * side, 1);
  return Array.from({ length: rows }, (_, row) => {
    let most = -Infinity;
    for (let at = row * size + unit; at < (row + 1) * size; at += units) most = Math.max(most, values[at] ?? -Infinity);
    return most;
  });
}

/** The places of the largest numbers, the largest first, the first of equals first; NaN is none of them. */
export function topRows(scores: readonly number[], count: number): readonly number[] {
  return scores.map((_, row) => row).filter((row) => !Number.isNaN(scores[row])).toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, count);
}

/** Numbers in one answer at most: 12 MB. */
const MOST_NUMBERS = 3_000_000;

/** How many rows are compared: as many as a probe may name, fewer where the layer has many numbers a row. */
export function comparedRows(shape: readonly number[], there: number): number {
  const size = Math.max(1, shape.reduce((product, side) => product * side, 1));
  return Math.max(1, Math.min(256, there, Math.max(16, Math.floor(MOST_NUMBERS / size))));
}
