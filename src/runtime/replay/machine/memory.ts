/** The machine's linear memory, and what lies where in it. */
import { MemoryError } from '../executor.ts';
import { Arena } from './arena.ts';
import { i18n } from '../../../words/i18n.ts';

const PAGE = 65_536;
const STACK = 65_536;
/** Bytes of one thread's work space: `SCRATCH_NUMBERS` in `c/machine.h`. */
const SCRATCH = 192 * 1024 * 4;
const COMMANDS = 16 * 1024 * 1024;
/** Vectors may read a few numbers beyond the last one. */
const SLACK = 64;
/** The most pages that are asked for: 4 GiB, or what the platform gives. */
const MAXIMA = [65_536, 32_768, 16_384, 8_192, 4_096];

/** Memory that can grow to 4 GiB, or to as much as can be had. */
export function createMemory(shared: boolean): WebAssembly.Memory {
  const initial = COMMANDS / PAGE + 64;
  for (const maximum of MAXIMA) {
    try {
      return new WebAssembly.Memory({ initial, maximum, shared });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  throw new Error(i18n.t('There is not enough memory for the WebAssembly machine. Close other tabs or programs.'));
}

/** Addresses in bytes. The program's own data ends at `heap`; then come stacks, work space, commands and the plan's numbers. */
export class MachineMemory {
  readonly commands: Arena;
  private readonly base: number;
  private reserved = 0;
  private numbers: Float32Array | null = null;
  private readonly stacks: number;
  private readonly scratches: number;
  readonly memory: WebAssembly.Memory;

  constructor(memory: WebAssembly.Memory, heap: number, threads: number) {
    this.memory = memory;
    this.stacks = Math.ceil(heap / STACK) * STACK;
    this.scratches = this.stacks + threads * STACK;
    const commands = this.scratches + threads * SCRATCH;
    this.base = commands + COMMANDS;
    this.commands = new Arena(commands, this.base);
    this.reserve(0);
  }

  /** The top of the thread's stack. */
  stack(thread: number): number {
    return this.stacks + (thread + 1) * STACK;
  }
  scratch(thread: number): number {
    return this.scratches + thread * SCRATCH;
  }
  /** The address of a number of the plan, as a signed word. */
  address(offset: number): number {
    return (this.base + offset * 4) | 0;
  }

  /** The plan's numbers. */
  get view(): Float32Array {
    this.numbers ??= new Float32Array(this.memory.buffer, this.base, this.reserved);
    return this.numbers;
  }

  reserve(numbers: number): void {
    const reserved = Math.max(this.reserved, numbers);
    const missing = Math.ceil((this.base + reserved * 4 + SLACK - this.memory.buffer.byteLength) / PAGE);
    if (missing > 0) this.grow(missing, numbers);
    this.reserved = reserved;
    this.numbers = null;
  }

  private grow(pages: number, numbers: number): void {
    try {
      this.memory.grow(pages);
    } catch (error) {
      throw new MemoryError(numbers, error);
    }
  }

  /** Writes the words and returns their address and what gives it back. */
  write(words: readonly number[]): { readonly start: number; readonly end: number; free(): void } {
    const bytes = words.length * 4;
    const start = this.commands.take(bytes);
    new Int32Array(this.memory.buffer, start, words.length).set(words);
    return { start, end: start + bytes, free: () => this.commands.giveBack(start, bytes) };
  }
}
