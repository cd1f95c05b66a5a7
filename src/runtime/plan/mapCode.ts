/** A group of element-wise functions as one `map` instruction: inputs with their access, registers, outputs. */
import type { MapGroup } from './fuse.ts';
import type { MapCode, MapInput, MapInstruction } from './instruction.ts';
import { collapse, sizeOfShape, stridesOf, type Storage, type Value } from './value.ts';

/** True where an argument is read number by number at its own place. */
export function isSame(arg: Value, count: number): boolean {
  return sizeOfShape(arg.shape) === count;
}

/** How an argument is read when its shape broadcasts to `shape`. */
function access(arg: Value, shape: readonly number[], at: number): MapInput {
  const count = sizeOfShape(shape);
  const size = sizeOfShape(arg.shape);
  if (size === count) return { access: 'same', at };
  if (size === 1) return { access: 'scalar', at };
  const own = stridesOf(arg.shape);
  const missing = shape.length - arg.shape.length;
  const strides = shape.map((_, axis) => ((arg.shape[axis - missing] ?? 1) === 1 ? 0 : (own[axis - missing] as number)));
  const walked = collapse(shape, [strides]);
  return { access: 'strided', at, shape: walked.shape, strides: walked.layouts[0] ?? [] };
}

/** @param leaving the storages among the group's own that someone else reads. */
export function writeGroup(group: MapGroup, leaving: ReadonlySet<Storage>, at: (value: Value) => number): MapInstruction {
  const made = new Set(group.members.map(({ out }) => out.storage));
  const inputs: MapInput[] = [];
  const inputRegisters = new Map<string, number>();
  const registerOfInput = (arg: Value, shape: readonly number[]): number => {
    const input = access(arg, shape, at(arg));
    const key = JSON.stringify(input);
    const known = inputRegisters.get(key);
    if (known !== undefined) return known;
    inputRegisters.set(key, inputs.length);
    return inputs.push(input) - 1;
  };
  // Inputs take the first registers, so all of them are found before any result gets one.
  const sources = group.members.map(({ args, out }) => args.map((arg) => (made.has(arg.storage) ? arg.storage : registerOfInput(arg, out.shape))));
  const lastUse = new Map<Storage, number>();
  sources.forEach((args, place) => {
    for (const arg of args) if (typeof arg !== 'number') lastUse.set(arg, place);
  });
  const registers = new Map<Storage, number>();
  const free: number[] = [];
  let used = inputs.length;
  const code: MapCode[] = group.members.map(({ fn, out }, place) => {
    const args = (sources[place] ?? []).map((arg) => (typeof arg === 'number' ? arg : (registers.get(arg) as number)));
    const to = free.pop() ?? used++;
    registers.set(out.storage, to);
    for (const arg of new Set(sources[place])) {
      if (typeof arg !== 'number' && lastUse.get(arg) === place && !leaving.has(arg)) free.push(registers.get(arg) as number);
    }
    if (!lastUse.has(out.storage) && !leaving.has(out.storage)) free.push(to);
    return { fn, to, args };
  });
  const outputs = group.members.filter(({ out }) => leaving.has(out.storage)).map(({ out }) => ({ register: registers.get(out.storage) as number, at: at(out) }));
  return { op: 'map', count: group.count, inputs, code, outputs, registers: used };
}
