/** The line where a unit with two inputs changes its mind: `wx x + wy y + w0 = 0`. */
import type { PlaneInput } from '../programForm.ts';
import type { Interval } from '../plot/scale.ts';

export interface Border {
  readonly wx: number;
  readonly wy: number;
  readonly w0: number;
}

export type Place = readonly [x: number, y: number];

/** The border of a unit; a constant column times its weight counts to the bias. */
export function borderOf(input: PlaneInput, kernel: readonly number[], bias: number): Border {
  const { columns, constant } = input;
  const fixed = constant ? (kernel[constant.column] ?? 0) * constant.value : 0;
  return { wx: kernel[columns[0]] ?? 0, wy: kernel[columns[1]] ?? 0, w0: fixed + bias };
}

/** What goes into the activation: 0 and above on one side of the border, below 0 on the other. */
export function sumAt({ wx, wy, w0 }: Border, [x, y]: Place): number {
  return wx * x + wy * y + w0;
}

/** The corners of the part of a box where the sum is 0 or more, in order (Sutherland and Hodgman, 1974); empty where there is none. */
export function positiveSide(border: Border, [left, right]: Interval, [low, high]: Interval): readonly Place[] {
  const corners: readonly Place[] = [[left, low], [right, low], [right, high], [left, high]];
  return corners.flatMap((from, index) => {
    const to = corners[(index + 1) % corners.length] as Place;
    const a = sumAt(border, from);
    const b = sumAt(border, to);
    const kept: Place[] = a >= 0 ? [from] : [];
    if (a >= 0 !== b >= 0) kept.push(between(from, to, a / (a - b)));
    return kept;
  });
}

/** Where the border crosses a box: two ends, or null where it does not. */
export function crossing(border: Border, [left, right]: Interval, [low, high]: Interval): readonly [Place, Place] | null {
  const corners: readonly Place[] = [[left, low], [right, low], [right, high], [left, high]];
  const ends = corners.flatMap((from, index) => {
    const to = corners[(index + 1) % corners.length] as Place;
    const a = sumAt(border, from);
    const b = sumAt(border, to);
    return a >= 0 !== b >= 0 ? [between(from, to, a / (a - b))] : [];
  });
  const [first, second] = ends;
  return first && second ? [first, second] : null;
}

function between([x0, y0]: Place, [x1, y1]: Place, share: number): Place {
  return [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share];
}

/** The row of the update that led to this step, where rows are taken one at a time in order; else null. */
export function lastRow(step: number, rows: number, training: { readonly batchSize: number; readonly shuffle: boolean }): number | null {
  return step > 0 && rows > 0 && training.batchSize === 1 && !training.shuffle ? (step - 1) % rows : null;
}

/** Functions of two truth values that the picture can put in the place of the labels. */
export const TRUTHS = {
  or: { label: 'OR', of: (a: boolean, b: boolean) => a || b },
  and: { label: 'AND', of: (a: boolean, b: boolean) => a && b },
  xor: { label: 'XOR', of: (a: boolean, b: boolean) => a !== b },
} as const;
export type TruthName = keyof typeof TRUTHS;
export const TRUTH_NAMES: readonly TruthName[] = ['or', 'and', 'xor'];

/** Labels of a truth function for places that are the four corners of the unit square; null for other places. */
export function truthLabels(name: TruthName, places: readonly Place[]): readonly number[] | null {
  const corners = new Set(places.map(([x, y]) => `${x},${y}`));
  const square = places.length === 4 && ['0,0', '0,1', '1,0', '1,1'].every((corner) => corners.has(corner));
  return square ? places.map(([x, y]) => (TRUTHS[name].of(x === 1, y === 1) ? 1 : 0)) : null;
}

/** Which truth function the labels are, if any. */
export function truthOf(places: readonly Place[], labels: readonly number[]): TruthName | null {
  return TRUTH_NAMES.find((name) => truthLabels(name, places)?.every((label, row) => label === labels[row])) ?? null;
}
