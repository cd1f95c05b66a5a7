/** A plan's numbers without float32's rounding, and how far a rounding may carry them. */
import seedrandom from 'seedrandom';
import type { Instruction } from '../plan/instruction.ts';
import type { Executor, Prepared } from '../replay/executor.ts';
import { createLoops } from '../replay/loops/loops.ts';

/** Plain loops over float64. */
export function createExact(): Executor {
  return createLoops(Float64Array);
}

/** Half a unit in the last place of a float32. */
const ROUNDING = 2 ** -24;

/**
 * The same, but between two instructions every number in memory is moved up or down by what rounding it to float32 may
 * move it: Monte Carlo arithmetic (Parker, 1997). What two shakes do not share float32 does not determine. Whole numbers
 * stay, for they may be places, labels or truths.
 */
export function createShaken(seed: string): Executor {
  const inner = createExact();
  const random = seedrandom.alea(seed);
  const shake = (): void => {
    const { memory } = inner;
    memory.forEach((value, place) => {
      if (!Number.isInteger(value)) memory[place] = value * (1 + (random() < 0.5 ? -ROUNDING : ROUNDING));
    });
  };
  return {
    label: 'Shaken',
    get memory() {
      return inner.memory;
    },
    reserve: (numbers) => inner.reserve(numbers),
    dispose: () => inner.dispose(),
    prepare: (instructions) => shaking(instructions.map((instruction: Instruction) => inner.prepare([instruction])), shake),
  };
}

function shaking(steps: readonly Prepared[], shake: () => void): Prepared {
  return {
    run: () => {
      for (const step of steps) {
        shake();
        step.run();
      }
    },
    dispose: () => {
      for (const step of steps) step.dispose();
    },
  };
}
