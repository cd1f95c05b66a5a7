/**
 * Chains of element-wise functions. Each function of a chain is one step over a block of numbers. What lies
 * between two functions is kept in registers, blocks of float32 in the executor's own room, so a chain
 * rounds as separate tfjs kernels do. Inputs and outputs are read and written where they lie wherever that is safe.
 */
import type { MapCode, MapInput, MapInstruction, Offset } from '../../plan/instruction.ts';
import { BINARY, select, type BinaryFunction } from './binary.ts';
import type { Place } from './places.ts';
import { BLOCK, type Bound, type Step } from './step.ts';
import { UNARY, type UnaryFunction } from './unary.ts';

/** The steps of one block, and how many numbers there are. */
export interface Chain {
  readonly steps: readonly Step[];
  readonly count: number;
}

export function mapChain(map: MapInstruction, bound: Bound): Chain {
  const { memory } = bound;
  const steps: Step[] = [];
  const places: (Place | undefined)[] = map.inputs.map((input, register) => {
    if (input.access === 'strided') steps.push(loadStrided(memory, registerPlace(bound, register).at, input));
    return inputPlace(bound, input, register);
  });
  const final = new Set<Offset>();
  map.code.forEach((code, index) => {
    const from = code.args.map((register) => {
      const place = places[register];
      if (!place) throw new Error(`The map reads register ${register} in function ${index} (${code.fn}) before anything is in it.`);
      return place;
    });
    const output = directOutput(map, index);
    const to: Place = output === null ? registerPlace(bound, code.to) : { at: output, moves: 1, step: 1 };
    if (output !== null) final.add(output);
    steps.push(functionStep(memory, code, to, from));
    places[code.to] = to;
  });
  // What still lies in memory first: another output may be about to overwrite it.
  const inMemory = ({ register }: { readonly register: number }): number => places[register]?.moves ?? 0;
  for (const { register, at } of [...map.outputs].sort((a, b) => inMemory(b) - inMemory(a))) {
    const from = places[register];
    if (!from) throw new Error(`The map hands out register ${register}, which nothing writes.`);
    if (!final.has(at)) steps.push(UNARY.copy(memory, { at, moves: 1, step: 1 }, from));
  }
  return { steps, count: map.count };
}

function registerPlace({ room }: Bound, register: number): Place {
  return { at: room + register * BLOCK, moves: 0, step: 1 };
}

function inputPlace(bound: Bound, input: MapInput, register: number): Place {
  switch (input.access) {
    case 'same':
      return { at: input.at, moves: 1, step: 1 };
    case 'scalar':
      return { at: input.at, moves: 0, step: 0 };
    case 'strided':
      return registerPlace(bound, register);
  }
}

/** Where function `index` may write its result straight away: its register is handed out and not written again, and nobody reads an input that lies there afterwards. */
function directOutput(map: MapInstruction, index: number): Offset | null {
  const { to } = map.code[index] as MapCode;
  const output = map.outputs.find(({ register }) => register === to);
  if (!output) return null;
  if (map.code.some((later, at) => at > index && later.to === to)) return null;
  const overwritten = map.inputs.flatMap((input, register) => (input.access === 'same' && input.at === output.at ? [register] : []));
  const readLater = overwritten.some((register) => register !== to && (map.outputs.some((other) => other.register === register) || map.code.some((later, at) => at > index && later.args.includes(register))));
  return readLater ? null : output.at;
}

function functionStep(memory: Float32Array, { fn, args }: MapCode, to: Place, from: readonly Place[]): Step {
  const [a, b, c] = from;
  if (fn === 'select' && a && b && c) return select(memory, to, a, b, c);
  if (Object.hasOwn(BINARY, fn) && a && b) return BINARY[fn as BinaryFunction](memory, to, a, b);
  if (Object.hasOwn(UNARY, fn) && a) return UNARY[fn as UnaryFunction](memory, to, a);
  throw new Error(`The map function "${fn}" with ${args.length} arguments is not known.`);
}

/** Gathers one block of a strided input into its register. */
function loadStrided(m: Float32Array, to: Offset, { at, shape, strides }: Extract<MapInput, { access: 'strided' }>): Step {
  const rank = shape.length;
  const last = rank - 1;
  const [columns, step] = [shape[last] ?? 1, strides[last] ?? 0];
  const place = new Int32Array(Math.max(1, rank));
  return (start, count) => {
    let from = at;
    for (let axis = last, rest = start; axis >= 0; axis--) {
      const length = shape[axis] as number;
      const index = rest % length;
      place[axis] = index;
      from += index * (strides[axis] as number);
      rest = (rest - index) / length;
    }
    let column = rank > 0 ? (place[last] as number) : 0;
    for (let i = 0; i < count; i++) {
      m[to + i] = m[from] as number;
      column++;
      from += step;
      if (column === columns && i + 1 < count) {
        column = 0;
        from -= columns * step;
        let axis = last - 1;
        for (; axis >= 0; axis--) {
          const next = (place[axis] as number) + 1;
          from += strides[axis] as number;
          if (next < (shape[axis] as number)) {
            place[axis] = next;
            break;
          }
          place[axis] = 0;
          from -= next * (strides[axis] as number);
        }
      }
    }
  };
}
