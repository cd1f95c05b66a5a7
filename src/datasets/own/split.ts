/** Which rows are held back to check with: rules that can be told in a sentence, so that every exported script keeps them. */

/** How many of so many rows are held back, by either rule. At a share of 0.9 at most one row is always left to learn from. */
export function heldBackOf(rows: number, share: number): number {
  return Math.floor(rows * share);
}

/** Rows spread evenly over the file: row `i` is held back where `i + 1` rows hold back one more than `i` rows do. */
export function isHeldBack(row: number, share: number): boolean {
  return heldBackOf(row + 1, share) > heldBackOf(row, share);
}
