/** Points on a small plane: which part of it is shown, and what a press there means. Pure. */
import type { Rows } from './tableText.ts';

/** The part of the plane that is shown, in the points' own units. */
export interface PlaneBounds {
  readonly x: readonly [low: number, high: number];
  readonly y: readonly [low: number, high: number];
}

/** Where there is nothing yet: the square of TensorFlow Playground. */
const EMPTY: readonly [number, number] = [-6, 6];
/** Room around the points, as a share of their width, for the next one. */
const MARGIN = 0.25;

export function boundsOf(rows: Rows): PlaneBounds {
  return { x: spanOf(rows.map((row) => row[0] ?? 0)), y: spanOf(rows.map((row) => row[1] ?? 0)) };
}

function spanOf(values: readonly number[]): readonly [number, number] {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return EMPTY;
  const low = Math.min(...finite);
  const high = Math.max(...finite);
  const room = high > low ? (high - low) * MARGIN : 3;
  return [low - room, high + room];
}

/**
 * The value at a share (0 to 1) of a span, rounded to what a press can mean: about a hundredth of
 * the span, in round numbers.
 */
export function valueAt([low, high]: readonly [number, number], share: number): number {
  const unit = 10 ** Math.floor(Math.log10((high - low) / 50));
  return Number((Math.round((low + share * (high - low)) / unit) * unit).toPrecision(12));
}

/** How far along a span a value lies: 0 at its low end, 1 at its high end. */
export function shareOf([low, high]: readonly [number, number], value: number): number {
  return (value - low) / (high - low);
}

/** The classes that the points name, and the next one; empty where points have no third number. */
export function classesOf(rows: Rows): readonly number[] {
  const named = rows.flatMap((row) => (row.length === 3 && Number.isInteger(row[2]) ? [row[2] as number] : []));
  if (named.length === 0 && rows.some((row) => row.length !== 3)) return [];
  const most = Math.max(0, ...named);
  return Array.from({ length: Math.min(most + 2, 20) }, (_, index) => index);
}
