/** What carries out instructions: plain loops (`loops`) or the WebAssembly machine (`machine`). */
import type { Instruction } from '../plan/instruction.ts';

/** A list of instructions, made ready once and run many times. */
export interface Prepared {
  /** Carries out all instructions in order. No allocation, no promise. */
  run(): void;
  /** Gives back what it holds; it cannot run any more. */
  dispose(): void;
}

export interface Executor {
  /** "Plain loops", "WASM SIMD, 2 threads". */
  readonly label: string;
  /**
   * The memory that offsets point into, from place 0 on. A new view after `reserve`, so it is read
   * again each time and never kept.
   */
  readonly memory: Float32Array;
  /** Makes the memory at least so large (in float32 numbers) and keeps what is in it. Throws where there is not so much. */
  reserve(numbers: number): void;
  /** Every offset must lie within what has been reserved. */
  prepare(instructions: readonly Instruction[]): Prepared;
  dispose(): void;
}
