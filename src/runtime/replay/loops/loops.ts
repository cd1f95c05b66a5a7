/**
 * The executor in plain JavaScript: every instruction becomes one closure over the memory (a map becomes one
 * for each of its functions), and a run calls them in order. It is the readable statement of what each
 * instruction means, and the fastest way to carry out small graphs, where any call costs more than the arithmetic.
 *
 * Behind the reserved numbers the memory has room of the executor's own: a 0, the registers of maps, and the
 * windows of convolutions.
 */
import { MAX_REGISTERS, type Instruction } from '../../plan/instruction.ts';
import { MemoryError, type Executor, type Prepared } from '../executor.ts';
import { mapChain } from './map.ts';
import { BLOCK, type Bound, type Step } from './step.ts';
import { roomOf, stepOf } from './steps.ts';
import { i18n } from '../../../words/i18n.ts';

type Numbers = Float32ArrayConstructor | Float64ArrayConstructor;

/**
 * An executor with an empty memory. All results are repeatable bit for bit.
 * @param numbers what the memory is made of: float32 as everywhere, or float64 where rounding is to be told from error.
 */
export function createLoops(numbers: Numbers = Float32Array): Executor {
  return new Loops(numbers);
}

const REGISTERS = MAX_REGISTERS * BLOCK;

class Loops implements Executor {
  readonly label = i18n.t('Plain loops');
  readonly #numbers: Numbers;
  #reserved = 0;
  #extra = 0;
  #bound: Bound;
  #view: Float32Array;

  constructor(numbers: Numbers) {
    this.#numbers = numbers;
    this.#bound = allocate(numbers, 0, 0);
    this.#view = this.#bound.memory.subarray(0, 0);
  }

  get memory(): Float32Array {
    return this.#view;
  }

  /** The bound that steps were made for, or a newer one where the memory has grown since. */
  get bound(): Bound {
    return this.#bound;
  }

  reserve(numbers: number): void {
    if (numbers > this.#reserved) this.#grow(numbers, this.#extra);
  }

  prepare(instructions: readonly Instruction[]): Prepared {
    const extra = instructions.reduce((most, instruction) => Math.max(most, roomOf(instruction)), 0);
    if (extra > this.#extra) this.#grow(this.#reserved, extra);
    return new PreparedLoops(this, instructions);
  }

  dispose(): void {
    this.#reserved = 0;
    this.#extra = 0;
    this.#bound = allocate(this.#numbers, 0, 0);
    this.#view = this.#bound.memory.subarray(0, 0);
  }

  #grow(reserved: number, extra: number): void {
    const next = allocate(this.#numbers, reserved, extra);
    next.memory.set(this.#view);
    this.#bound = next;
    this.#view = next.memory.subarray(0, reserved);
    this.#reserved = reserved;
    this.#extra = extra;
  }
}

function allocate(MemoryOf: Numbers, reserved: number, extra: number): Bound {
  const numbers = reserved + 1 + REGISTERS + extra;
  try {
    return { memory: new MemoryOf(numbers) as Float32Array, zero: reserved, room: reserved + 1 };
  } catch (error) {
    throw new MemoryError(numbers, error);
  }
}

class PreparedLoops implements Prepared {
  readonly #loops: Loops;
  #instructions: readonly Instruction[] | null;
  #bound: Bound;
  #steps: readonly Step[] = [];
  /** What each step is told to compute: all numbers of a map's function, nothing for other steps. */
  #counts: readonly number[] = [];

  constructor(loops: Loops, instructions: readonly Instruction[]) {
    this.#loops = loops;
    this.#instructions = instructions;
    this.#bound = loops.bound;
    this.#bind();
  }

  run(): void {
    if (this.#bound !== this.#loops.bound) this.#bind();
    const steps = this.#steps;
    const counts = this.#counts;
    for (let index = 0; index < steps.length; index++) (steps[index] as Step)(0, counts[index] as number);
  }

  dispose(): void {
    this.#instructions = null;
    this.#steps = [];
    this.#counts = [];
  }

  #bind(): void {
    if (!this.#instructions) throw new Error(i18n.t('These instructions have been disposed of. Prepare them again.'));
    const bound = this.#loops.bound;
    const steps: Step[] = [];
    const counts: number[] = [];
    const add = (step: Step, count: number): void => {
      steps.push(step);
      counts.push(count);
    };
    for (const instruction of this.#instructions) {
      if (instruction.op !== 'map') {
        add(stepOf(instruction, bound), 0);
        continue;
      }
      const chain = mapChain(instruction, bound);
      // What fits one block is called straight from the list.
      if (chain.count <= BLOCK) for (const step of chain.steps) add(step, chain.count);
      else add(blockwise(chain.steps), chain.count);
    }
    this.#bound = bound;
    this.#steps = steps;
    this.#counts = counts;
  }
}

/** Carries out a chain block by block. */
function blockwise(steps: readonly Step[]): Step {
  return (_, count) => {
    for (let start = 0; start < count; start += BLOCK) {
      const length = Math.min(BLOCK, count - start);
      for (let index = 0; index < steps.length; index++) (steps[index] as Step)(start, length);
    }
  };
}
