/** What the images of a person's own share, whichever files they came in. */
import type { Split } from '../source.ts';
import { isHeldBack } from './split.ts';

/** Rows apart: those to learn from, and those that are held back, spread evenly over all. */
export function splitRows(whole: Split, share: number): readonly [train: Split, held: Split] {
  const rows = Array.from({ length: whole.rows }, (_, row) => row);
  return [rowsOf(whole, rows.filter((row) => !isHeldBack(row, share))), rowsOf(whole, rows.filter((row) => isHeldBack(row, share)))];
}

/** Some rows of a split whose labels are classes, one a row. */
function rowsOf(whole: Split, rows: readonly number[]): Split {
  if (rows.length === whole.rows) return whole;
  const size = whole.features.length / whole.rows;
  const features = whole.features instanceof Uint8Array ? new Uint8Array(rows.length * size) : new Float32Array(rows.length * size);
  rows.forEach((row, to) => { features.set(whole.features.subarray(row * size, (row + 1) * size), to * size); });
  const labels = Uint8Array.from(rows, (row) => whole.labels[row] as number);
  return { ...whole, rows: rows.length, features, labels };
}
