/**
 * Carries out plans in WebAssembly: kernels and the loop over instructions are written in C (`c/`), so that a run
 * costs one call. Results do not depend on the number of threads: work is split over outputs, never over a sum.
 */
import type { Executor, Prepared } from '../executor.ts';
import type { Instruction } from '../../plan/instruction.ts';
import { isNode } from '../../tensorflow.ts';
import { encode } from './encode.ts';
import { startHelper, type Helper } from './helpers.ts';
import { loadModule, type MachineExports } from './load.ts';
import { createMemory, MachineMemory } from './memory.ts';
import { splitter } from './words.ts';
import { i18n } from '../../../words/i18n.ts';

/** True where threads can share memory and this one may wait for the others, which a page's own may not. */
function canShare(): boolean {
  if (typeof SharedArrayBuffer === 'undefined') return false;
  return isNode() || (globalThis.crossOriginIsolated && typeof document === 'undefined');
}

/**
 * A machine with up to `threads` threads, the calling one among them: fewer where memory cannot be shared, on a page's
 * own thread, or where a helper does not start. `run` is synchronous, and the calling thread takes part.
 *
 * A helper that is late or dies while it is idle only leaves more to the others. One that dies in the middle of a
 * task makes `run` throw after ten seconds; what it was computing is then undefined, and a new machine is needed.
 *
 * Throws where WebAssembly SIMD or the memory is missing.
 */
export async function createMachine(options: { readonly threads: number }): Promise<Executor> {
  const wanted = Math.max(1, Math.floor(options.threads));
  if (wanted === 1 || !canShare()) return createAlone();
  const module = await loadModule(true);
  const memory = createMemory(true);
  const exports = (await WebAssembly.instantiate(module, { env: { memory } })).exports as unknown as MachineExports;
  const layout = new MachineMemory(memory, exports.__heap_base.value, wanted);
  const starts = Array.from({ length: wanted - 1 }, (_, i) => startHelper({ module, memory, stack: layout.stack(i + 1), scratch: layout.scratch(i + 1) }));
  const helpers = (await Promise.allSettled(starts)).flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  return new Machine(exports, layout, helpers);
}

async function createAlone(): Promise<Executor> {
  const module = await loadModule(false);
  const memory = createMemory(false);
  const exports = (await WebAssembly.instantiate(module, { env: { memory } })).exports as unknown as MachineExports;
  return new Machine(exports, new MachineMemory(memory, exports.__heap_base.value, 1), []);
}

class Machine implements Executor {
  readonly label: string;
  private disposed = false;
  private readonly exports: MachineExports;
  private readonly layout: MachineMemory;
  private readonly helpers: readonly Helper[];

  constructor(exports: MachineExports, layout: MachineMemory, helpers: readonly Helper[]) {
    this.exports = exports;
    this.layout = layout;
    this.helpers = helpers;
    const threads = helpers.length + 1;
    this.label = threads === 1 ? 'WASM SIMD' : i18n.t('{engine}, {threads, plural, one {# thread} other {# threads}}', { engine: 'WASM SIMD', threads });
  }

  get memory(): Float32Array {
    return this.layout.view;
  }

  reserve(numbers: number): void {
    this.layout.reserve(numbers);
  }

  prepare(instructions: readonly Instruction[]): Prepared {
    if (this.disposed) throw new Error(i18n.t('This WebAssembly machine has been disposed of. Create another one.'));
    const target = { address: (offset: number) => this.layout.address(offset), split: splitter(this.helpers.length + 1) };
    const commands = instructions.map((instruction) => encode(instruction, target));
    const { start, end, free } = this.layout.write(commands.flat());
    const scratch = this.layout.scratch(0);
    const { run, runShared } = this.exports;
    // The fourth word says how a command is split.
    const splits = this.helpers.length > 0 && commands.some((command) => command[3] !== 0);
    if (!splits || !runShared) return { run: () => run(start, end, scratch), dispose: once(free) };
    return {
      run: () => {
        if (runShared(start, end, scratch) !== 0) throw new Error(i18n.t('A helper thread of the WebAssembly machine was lost in the middle of its work. Start the training again from its last checkpoint.'));
      },
      dispose: once(free),
    };
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    if (this.helpers.length > 0) this.exports.stop?.();
    for (const helper of this.helpers) helper.end();
  }
}

/** Giving back twice would hand the same room to two plans. */
function once(free: () => void): () => void {
  let done = false;
  return () => {
    if (!done) free();
    done = true;
  };
}
