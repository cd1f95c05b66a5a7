/** The machine as an executor: memory, plans, threads. */
import { describe, expect, it } from 'vitest';
import type { Instruction } from '../../plan/instruction.ts';
import { createMachine } from './machine.ts';
import { MachineMemory, createMemory } from './memory.ts';

const fill = (to: number, value: number, count = 1): Instruction => ({ op: 'fill', to, count, value });

describe('createMachine', () => {
  it('says how many threads it has', async () => {
    const [one, two] = await Promise.all([createMachine({ threads: 1 }), createMachine({ threads: 2 })]);
    expect(one.label).toBe('WASM SIMD');
    expect(two.label).toBe('WASM SIMD, 2 threads');
    one.dispose();
    two.dispose();
  });

  it('keeps what is in memory when it grows, and plans made before go on', async () => {
    for (const threads of [1, 2]) {
      const machine = await createMachine({ threads });
      machine.reserve(10);
      const plan = machine.prepare([fill(3, 7)]);
      machine.memory[0] = 5;
      machine.reserve(20_000_000);
      expect(machine.memory.length).toBeGreaterThanOrEqual(20_000_000);
      plan.run();
      const last = machine.prepare([fill(19_999_990, 2, 10)]);
      last.run();
      expect([machine.memory[0], machine.memory[3], machine.memory[19_999_999]]).toEqual([5, 7, 2]);
      machine.dispose();
    }
  });

  it('runs instructions in order, however often', async () => {
    const machine = await createMachine({ threads: 2 });
    machine.reserve(300_000);
    // Both are split among threads; the second reads what the first wrote.
    const add = (from: number, to: number): Instruction => ({ op: 'map', count: 100_000, inputs: [{ access: 'same', at: from }, { access: 'scalar', at: 299_999 }], code: [{ fn: 'add', to: 0, args: [0, 1] }], outputs: [{ register: 0, at: to }], registers: 2 });
    const plan = machine.prepare([fill(299_999, 1), add(0, 100_000), add(100_000, 0)]);
    for (let i = 0; i < 500; i++) plan.run();
    expect(machine.memory.slice(0, 100_000).every((value) => value === 1000)).toBe(true);
    machine.dispose();
  });

  it('gives the room of a plan that is disposed of to the next, and once only', () => {
    const memory = new MachineMemory(createMemory(false), 1024, 1);
    const first = memory.write([1, 2, 3]);
    const second = memory.write([4, 5, 6]);
    first.free();
    expect(memory.write([7, 8]).start).toBe(first.start);
    expect(memory.write([9]).start).toBe(second.end + 4);
  });

  it('refuses plans after it was disposed of, and more memory than there is', async () => {
    const machine = await createMachine({ threads: 1 });
    expect(() => machine.reserve(2 ** 31)).toThrow('2147483648 float32 numbers (8192 MiB) were asked for, more memory than can be had here.');
    machine.dispose();
    machine.dispose();
    expect(() => machine.prepare([])).toThrow('This WebAssembly machine has been disposed of. Create another one.');
  });
});
