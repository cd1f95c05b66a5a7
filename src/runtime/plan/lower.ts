/** From kernels to steps: each call is written by its kernel's rule, over values that know their storage. */
import type { Instruction, MapFunction, Offset } from './instruction.ts';
import { kernelRules } from './kernels/all.ts';
import { Call } from './kernels/kernel.ts';
import { reshaped, type Builder, type InstructionStep, type Step } from './step.ts';
import type { Origin, Trace } from './trace.ts';
import { sizeOfShape, type Storage, type Value } from './value.ts';
import { i18n } from '../../words/i18n.ts';

export interface Lowered {
  readonly steps: readonly Step[];
  /** Steps from here on are the optimizer's. */
  readonly updatesFrom: number;
  readonly results: Readonly<Record<string, Value>>;
  readonly updates: Readonly<Record<string, Value>>;
  /** Values that no step computes. */
  readonly given: readonly Storage[];
}

class StepBuilder implements Builder {
  readonly steps: Step[] = [];
  readonly given: Storage[] = [];
  readonly #constants = new Map<number, Value>();
  #storages = 0;

  givenBy(origin: Origin, shape: readonly number[]): Value {
    const value = this.#value(shape, origin);
    this.given.push(value.storage);
    return value;
  }

  temporary(shape: readonly number[]): Value {
    return this.#value(shape, null);
  }

  constant(number: number): Value {
    const known = this.#constants.get(number);
    if (known) return known;
    const value = this.givenBy({ type: 'constant', values: Float32Array.of(number) }, []);
    this.#constants.set(number, value);
    return value;
  }

  map(fn: MapFunction, shape: readonly number[], ...args: readonly Value[]): Value {
    const out = this.temporary(shape);
    this.steps.push({ type: 'map', fn, out, args });
    return out;
  }

  instruction(out: Value, reads: readonly Value[], make: (at: (value: Value) => Offset) => Instruction): Value {
    const step: InstructionStep = { type: 'instruction', out, reads, make };
    this.steps.push(step);
    return out;
  }

  #value(shape: readonly number[], origin: Origin | null): Value {
    return { storage: { id: this.#storages++, size: sizeOfShape(shape), origin }, offset: 0, shape };
  }
}

/** Throws a sentence for a use of a kernel that is not known; the tracing backend has thrown it before. */
export function lower(trace: Trace): Lowered {
  const build = new StepBuilder();
  const values: (Value | undefined)[] = trace.values.map(({ origin, shape }) => (origin ? givenValue(build, origin, shape) : undefined));
  let updatesFrom = Infinity;
  const valueOf = (id: number): Value => {
    const value = values[id];
    if (!value) throw new Error(i18n.t('Value {id} of the trace is read before it is computed.', { id }));
    return value;
  };
  trace.calls.forEach(({ kernel, inputs, attrs, outputs }, index) => {
    if (index === trace.updatesFrom) updatesFrom = build.steps.length;
    const rule = kernelRules[kernel];
    if (!rule) throw new Error(i18n.t('The kernel {kernel} cannot be planned.', { kernel }));
    const given = Object.fromEntries(Object.entries(inputs).map(([name, id]) => [name, valueOf(id)]));
    const described = outputs.map((id) => ({ shape: trace.values[id]?.shape ?? [], dtype: trace.values[id]?.dtype ?? 'float32' }));
    const results = rule.lower(build, new Call(kernel, given, attrs), described);
    outputs.forEach((id, place) => (values[id] = results[place]));
  });
  const named = (ids: Readonly<Record<string, number>>) => Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, valueOf(id)]));
  return { steps: build.steps, updatesFrom: Math.min(updatesFrom, build.steps.length), results: named(trace.results), updates: named(trace.updates), given: build.given };
}

/** Constants that are one number throughout are read as that number. */
function givenValue(build: StepBuilder, origin: Origin, shape: readonly number[]): Value {
  if (origin.type !== 'constant') return build.givenBy(origin, shape);
  const [first = 0] = origin.values;
  if (!origin.values.every((value) => value === first)) return build.givenBy(origin, shape);
  const one = build.constant(first);
  return sizeOfShape(shape) === 1 ? reshaped(one, shape) : build.map('copy', shape, one);
}
