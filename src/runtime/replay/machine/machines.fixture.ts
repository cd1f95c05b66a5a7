/** Machines with one and with two threads, held against the reference and against each other. */
import { expect } from 'vitest';
import type { Instruction } from '../../plan/instruction.ts';
import type { Executor } from '../executor.ts';
import { createMachine } from './machine.ts';
import { carryOut } from './reference.fixture.ts';

let machines: Promise<readonly Executor[]> | null = null;
/** One thread, two threads. */
export function bothMachines(): Promise<readonly Executor[]> {
  machines ??= Promise.all([createMachine({ threads: 1 }), createMachine({ threads: 2 })]);
  return machines;
}

/** What lies in memory after the instructions, beginning with `start`. */
export function runOn(machine: Executor, instructions: readonly Instruction[], start: Float32Array): Float32Array {
  machine.reserve(start.length);
  machine.memory.set(start);
  const plan = machine.prepare(instructions);
  plan.run();
  plan.dispose();
  return machine.memory.slice(0, start.length);
}

/**
 * Runs the instructions on both machines: the same bits on both, and each number in [from, to) within `tolerance` times
 * the largest number of the reference there (its absolute value), or times 1, the size of the operands, where all are
 * smaller, since sums cancel. Outside that range nothing may change.
 */
export async function holds(instructions: readonly Instruction[], start: Float32Array, [from, to]: readonly [number, number], tolerance: number): Promise<void> {
  const [alone, shared] = (await bothMachines()).map((machine) => runOn(machine, instructions, start));
  if (!alone || !shared) throw new Error('There are two machines.');
  const [bits, others] = [new Int32Array(alone.buffer), new Int32Array(shared.buffer)];
  const differs = bits.findIndex((word, i) => word !== others[i]);
  if (differs >= 0) expect.fail(`${JSON.stringify(instructions)}\nnumber ${differs}: ${alone[differs]} with one thread, ${shared[differs]} with two`);
  const wanted = start.slice();
  for (const instruction of instructions) carryOut(wanted, instruction);
  let largest = 1;
  for (let i = from; i < to; i++) if (Number.isFinite(wanted[i])) largest = Math.max(largest, Math.abs(wanted[i] as number));
  for (let i = 0; i < wanted.length; i++) {
    const is = alone[i] as number;
    const should = wanted[i] as number;
    if (Object.is(is, should) || is === should) continue;
    const allowed = i >= from && i < to ? tolerance * largest : 0;
    if (!(Math.abs(is - should) <= allowed)) expect.fail(`${JSON.stringify(instructions)}\nnumber ${i}: ${is}, expected ${should} within ${allowed}`);
  }
}
