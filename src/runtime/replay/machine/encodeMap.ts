/** Writes a `map` for `c/map.c`: registers become slots, so that inputs are read and outputs written in place. */
import type { MapFunction, MapInput, MapInstruction } from '../../plan/instruction.ts';
import { collapse } from './layout.ts';
import { command, type Target } from './words.ts';

/** In the order of the enumeration in `c/map.c`. */
const FUNCTIONS: readonly MapFunction[] = [
  'copy', 'neg', 'abs', 'sign', 'square', 'sqrt', 'rsqrt', 'reciprocal', 'exp', 'expm1', 'log', 'log1p',
  'sin', 'cos', 'tan', 'tanh', 'sigmoid', 'softplus', 'erf', 'relu', 'floor', 'ceil', 'round', 'not', 'isNaN',
  'add', 'sub', 'mul', 'div', 'min', 'max', 'pow', 'greater', 'greaterEqual', 'less', 'lessEqual', 'equal', 'notEqual', 'and', 'or',
  'select',
];
/** Nanoseconds for one number, about. The rest take a tenth. */
const COSTS: Partial<Record<MapFunction, number>> = { exp: 1, expm1: 1, log: 1.5, log1p: 2, tanh: 1.5, sigmoid: 1.5, softplus: 3, erf: 3, sin: 6, cos: 6, tan: 8, pow: 20, sqrt: 0.4, rsqrt: 0.6, div: 0.4 };

const BLOCK = 256;
const MAX_SLOTS = 64;
const MAX_AXES = 6;
const WORK = 0;
const INPUT = 1;
const OUTPUT = 2;

interface Slot {
  readonly kind: number;
  readonly at: number;
  readonly work: number;
}

/** The slots of one map. Blocks of work space are used again once what they hold is not needed. */
class Slots {
  readonly list: Slot[] = [];
  private blocks = 0;
  private readonly free: number[] = [];

  /** A slot with a block of its own that nobody else gets. */
  own(kind: number, at: number): number {
    return this.add({ kind, at, work: this.blocks++ * BLOCK });
  }
  input(at: number): number {
    return this.add({ kind: INPUT, at, work: 0 });
  }
  take(): number {
    return this.free.pop() ?? this.own(WORK, 0);
  }
  giveBack(slot: number): void {
    this.free.push(slot);
  }
  private add(slot: Slot): number {
    if (this.list.push(slot) > MAX_SLOTS) throw new Error(`A map uses more than ${MAX_SLOTS} inputs, outputs and intermediate numbers. Split it into two.`);
    return this.list.length - 1;
  }
}

/** An input as it is read: an axis of stride 1 over everything is `same`, one of stride 0 is `scalar`. */
function simplify(input: MapInput): MapInput {
  if (input.access !== 'strided') return input;
  const { shape, strides: [strides = []] } = collapse(input.shape, [input.strides]);
  if (shape.length === 1 && strides[0] === 1) return { access: 'same', at: input.at };
  if (shape.length === 1 && strides[0] === 0) return { access: 'scalar', at: input.at };
  if (shape.length > MAX_AXES) throw new Error(`A map reads an input over ${shape.length} axes that cannot be joined. At most ${MAX_AXES} are possible; copy the input first.`);
  return { access: 'strided', at: input.at, shape, strides };
}

/** True where every block of the input holds the same numbers: rows that are all equal and divide a block. */
function repeats({ shape, strides }: { readonly shape: readonly number[]; readonly strides: readonly number[] }): boolean {
  const [, columns = 1] = shape;
  return shape.length === 2 && strides[0] === 0 && BLOCK % columns === 0;
}

function padded(values: readonly number[]): number[] {
  return Array.from({ length: MAX_AXES }, (_, i) => values[i] ?? 0);
}

/** Where each code's value is read last; -1 where it is not, infinity where it is an output. */
function lastReads({ inputs, code, outputs }: MapInstruction): { readonly ofInput: number[]; readonly ofCode: number[] } {
  const ofInput = inputs.map(() => -1);
  const ofCode = code.map(() => -1);
  // Which value a register holds: inputs count from 0 down (-1 - i), codes from 0 up.
  const holds = new Map<number, number>(inputs.map((_, i) => [i, -1 - i]));
  const read = (register: number, at: number) => {
    const value = holds.get(register);
    if (value === undefined) throw new Error(`A map reads its register ${register} before anything is in it.`);
    if (value < 0) ofInput[-1 - value] = at;
    else ofCode[value] = at;
  };
  code.forEach(({ args, to }, i) => {
    for (const register of args) read(register, i);
    holds.set(to, i);
  });
  for (const { register } of outputs) read(register, Infinity);
  return { ofInput, ofCode };
}

/** Inputs that are handed on unchanged are copied first where an output takes the place that they are read from. */
function withCopies(map: MapInstruction): MapInstruction {
  const written = new Set(map.code.map(({ to }) => to));
  const taken = new Set(map.outputs.map(({ at }) => at));
  let free = Math.max(map.inputs.length, ...map.code.map(({ to }) => to + 1));
  const code = [...map.code];
  const outputs = map.outputs.map((output) => {
    const input = written.has(output.register) ? undefined : map.inputs[output.register];
    if (!input || !taken.has(input.at)) return output;
    code.push({ fn: 'copy', to: free, args: [output.register] });
    return { register: free++, at: output.at };
  });
  return { ...map, code, outputs };
}

/** The map as a command. */
export function encodeMap(given: MapInstruction, target: Target): number[] {
  const map = withCopies(given);
  const slots = new Slots();
  const inputs = map.inputs.map(simplify);
  const scalars: number[] = [];
  const strided: number[] = [];
  const slotOf = new Map<number, number>();
  inputs.forEach((input, i) => {
    const at = target.address(input.at);
    const slot = input.access === 'same' ? slots.input(at) : slots.own(WORK, 0);
    slotOf.set(i, slot);
    if (input.access === 'scalar') scalars.push(slot, at);
    if (input.access === 'strided') strided.push(slot, at, repeats(input) ? 1 : 0, input.shape.length, ...padded(input.shape), ...padded(input.strides));
  });

  const { ofInput, ofCode } = lastReads(map);
  const lastWriter = new Map<number, number>(map.code.map(({ to }, i) => [to, i]));
  /** The place that the code's result may be written to at once: nobody reads what lies there afterwards. */
  const direct = (index: number, register: number): number | null => {
    const output = lastWriter.get(register) === index ? map.outputs.find((each) => each.register === register) : undefined;
    if (!output) return null;
    const safe = map.inputs.every((input, i) => input.at !== output.at || (ofInput[i] ?? -1) <= index);
    return safe ? output.at : null;
  };

  const codes: number[] = [];
  /** Codes whose results lie in a block that is given back after the last read. */
  const borrowed = new Map<number, number>();
  map.code.forEach(({ fn, to, args }, index) => {
    const [a = 0, b = 0, c = 0] = args.map((register) => slotOf.get(register) ?? 0);
    for (const [code, slot] of borrowed) {
      if ((ofCode[code] ?? -1) > index) continue;
      borrowed.delete(code);
      slots.giveBack(slot);
    }
    const place = direct(index, to);
    const slot = place === null ? slots.take() : slots.own(OUTPUT, target.address(place));
    if (place === null) borrowed.set(index, slot);
    slotOf.set(to, slot);
    codes.push(FUNCTIONS.indexOf(fn) | (slot << 8) | (a << 14) | (b << 20) | (c << 26));
  });

  const outputs = map.outputs.flatMap(({ register, at }) => [slotOf.get(register) ?? 0, target.address(at)]);
  const each = map.code.reduce((sum, { fn }) => sum + (COSTS[fn] ?? 0.1), 0) + 0.2 * map.inputs.length;
  return command(0, target.split(Math.ceil(map.count / BLOCK), map.count * each), [
    map.count, slots.list.length, scalars.length / 2, strided.length / (4 + 2 * MAX_AXES), codes.length, map.outputs.length,
    ...slots.list.flatMap(({ kind, at, work }) => [kind, at, work]), ...scalars, ...strided, ...outputs, ...codes,
  ]);
}
