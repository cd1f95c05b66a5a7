/** How large a landscape is asked for, and how its losses become colours and contours. */
import type { Program } from '../../../compiler/program.ts';
import type { Answer } from '../../../runtime/protocol.ts';

export type Landscape = Extract<Answer, { kind: 'landscape' }>;

/** Multiply-adds that one landscape may take: some seconds on two threads of WebAssembly. */
const BUDGET = 2e10;
const FINE = 31;
const COARSE = 15;
const MOST_ROWS = 256;
const FEWEST_ROWS = 16;
/** Checkpoints that a path is drawn through. */
const MOST_PATH = 40;

/** Kernels with fewer numbers than these make no plane. */
const FEWEST_NUMBERS = 3;

/** Numbers that the two directions can move: those of kernels that learn. */
export function movable({ operations }: Program): number {
  return operations.flatMap(({ weights }) => weights).filter(({ trainable, shape }) => trainable && shape.length > 1).reduce((sum, { shape }) => sum + shape.reduce((product, side) => product * side, 1), 0);
}

export function hasLandscape(program: Program): boolean {
  return movable(program) >= FEWEST_NUMBERS;
}

/** As fine, and over as many rows, as the net is small enough for. */
export function sizeFor({ totals: { multiplyAdds } }: Program): { readonly side: number; readonly rows: number } {
  const affordable = (side: number) => Math.floor(BUDGET / (side * side * Math.max(1, multiplyAdds)));
  const side = affordable(FINE) >= MOST_ROWS ? FINE : COARSE;
  return { side, rows: Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, affordable(side))) };
}

/** Evenly chosen, the first and the last among them. */
export function thinned<T>(all: readonly T[], most: number = MOST_PATH): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, index) => all[Math.round((index * (all.length - 1)) / (most - 1))] as T);
}

/** Losses as places on a logarithmic scale: 0 the least, 1 the greatest; 1 too where the loss is no number. */
export interface Tones {
  readonly least: number;
  readonly greatest: number;
  readonly share: (loss: number) => number;
  /** Losses whose places are evenly apart, for contours. */
  readonly levels: readonly number[];
}

/** A loss may be 0: below this share of the greatest all are alike. */
const FLOOR = 1e-6;
const CONTOURS = 9;

export function tonesOf(losses: ArrayLike<number>): Tones {
  const finite = Array.from(losses).filter(Number.isFinite);
  const greatest = Math.max(...finite, 0);
  const least = Math.min(...finite, greatest);
  const place = (loss: number) => Math.log(Math.max(loss, greatest * FLOOR, Number.MIN_VALUE));
  const [from, to] = [place(least), place(greatest)];
  const share = (loss: number) => (Number.isFinite(loss) ? (place(loss) - from) / (to - from || 1) : 1);
  const levels = to > from ? Array.from({ length: CONTOURS }, (_, index) => Math.exp(from + ((to - from) * (index + 1)) / (CONTOURS + 1))) : [];
  return { least, greatest, share, levels };
}

/** Where the least loss lies, as shares of the directions. */
export function lowest({ losses, side, reach }: Landscape): readonly [a: number, b: number] {
  let best = 0;
  for (let cell = 0; cell < losses.length; cell++) if ((losses[cell] ?? Infinity) < (losses[best] ?? Infinity)) best = cell;
  return [reach * ((2 * (best % side)) / (side - 1) - 1), -reach * ((2 * Math.floor(best / side)) / (side - 1) - 1)];
}
