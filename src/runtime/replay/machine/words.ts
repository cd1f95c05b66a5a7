/** The command being written: 32-bit words, whole numbers and float32 alike. */
const float = new Float32Array(1);
const word = new Int32Array(float.buffer);

/** A number of type float32 as the word that holds it. */
export function floatWord(value: number): number {
  float[0] = value;
  return word[0] ?? 0;
}

/** How a command is split: `units` in all, `grain` of them at a time (0: not at all). */
export interface Split {
  readonly units: number;
  readonly grain: number;
}

/** What turns offsets into addresses and work into splits, for one memory and number of threads. */
export interface Target {
  readonly address: (offset: number) => number;
  readonly split: (units: number, nanoseconds: number) => Split;
}

/** A command of the operation with that number; head as in `c/machine.h`. */
export function command(op: number, { units, grain }: Split, body: readonly number[]): number[] {
  return [op, 4 + body.length, units, grain, ...body];
}

/** Below this a command is not worth the waking of a helper; a task is not made smaller than that. */
const WORTH_SPLITTING = 20_000;
const TASK = 5_000;
/** Several tasks for each thread, so that a thread that is held up leaves its share to others. */
const TASKS_EACH = 4;

/** The rule by which commands are split. */
export function splitter(threads: number): Target['split'] {
  return (units, nanoseconds) => {
    if (threads === 1 || units < 2 || nanoseconds < WORTH_SPLITTING) return { units, grain: 0 };
    const tasks = Math.max(2, Math.min(threads * TASKS_EACH, Math.floor(nanoseconds / TASK), units));
    return { units, grain: Math.ceil(units / tasks) };
  };
}
