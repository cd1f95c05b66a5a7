/** What kernels are lowered to before places are known: single element-wise functions, and instructions over values. */
import type { Instruction, MapFunction, Offset } from './instruction.ts';
import type { Storage, Value } from './value.ts';

/** `out = fn(args)`, number by number; each argument's shape broadcasts to that of `out` as in NumPy. */
export interface MapStep {
  readonly type: 'map';
  readonly fn: MapFunction;
  readonly out: Value;
  readonly args: readonly Value[];
}

/** Anything else. Several may write into one storage, each its part (a join); the first has to come first. */
export interface InstructionStep {
  readonly type: 'instruction';
  readonly reads: readonly Value[];
  readonly out: Value;
  make(at: (value: Value) => Offset): Instruction;
}

export type Step = MapStep | InstructionStep;

export function readsOf(step: Step): readonly Storage[] {
  return (step.type === 'map' ? step.args : step.reads).map((value) => value.storage);
}

/** What kernels lower themselves with. Each verb adds steps and gives the value that they compute. */
export interface Builder {
  temporary(shape: readonly number[]): Value;
  constant(value: number): Value;
  map(fn: MapFunction, shape: readonly number[], ...args: readonly Value[]): Value;
  instruction(out: Value, reads: readonly Value[], make: (at: (value: Value) => Offset) => Instruction): Value;
}

/** The same numbers in another shape. */
export function reshaped(value: Value, shape: readonly number[]): Value {
  return { ...value, shape };
}
