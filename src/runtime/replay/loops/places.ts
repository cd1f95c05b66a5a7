/** Where the numbers of an operand lie. */
export interface Place {
  /** The first number. */
  readonly at: number;
  /** 1 where the place goes along with the block (a tensor in memory), 0 where every block uses the same (a scalar, a register). */
  readonly moves: 0 | 1;
  /** From one number to the next; 0 for a scalar. */
  readonly step: 0 | 1;
}
