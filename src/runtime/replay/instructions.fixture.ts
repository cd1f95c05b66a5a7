/**
 * Random instructions of every kind, each with the memory it runs on and tfjs's own answer (cpu backend):
 * what every executor is held against. Where tfjs lacks an operation (gradients of dilated convolutions),
 * the answer is put together from operations that it has.
 */
import type * as tfjs from '@tensorflow/tfjs';
import fc from 'fast-check';
import type { TF } from '../../nodes/kind.ts';
import type { ConvShape, Instruction, MapCode, MapFunction, MapInput, Offset, ReduceInstruction } from '../plan/instruction.ts';

export interface Case {
  readonly instruction: Instruction;
  /** What the memory holds before the instruction runs. Outside the answers it must stay as it is. */
  readonly memory: Float32Array;
  readonly answers: readonly { readonly at: Offset; readonly values: Float32Array }[];
  /** What differences are relative to at least, for answers that may cancel out to almost nothing: 1 unless said, since inputs are about that large. */
  readonly scale?: number;
}

export interface Family {
  readonly name: string;
  readonly cases: fc.Arbitrary<Case>;
}

/** Every family. `tf` must run on its cpu backend. */
export function families(tf: TF): readonly Family[] {
  return [...mapFamilies(tf), ...matrixFamilies(tf), ...imageFamilies(tf), ...rowFamilies(tf), ...movingFamilies(tf)];
}

/** The largest difference between what the memory holds and the answers, relative to each answer's largest value (or `scale`); infinite where NaN or infinity do not agree, or where a number outside the answers has changed. */
export function error(found: Float32Array, { memory, answers, scale: least = 1 }: Case): number {
  const expected = memory.slice();
  for (const { at, values } of answers) expected.set(values, at);
  let worst = 0;
  const check = (from: number, values: Float32Array, tolerated: boolean): void => {
    const scale = values.reduce((largest, value) => (Number.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest), least);
    values.forEach((value, index) => {
      const got = found[from + index];
      if (Object.is(got, value) || got === value) return;
      const difference = Math.abs((got ?? NaN) - value) / scale;
      worst = Math.max(worst, tolerated && !Number.isNaN(difference) ? difference : Infinity);
    });
  };
  for (const { at, values } of answers) check(at, values, true);
  const outside = new Uint8Array(memory.length).fill(1);
  for (const { at, values } of answers) outside.fill(0, at, at + values.length);
  outside.forEach((is, at) => is && check(at, memory.subarray(at, at + 1), false));
  return worst;
}

/** Lays tensors out in memory, with a few numbers that nobody may touch between them. */
class Layout {
  readonly #parts: { at: Offset; values: Float32Array }[] = [];
  #end = 3;

  put(values: Float32Array): Offset {
    const at = this.#end;
    this.#parts.push({ at, values });
    this.#end = at + values.length + 3;
    return at;
  }

  /** Room for a result: numbers that no result equals. */
  room(count: number): Offset {
    return this.put(new Float32Array(count).fill(-12345.5));
  }

  memory(): Float32Array {
    const memory = new Float32Array(this.#end).fill(777.25);
    for (const { at, values } of this.#parts) memory.set(values, at);
    return memory;
  }
}

/** Repeatable numbers (mulberry32). */
class Draw {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  numbers(count: number, low = -2, high = 2): Float32Array {
    return Float32Array.from({ length: count }, () => low + (high - low) * this.next());
  }
  /** Whole numbers of `low <= number < high`: many equals. */
  whole(count: number, low: number, high: number): Float32Array {
    return this.numbers(count, low, high).map(Math.floor);
  }
}

const seed = fc.integer();
const size = (max: number): fc.Arbitrary<number> => fc.oneof(fc.constant(1), fc.integer({ min: 1, max }));
const product = (sizes: readonly number[]): number => sizes.reduce((total, next) => total * next, 1);

/** How large a sum of so many products of numbers between -2 and 2 usually is. */
const sumScale = (terms: number): number => 2 * Math.sqrt(terms);

function answer(tf: TF, compute: () => tfjs.Tensor): Float32Array {
  return tf.tidy(() => Float32Array.from(compute().dataSync()));
}

/** Gives back the tensors made meanwhile. */
function scoped<T>(tf: TF, make: () => T): T {
  tf.engine().startScope();
  const made = make();
  tf.engine().endScope();
  return made;
}

/** Domains in which the functions are smooth enough to compare, or `null` for whole numbers with many equals. */
const UNARY: readonly (readonly [MapFunction, readonly [number, number] | null])[] = [
  ['copy', [-2, 2]], ['neg', [-2, 2]], ['abs', [-2, 2]], ['sign', null], ['square', [-3, 3]], ['sqrt', [0, 9]], ['rsqrt', [0.1, 9]],
  ['reciprocal', [0.2, 4]], ['exp', [-5, 5]], ['expm1', [-1, 2]], ['log', [0.01, 9]], ['log1p', [-0.9, 9]], ['sin', [-7, 7]], ['cos', [-7, 7]],
  ['tan', [-1.4, 1.4]], ['tanh', [-5, 5]], ['sigmoid', [-20, 20]], ['softplus', [-30, 30]], ['erf', [-4, 4]], ['relu', [-2, 2]],
  ['floor', [-4, 4]], ['ceil', [-4, 4]], ['round', [-4, 4]], ['not', null], ['isNaN', null],
];
const BINARY: readonly (readonly [MapFunction, readonly [number, number] | null])[] = [
  ['add', [-2, 2]], ['sub', [-2, 2]], ['mul', [-2, 2]], ['div', [0.2, 4]], ['min', [-2, 2]], ['max', [-2, 2]], ['pow', [0.1, 3]],
  ['greater', null], ['greaterEqual', null], ['less', null], ['lessEqual', null], ['equal', null], ['notEqual', null], ['and', null], ['or', null],
];
/** What a chain of functions may be made of: bounded and without jumps, so that small differences stay small. */
const CHAIN: readonly MapFunction[] = ['copy', 'neg', 'abs', 'tanh', 'sigmoid', 'relu', 'sin', 'erf', 'add', 'sub', 'mul', 'min', 'max', 'select'];

function applied(tf: TF, fn: MapFunction, [a, b, c]: readonly tfjs.Tensor[]): tfjs.Tensor {
  if (!a) throw new Error('A function needs an argument.');
  const second = b ?? a;
  const names: Partial<Record<MapFunction, keyof TF>> = { copy: 'clone', not: 'logicalNot', and: 'logicalAnd', or: 'logicalOr', min: 'minimum', max: 'maximum' };
  if (fn === 'select') return tf.where(tf.notEqual(a, 0), second, c ?? a);
  const isLogic = fn === 'not' || fn === 'and' || fn === 'or';
  const call = tf[names[fn] ?? (fn as keyof TF)] as (...args: tfjs.Tensor[]) => tfjs.Tensor;
  const args = (b ? [a, b] : [a]).map((arg) => (isLogic ? arg.notEqual(0) : arg));
  return tf.cast(call(...args), 'float32');
}

function mapFamilies(tf: TF): Family[] {
  const single = (fn: MapFunction, domain: readonly [number, number] | null, args: number): Family => ({
    name: `map ${fn}`,
    cases: fc.tuple(seed, fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 2000 })), fc.array(fc.boolean(), { minLength: args, maxLength: args })).map(([from, count, scalars]) => {
      const draw = new Draw(from);
      const layout = new Layout();
      const values = scalars.map((scalar) => {
        const length = scalar ? 1 : count;
        const numbers = domain ? draw.numbers(length, ...domain) : draw.whole(length, -2, 3);
        if (!domain && fn === 'isNaN') numbers[0] = NaN;
        return numbers;
      });
      const inputs = scalars.map((scalar, index): MapInput => ({ access: scalar ? 'scalar' : 'same', at: layout.put(values[index] as Float32Array) }));
      const at = layout.room(count);
      const expected = answer(tf, () => applied(tf, fn, values.map((numbers) => tf.broadcastTo(tf.tensor1d(numbers), [count]))));
      const code = [{ fn, to: args, args: inputs.map((_, index) => index) }];
      return { instruction: { op: 'map', count, inputs, code, outputs: [{ register: args, at }], registers: args + 1 }, memory: layout.memory(), answers: [{ at, values: expected }] };
    }),
  });
  return [
    ...UNARY.map(([fn, domain]) => single(fn, domain, 1)),
    ...BINARY.map(([fn, domain]) => single(fn, domain, 2)),
    single('select', null, 3),
    { name: 'map chains', cases: fc.tuple(seed, fc.array(size(5), { minLength: 1, maxLength: 4 }), fc.boolean()).map((args) => scoped(tf, () => chain(tf, ...args))) },
    { name: 'map chains over many numbers', cases: fc.tuple(seed, fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 90 })), fc.boolean()).map((args) => scoped(tf, () => chain(tf, ...args))) },
  ];
}

/** A random chain over inputs of every access; where `inPlace`, an output lies where an input does. */
function chain(tf: TF, from: number, shape: readonly number[], inPlace: boolean): Case {
  const draw = new Draw(from);
  const pick = (below: number): number => Math.floor(draw.next() * below);
  const layout = new Layout();
  const count = product(shape);
  const given = 1 + pick(4);
  const tensors: tfjs.Tensor[] = [];
  const inputs: MapInput[] = [];
  for (let index = 0; index < given; index++) {
    const access = (['same', 'scalar', 'strided'] as const)[index === 0 ? 0 : pick(3)] ?? 'same';
    if (access !== 'strided') {
      const values = draw.numbers(access === 'same' ? count : 1);
      inputs.push({ access, at: layout.put(values) });
      tensors.push(tf.broadcastTo(tf.tensor(values, access === 'same' ? shape.slice() : shape.map(() => 1)), shape.slice()));
      continue;
    }
    // Broadcast along some axes, and the stored axes in reversed order for some.
    const kept = shape.map((length) => (pick(2) ? length : 1));
    const turned = pick(2) === 1;
    const values = draw.numbers(product(kept));
    const order = kept.map((_, axis) => axis);
    if (turned) order.reverse();
    const strides = new Array<number>(shape.length).fill(0);
    let stride = 1;
    for (const axis of order.slice().reverse()) {
      const length = kept[axis] ?? 1;
      strides[axis] = length === 1 ? 0 : stride;
      stride *= length;
    }
    inputs.push({ access, at: layout.put(values), shape, strides });
    const stored = tf.tensor(values, order.map((axis) => kept[axis] ?? 1));
    tensors.push(tf.broadcastTo(turned ? tf.transpose(stored) : stored, shape.slice()));
  }
  const registers = given + 1 + pick(3);
  const code: MapCode[] = [];
  const held: (tfjs.Tensor | undefined)[] = tensors.slice();
  for (let index = 0, steps = 1 + pick(8); index < steps; index++) {
    const fn = CHAIN[pick(CHAIN.length)] ?? 'copy';
    const takes = fn === 'select' ? 3 : ['add', 'sub', 'mul', 'min', 'max'].includes(fn) ? 2 : 1;
    const filled = held.flatMap((tensor, register) => (tensor ? [register] : []));
    const args = Array.from({ length: takes }, () => filled[pick(filled.length)] ?? 0);
    const to = pick(registers);
    held[to] = applied(tf, fn, args.map((register) => held[register] as tfjs.Tensor));
    code.push({ fn, to, args });
  }
  const written = [...new Set(code.map(({ to }) => to))];
  const kept = [written.at(-1) ?? 0, ...written.slice(0, -1).filter(() => pick(2))];
  const same = inputs[0]?.at ?? 0;
  const outputs = kept.map((register, index) => ({ register, at: index === 0 && inPlace ? same : layout.room(count) }));
  const answers = outputs.map(({ register, at }) => ({ at, values: Float32Array.from(held[register]?.dataSync() ?? []) }));
  return { instruction: { op: 'map', count, inputs, code, outputs, registers }, memory: layout.memory(), answers };
}

function matrixFamilies(tf: TF): Family[] {
  const cases = (limits: { readonly batch: number; readonly side: number; readonly k: number }): fc.Arbitrary<Case> =>
    fc.record({ seed, batch: size(limits.batch), m: size(limits.side), n: size(limits.side), k: size(limits.k), transposeA: fc.boolean(), transposeB: fc.boolean(), bias: fc.boolean(), relu: fc.boolean(), sharedA: fc.boolean(), sharedB: fc.boolean() }).map((given) => {
      const { batch, m, n, k, transposeA, transposeB, relu, sharedA, sharedB } = given;
      const draw = new Draw(given.seed);
      const layout = new Layout();
      const a = draw.numbers((sharedA ? 1 : batch) * m * k);
      const b = draw.numbers((sharedB ? 1 : batch) * k * n);
      const bias = given.bias ? draw.numbers(n) : null;
      const values = answer(tf, () => {
        const left = tf.tile(tf.tensor3d(a, [sharedA ? 1 : batch, ...(transposeA ? [k, m] : [m, k])] as [number, number, number]), [sharedA ? batch : 1, 1, 1]);
        const right = tf.tile(tf.tensor3d(b, [sharedB ? 1 : batch, ...(transposeB ? [n, k] : [k, n])] as [number, number, number]), [sharedB ? batch : 1, 1, 1]);
        const raw = tf.matMul(left, right, transposeA, transposeB);
        const sum = bias ? tf.add(raw, tf.tensor1d(bias)) : raw;
        return relu ? tf.relu(sum) : sum;
      });
      const at = layout.room(batch * m * n);
      const instruction: Instruction = { op: 'matmul', a: layout.put(a), b: layout.put(b), to: at, bias: bias && layout.put(bias), relu, batch, m, n, k, transposeA, transposeB, strideA: sharedA ? 0 : m * k, strideB: sharedB ? 0 : k * n };
      return { instruction, memory: layout.memory(), answers: [{ at, values }], scale: sumScale(k) };
    });
  return [
    { name: 'matmul', cases: cases({ batch: 3, side: 9, k: 9 }) },
    { name: 'matmul of many rows', cases: cases({ batch: 1, side: 40, k: 300 }) },
  ];
}

interface Window {
  readonly seed: number;
  readonly shape: ConvShape;
  readonly pad: 'same' | 'valid' | number;
}

/** tfjs takes a rounding for paddings in numbers only. */
const rounding = (pad: Window['pad']): 'floor' | undefined => (typeof pad === 'number' ? 'floor' : undefined);

/** Random sizes of a sliding window, with what tfjs makes of them. */
function windows(tf: TF, kind: 'conv' | 'depthwise' | 'pool', dilates: boolean): fc.Arbitrary<Window> {
  const pad = fc.constantFrom('same' as const, 'valid' as const, 1);
  return fc
    .record({ seed, pad, batch: size(3), height: size(9), width: size(9), channels: size(5), out: size(6), multiplier: size(3), fh: size(4), fw: size(4), sh: size(3), sw: size(3), dh: dilates ? size(3) : fc.constant(1), dw: dilates ? size(3) : fc.constant(1) })
    .map((given): Window => {
      const reach = (filter: number, dilation: number): number => (filter - 1) * dilation + 1;
      // tfjs takes strides or dilations, not both.
      const dilated = given.dh > 1 || given.dw > 1;
      // The window fits even without padding, a padding is smaller than the window, and tfjs miscounts with a padding in numbers and a dilation.
      const inHeight = Math.max(given.height, reach(given.fh, given.dh));
      const inWidth = Math.max(given.width, reach(given.fw, given.dw));
      const pad = given.pad === 1 && (given.fh === 1 || given.fw === 1 || dilated) ? 'same' : given.pad;
      const strides: [number, number] = dilated ? [1, 1] : [given.sh, given.sw];
      const outChannels = kind === 'conv' ? given.out : kind === 'depthwise' ? given.channels * given.multiplier : given.channels;
      const filter: [number, number, number, number] = [given.fh, given.fw, given.channels, kind === 'depthwise' ? given.multiplier : given.out];
      const info = tf.backend_util.computeConv2DInfo([given.batch, inHeight, inWidth, given.channels], filter, strides, [given.dh, given.dw], pad, rounding(pad), kind === 'depthwise');
      const shape: ConvShape = {
        batch: given.batch, inHeight, inWidth, inChannels: given.channels, outHeight: info.outHeight, outWidth: info.outWidth, outChannels,
        filterHeight: given.fh, filterWidth: given.fw, strideHeight: strides[0], strideWidth: strides[1], dilationHeight: given.dh, dilationWidth: given.dw,
        padTop: info.padInfo.top, padLeft: info.padInfo.left,
      };
      return { seed: given.seed, shape, pad };
    });
}

function sizes(shape: ConvShape): { readonly x: [number, number, number, number]; readonly y: [number, number, number, number]; readonly multiplier: number } {
  return {
    x: [shape.batch, shape.inHeight, shape.inWidth, shape.inChannels],
    y: [shape.batch, shape.outHeight, shape.outWidth, shape.outChannels],
    multiplier: shape.outChannels / shape.inChannels,
  };
}

/** A family whose instruction reads `reads` and writes one tensor. */
function windowFamily(
  name: string,
  given: fc.Arbitrary<Window>,
  make: (window: Window, draw: Draw) => { reads: Float32Array[]; written: number; instruction: (at: readonly Offset[], to: Offset) => Instruction; values: Float32Array },
): Family {
  return {
    name,
    cases: given.map((window) => {
      const made = make(window, new Draw(window.seed));
      const { shape } = window;
      const terms = Math.max(shape.filterHeight * shape.filterWidth * Math.max(shape.inChannels, shape.outChannels), shape.batch * shape.outHeight * shape.outWidth);
      const layout = new Layout();
      const at = made.reads.map((values) => layout.put(values));
      const to = layout.room(made.written);
      return { instruction: made.instruction(at, to), memory: layout.memory(), answers: [{ at: to, values: made.values }], scale: sumScale(terms) };
    }),
  };
}

const place = (at: readonly Offset[], index: number): Offset => at[index] ?? -1;

function imageFamilies(tf: TF): Family[] {
  const conv = windows(tf, 'conv', true);
  const depthwise = windows(tf, 'depthwise', true);
  const pool = windows(tf, 'pool', false);
  const slide = (shape: ConvShape): { strides: [number, number]; dilations: [number, number] } => ({ strides: [shape.strideHeight, shape.strideWidth], dilations: [shape.dilationHeight, shape.dilationWidth] });
  const convolved = (x: tfjs.Tensor4D, filter: tfjs.Tensor4D, { shape, pad }: Window): tfjs.Tensor4D => tf.conv2d(x, filter, slide(shape).strides, pad, 'NHWC', slide(shape).dilations, rounding(pad));
  const convolvedDepthwise = (x: tfjs.Tensor4D, filter: tfjs.Tensor4D, { shape, pad }: Window): tfjs.Tensor4D => tf.depthwiseConv2d(x, filter, slide(shape).strides, pad, 'NHWC', slide(shape).dilations, rounding(pad));
  const filterSize = (shape: ConvShape): [number, number, number, number] => [shape.filterHeight, shape.filterWidth, shape.inChannels, shape.outChannels];
  const depthwiseSize = (shape: ConvShape): [number, number, number, number] => [shape.filterHeight, shape.filterWidth, shape.inChannels, sizes(shape).multiplier];
  /** The gradient of what is linear in the image: the answers to all images of a single 1, against dy. */
  const imageGradient = (window: Window, dy: Float32Array, forward: (images: tfjs.Tensor4D, window: Window) => tfjs.Tensor): Float32Array =>
    answer(tf, () => {
      const { x, y } = sizes(window.shape);
      const pixels = product(x.slice(1));
      const units = tf.reshape(tf.eye(pixels), [pixels, x[1], x[2], x[3]]) as tfjs.Tensor4D;
      const responses = tf.reshape(forward(units, window), [pixels, product(y.slice(1))]);
      return tf.matMul(tf.reshape(tf.tensor1d(dy), [x[0], product(y.slice(1))]), responses, false, true);
    });
  /** Each output place's window, `[places, filterHeight * filterWidth * inChannels]`: a convolution with filters of a single 1. */
  const patches = (x: Float32Array, window: Window): tfjs.Tensor => {
    const { shape } = window;
    const length = shape.filterHeight * shape.filterWidth * shape.inChannels;
    const units = tf.reshape(tf.eye(length), [shape.filterHeight, shape.filterWidth, shape.inChannels, length]) as tfjs.Tensor4D;
    return tf.reshape(convolved(tf.tensor4d(x, sizes(shape).x), units, window), [-1, length]);
  };
  return [
    windowFamily('conv2d', conv, (window, draw) => {
      const { shape } = window;
      const [x, filter, bias] = [draw.numbers(product(sizes(shape).x)), draw.numbers(product(filterSize(shape))), draw.numbers(shape.outChannels)];
      const [hasBias, relu] = [draw.next() < 0.5, draw.next() < 0.5];
      const values = answer(tf, () => {
        const raw = convolved(tf.tensor4d(x, sizes(shape).x), tf.tensor4d(filter, filterSize(shape)), window);
        const sum = hasBias ? tf.add(raw, tf.tensor1d(bias)) : raw;
        return relu ? tf.relu(sum) : sum;
      });
      return { reads: [x, filter, bias], written: product(sizes(shape).y), values, instruction: (at, to) => ({ op: 'conv2d', x: place(at, 0), filter: place(at, 1), to, bias: hasBias ? place(at, 2) : null, relu, shape }) };
    }),
    windowFamily('conv2dInput', conv, (window, draw) => {
      const { shape } = window;
      const [dy, filter] = [draw.numbers(product(sizes(shape).y)), draw.numbers(product(filterSize(shape)))];
      const values = imageGradient(window, dy, (images) => convolved(images, tf.tensor4d(filter, filterSize(shape)), window));
      return { reads: [dy, filter], written: product(sizes(shape).x), values, instruction: (at, to) => ({ op: 'conv2dInput', dy: place(at, 0), filter: place(at, 1), to, shape }) };
    }),
    windowFamily('conv2dFilter', conv, (window, draw) => {
      const { shape } = window;
      const [x, dy] = [draw.numbers(product(sizes(shape).x)), draw.numbers(product(sizes(shape).y))];
      const values = answer(tf, () => tf.matMul(patches(x, window), tf.tensor2d(dy, [dy.length / shape.outChannels, shape.outChannels]), true, false));
      return { reads: [x, dy], written: product(filterSize(shape)), values, instruction: (at, to) => ({ op: 'conv2dFilter', x: place(at, 0), dy: place(at, 1), to, shape }) };
    }),
    windowFamily('depthwise', depthwise, (window, draw) => {
      const { shape } = window;
      const [x, filter] = [draw.numbers(product(sizes(shape).x)), draw.numbers(product(depthwiseSize(shape)))];
      const values = answer(tf, () => convolvedDepthwise(tf.tensor4d(x, sizes(shape).x), tf.tensor4d(filter, depthwiseSize(shape)), window));
      return { reads: [x, filter], written: product(sizes(shape).y), values, instruction: (at, to) => ({ op: 'depthwise', x: place(at, 0), filter: place(at, 1), to, shape }) };
    }),
    windowFamily('depthwiseInput', depthwise, (window, draw) => {
      const { shape } = window;
      const [dy, filter] = [draw.numbers(product(sizes(shape).y)), draw.numbers(product(depthwiseSize(shape)))];
      const values = imageGradient(window, dy, (images) => convolvedDepthwise(images, tf.tensor4d(filter, depthwiseSize(shape)), window));
      return { reads: [dy, filter], written: product(sizes(shape).x), values, instruction: (at, to) => ({ op: 'depthwiseInput', dy: place(at, 0), filter: place(at, 1), to, shape }) };
    }),
    windowFamily('depthwiseFilter', depthwise, (window, draw) => {
      const { shape } = window;
      const { multiplier } = sizes(shape);
      const [x, dy] = [draw.numbers(product(sizes(shape).x)), draw.numbers(product(sizes(shape).y))];
      const values = answer(tf, () => {
        const taps = shape.filterHeight * shape.filterWidth;
        const all = tf.reshape(patches(x, window), [-1, taps, shape.inChannels, 1]);
        const gradient = tf.reshape(tf.tensor1d(dy), [-1, 1, shape.inChannels, multiplier]);
        return tf.sum(tf.mul(all, gradient), 0);
      });
      return { reads: [x, dy], written: product(depthwiseSize(shape)), values, instruction: (at, to) => ({ op: 'depthwiseFilter', x: place(at, 0), dy: place(at, 1), to, shape }) };
    }),
    ...(['maxPool', 'avgPool'] as const).flatMap((op): Family[] => [
      windowFamily(op, pool, ({ shape, pad }, draw) => {
        const x = draw.numbers(product(sizes(shape).x));
        const values = answer(tf, () => tf[op](tf.tensor4d(x, sizes(shape).x), [shape.filterHeight, shape.filterWidth], slide(shape).strides, pad, rounding(pad)));
        return { reads: [x], written: product(sizes(shape).y), values, instruction: (at, to) => ({ op, x: place(at, 0), to, shape }) };
      }),
      // tfjs hands an average's gradient out as shares of the whole window, at the borders too (TensorFlow counts the places inside).
      windowFamily(`${op}Grad`, pool, ({ shape, pad }, draw) => {
        const [x, dy] = [draw.whole(product(sizes(shape).x), 0, 4), draw.numbers(product(sizes(shape).y))];
        const pooled = (images: tfjs.Tensor): tfjs.Tensor => tf[op](images as tfjs.Tensor4D, [shape.filterHeight, shape.filterWidth], slide(shape).strides, pad, rounding(pad));
        const values = answer(tf, () => tf.grad(pooled)(tf.tensor4d(x, sizes(shape).x), tf.tensor4d(dy, sizes(shape).y)));
        return { reads: [x, dy], written: product(sizes(shape).x), values, instruction: (at, to) => (op === 'maxPool' ? { op: 'maxPoolGrad', x: place(at, 0), dy: place(at, 1), to, shape } : { op: 'avgPoolGrad', dy: place(at, 1), to, shape }) };
      }),
    ]),
  ];
}

function rowFamilies(tf: TF): Family[] {
  const three = fc.record({ seed, outer: size(6), length: size(30), inner: size(7) });
  const reduce = (fn: ReduceInstruction['fn']): Family => ({
    name: `reduce ${fn}`,
    cases: three.map(({ seed, outer, length, inner }) => {
      const draw = new Draw(seed);
      const truth = fn === 'any' || fn === 'all';
      const from = truth ? draw.whole(outer * length * inner, fn === 'any' ? -4 : 0, 1.2).map((value) => (fn === 'any' ? Math.max(0, value) : 1 - Number(draw.next() < 0.1))) : draw.numbers(outer * length * inner);
      const values = answer(tf, () => tf.cast(tf[fn](tf.tensor3d(from, [outer, length, inner], truth ? 'bool' : 'float32'), 1), 'float32'));
      const layout = new Layout();
      const to = layout.room(outer * inner);
      return { instruction: { op: 'reduce', fn, from: layout.put(from), to, outer, length, inner }, memory: layout.memory(), answers: [{ at: to, values }] };
    }),
  });
  const softmax = (op: 'softmax' | 'logSoftmax'): Family => ({
    name: op,
    cases: fc.record({ seed, rows: size(9), columns: size(30) }).map(({ seed, rows, columns }) => {
      const from = new Draw(seed).numbers(rows * columns, -9, 9);
      const layout = new Layout();
      const to = layout.room(rows * columns);
      const values = answer(tf, () => tf[op](tf.tensor2d(from, [rows, columns])));
      return { instruction: { op, from: layout.put(from), to, rows, columns }, memory: layout.memory(), answers: [{ at: to, values }] };
    }),
  });
  const lrn = fc.record({ seed, rows: size(12), channels: size(12), radius: fc.integer({ min: 0, max: 5 }), bias: fc.constantFrom(1, 2), alpha: fc.constantFrom(1e-4, 0.5, 1), beta: fc.constantFrom(0.5, 0.75, 1) });
  const normalised = (x: Float32Array, given: { rows: number; channels: number; radius: number; bias: number; alpha: number; beta: number }): tfjs.Tensor4D =>
    tf.localResponseNormalization(tf.tensor4d(x, [1, 1, given.rows, given.channels]), given.radius, given.bias, given.alpha, given.beta);
  return [
    ...(['sum', 'mean', 'max', 'min', 'prod', 'any', 'all'] as const).map(reduce),
    softmax('softmax'),
    softmax('logSoftmax'),
    {
      name: 'lrn',
      cases: lrn.map(({ seed, ...numbers }) => {
        const x = new Draw(seed).numbers(numbers.rows * numbers.channels);
        const layout = new Layout();
        const to = layout.room(x.length);
        return { instruction: { op: 'lrn', x: layout.put(x), to, ...numbers }, memory: layout.memory(), answers: [{ at: to, values: answer(tf, () => normalised(x, numbers)) }] };
      }),
    },
    {
      name: 'lrnGrad',
      cases: lrn.map(({ seed, ...numbers }) => {
        const draw = new Draw(seed);
        const count = numbers.rows * numbers.channels;
        const [x, dy] = [draw.numbers(count), draw.numbers(count)];
        const y = answer(tf, () => normalised(x, numbers));
        const shape: [number, number, number, number] = [1, 1, numbers.rows, numbers.channels];
        const { radius: depthRadius, bias, alpha, beta } = numbers;
        const values = answer(tf, () => tf.engine().runKernel('LRNGrad', { x: tf.tensor4d(x, shape), y: tf.tensor4d(y, shape), dy: tf.tensor4d(dy, shape) }, { depthRadius, bias, alpha, beta }) as tfjs.Tensor);
        const layout = new Layout();
        const to = layout.room(count);
        return { instruction: { op: 'lrnGrad', x: layout.put(x), y: layout.put(y), dy: layout.put(dy), to, ...numbers }, memory: layout.memory(), answers: [{ at: to, values }] };
      }),
    },
    {
      name: 'argMax',
      cases: three.map(({ seed, outer, length, inner }) => {
        const from = new Draw(seed).whole(outer * length * inner, -3, 3);
        const layout = new Layout();
        const to = layout.room(outer * inner);
        const values = answer(tf, () => tf.argMax(tf.tensor3d(from, [outer, length, inner]), 1));
        return { instruction: { op: 'argMax', from: layout.put(from), to, outer, length, inner }, memory: layout.memory(), answers: [{ at: to, values }] };
      }),
    },
  ];
}

function movingFamilies(tf: TF): Family[] {
  return [
    { name: 'copy', cases: fc.tuple(seed, fc.oneof(fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 1, maxLength: 6 }), fc.constant([1]), fc.tuple(fc.integer({ min: 2, max: 50 }), fc.integer({ min: 2, max: 50 })))).map(([from, shape]) => copied(tf, from, shape)) },
    {
      name: 'fill',
      cases: fc.tuple(fc.integer({ min: 1, max: 99 }), fc.float({ noNaN: true })).map(([count, value]) => {
        const layout = new Layout();
        const to = layout.room(count);
        return { instruction: { op: 'fill', to, count, value }, memory: layout.memory(), answers: [{ at: to, values: new Float32Array(count).fill(value) }] };
      }),
    },
    {
      name: 'gather',
      cases: fc.record({ seed, outer: size(4), length: size(9), inner: size(9), count: size(12) }).map(({ seed, outer, length, inner, count }) => {
        const draw = new Draw(seed);
        const [from, indices] = [draw.numbers(outer * length * inner), draw.whole(count, 0, length)];
        const values = answer(tf, () => tf.gather(tf.tensor3d(from, [outer, length, inner]), tf.tensor1d(indices, 'int32'), 1));
        const layout = new Layout();
        const to = layout.room(values.length);
        return { instruction: { op: 'gather', from: layout.put(from), indices: layout.put(indices), to, outer, length, inner, count }, memory: layout.memory(), answers: [{ at: to, values }] };
      }),
    },
    {
      name: 'segmentSum',
      cases: fc.record({ seed, segments: size(6), count: size(20), inner: size(6) }).map(({ seed, segments, count, inner }) => {
        const draw = new Draw(seed);
        const [from, indices] = [draw.numbers(count * inner), draw.whole(count, -1, segments + 1)];
        const values = answer(tf, () => tf.unsortedSegmentSum(tf.tensor2d(from, [count, inner]), tf.tensor1d(indices, 'int32'), segments));
        const layout = new Layout();
        const to = layout.room(values.length);
        return { instruction: { op: 'segmentSum', from: layout.put(from), indices: layout.put(indices), to, segments, count, inner }, memory: layout.memory(), answers: [{ at: to, values }] };
      }),
    },
    {
      name: 'oneHot',
      cases: fc.record({ seed, count: size(12), depth: fc.integer({ min: 2, max: 9 }), on: fc.constantFrom(1, 0.9), off: fc.constantFrom(0, 0.1) }).map(({ seed, count, depth, on, off }) => {
        const indices = new Draw(seed).whole(count, -1, depth + 1);
        const values = answer(tf, () => tf.oneHot(tf.tensor1d(indices, 'int32'), depth, on, off, 'float32'));
        const layout = new Layout();
        const to = layout.room(count * depth);
        return { instruction: { op: 'oneHot', indices: layout.put(indices), to, count, depth, on, off }, memory: layout.memory(), answers: [{ at: to, values }] };
      }),
    },
  ];
}

/** Some axes reversed, some repeated, all turned into another order, into the middle of a larger tensor. */
function copied(tf: TF, from: number, shape: readonly number[]): Case {
  const draw = new Draw(from);
  const pick = (below: number): number => Math.floor(draw.next() * below);
  const repeated = shape.map(() => pick(4) === 0);
  const reversed = shape.map((_, axis) => !repeated[axis] && pick(3) === 0);
  const margins = shape.map(() => [pick(2), pick(2)] as [number, number]);
  const order = shape.map((_, axis) => axis);
  for (let axis = order.length - 1; axis > 0; axis--) {
    const other = pick(axis + 1);
    [order[axis], order[other]] = [order[other] ?? 0, order[axis] ?? 0];
  }
  const stored = shape.map((length, axis) => (repeated[axis] ? 1 : length));
  const values = draw.numbers(product(stored));
  const outer = order.map((axis, place) => (shape[axis] ?? 0) + (margins[place]?.[0] ?? 0) + (margins[place]?.[1] ?? 0));
  const layout = new Layout();
  const start = layout.put(values);
  const room = layout.room(product(outer));
  const step = (lengths: readonly number[], axis: number): number => product(lengths.slice(axis + 1));
  const places = shape.map((_, axis) => order.indexOf(axis));
  const instruction: Instruction = {
    op: 'copy',
    from: start + shape.reduce((sum, length, axis) => sum + (reversed[axis] ? (length - 1) * step(stored, axis) : 0), 0),
    to: room + margins.reduce((sum, [before], place) => sum + before * step(outer, place), 0),
    shape,
    fromStrides: shape.map((_, axis) => (repeated[axis] ? 0 : (reversed[axis] ? -1 : 1) * step(stored, axis))),
    toStrides: places.map((place) => step(outer, place)),
  };
  const expected = answer(tf, () => {
    const axes = reversed.flatMap((is, axis) => (is ? [axis] : []));
    const source = tf.tensor(values, stored);
    const turned = tf.transpose(tf.broadcastTo(axes.length ? tf.reverse(source, axes) : source, shape.slice()), order);
    return tf.pad(turned, margins, -12345.5);
  });
  return { instruction, memory: layout.memory(), answers: [{ at: room, values: expected }] };
}
