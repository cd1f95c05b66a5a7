/** What carries out instructions: plain loops (`loops`) or the WebAssembly machine (`machine`). */
import type { Instruction } from '../plan/instruction.ts';

/** A list of instructions, made ready once and run many times. */
export interface Prepared {
  /** Carries out all instructions in order. No allocation, no promise. */
  run(): void;
  /** Gives back what it holds; it cannot run any more. */
  dispose(): void;
}

/** There is not as much memory as was asked for. */
export class MemoryError extends RangeError {
  readonly bytes: number;

  constructor(numbers: number, cause: unknown) {
    super(`${numbers} float32 numbers (${Math.ceil((numbers * 4) / 2 ** 20)} MiB) were asked for, more memory than can be had here.`, { cause });
    this.bytes = numbers * 4;
  }
}

export interface Executor {
  /** "Plain loops", "WASM SIMD, 2 threads". */
  readonly label: string;
  /**
   * The memory that offsets point into, from place 0 on. A new view after `reserve`, so it is read
   * again each time and never kept.
   */
  readonly memory: Float32Array;
  /** Makes the memory at least so large (in float32 numbers) and keeps what is in it. Throws `MemoryError` where there is not so much. */
  reserve(numbers: number): void;
  /** Every offset must lie within what has been reserved. */
  prepare(instructions: readonly Instruction[]): Prepared;
  dispose(): void;
}
