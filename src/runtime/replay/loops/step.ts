/** What the families of instructions share: the form of a step, and where its numbers lie. */

/**
 * One prepared step. The arguments are for element-wise functions over blocks (the block's first number and
 * its length); all other steps ignore them.
 */
export type Step = (start: number, count: number) => void;

/** The memory that a step is bound to. */
export interface Bound {
  /** All numbers: those reserved, then the executor's own. */
  readonly memory: Float32Array;
  /** Where the executor's own room begins; a number that is always 0 lies at `zero`. */
  readonly room: number;
  readonly zero: number;
}

/** Numbers of one block of a map. Small enough that all registers of a chain stay in the nearest cache. */
export const BLOCK = 128;
