/** Every instruction written down as plainly as it is defined, in float64: what the machine is held against. */
import type { ConvShape, Instruction, MapFunction, MapInstruction } from '../../plan/instruction.ts';

type Numbers = Float32Array;

const truth = (value: boolean) => (value ? 1 : 0);

/** Abramowitz and Stegun 7.1.5, the series, and for larger arguments Simpson's rule for what is left. */
function erf(x: number): number {
  const size = Math.abs(x);
  if (size > 6) return Math.sign(x);
  const steps = 2000;
  const h = size / steps;
  let sum = 1 + Math.exp(-size * size);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * Math.exp(-((i * h) ** 2));
  return (Math.sign(x) * sum * h * 2) / (3 * Math.sqrt(Math.PI));
}

function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  if (x - floor !== 0.5) return Math.round(x);
  return floor % 2 === 0 ? floor : floor + 1;
}

export const FUNCTIONS: Readonly<Record<MapFunction, (x: number, y: number, z: number) => number>> = {
  copy: (x) => x, neg: (x) => -x, abs: Math.abs, sign: (x) => (x > 0 ? 1 : x < 0 ? -1 : 0), square: (x) => x * x,
  sqrt: Math.sqrt, rsqrt: (x) => 1 / Math.sqrt(x), reciprocal: (x) => 1 / x, exp: Math.exp, expm1: Math.expm1, log: Math.log, log1p: Math.log1p,
  sin: Math.sin, cos: Math.cos, tan: Math.tan, tanh: Math.tanh, sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), erf, relu: (x) => Math.max(x, 0),
  floor: Math.floor, ceil: Math.ceil, round: roundHalfEven, not: (x) => truth(x === 0), isNaN: (x) => truth(Number.isNaN(x)),
  add: (x, y) => x + y, sub: (x, y) => x - y, mul: (x, y) => x * y, div: (x, y) => x / y, min: (x, y) => Math.min(x, y), max: (x, y) => Math.max(x, y), pow: Math.pow,
  greater: (x, y) => truth(x > y), greaterEqual: (x, y) => truth(x >= y), less: (x, y) => truth(x < y), lessEqual: (x, y) => truth(x <= y),
  equal: (x, y) => truth(x === y), notEqual: (x, y) => truth(x !== y), and: (x, y) => truth(x !== 0 && y !== 0), or: (x, y) => truth(x !== 0 || y !== 0),
  select: (x, y, z) => (x !== 0 ? y : z),
};

const at = (memory: Numbers, place: number): number => {
  if (place < 0 || place >= memory.length) throw new Error(`Place ${place} is outside the memory.`);
  return memory[place] as number;
};

function map(memory: Numbers, instruction: MapInstruction): void {
  const results = Array.from({ length: instruction.count }, (_, i) => {
    const registers = instruction.inputs.map((input) => {
      if (input.access === 'same') return at(memory, input.at + i);
      if (input.access === 'scalar') return at(memory, input.at);
      let rest = i;
      let place = input.at;
      for (let axis = input.shape.length - 1; axis >= 0; axis--) {
        const size = input.shape[axis] as number;
        place += (rest % size) * (input.strides[axis] as number);
        rest = Math.floor(rest / size);
      }
      return at(memory, place);
    });
    for (const { fn, to, args } of instruction.code) {
      const [x = NaN, y = NaN, z = NaN] = args.map((register) => registers[register] as number);
      registers[to] = Math.fround(FUNCTIONS[fn](x, y, z));
    }
    return instruction.outputs.map(({ register }) => registers[register] as number);
  });
  results.forEach((values, i) => instruction.outputs.forEach(({ at: to }, o) => (memory[to + i] = values[o] as number)));
}

/** Calls back for each pair of an output pixel and a tap that lies inside the image: pixel in, pixel out, tap. */
function eachTap(s: ConvShape, visit: (input: number, output: number, tap: number) => void): void {
  for (let b = 0; b < s.batch; b++)
    for (let y = 0; y < s.outHeight; y++)
      for (let x = 0; x < s.outWidth; x++)
        for (let v = 0; v < s.filterHeight; v++)
          for (let h = 0; h < s.filterWidth; h++) {
            const inY = y * s.strideHeight - s.padTop + v * s.dilationHeight;
            const inX = x * s.strideWidth - s.padLeft + h * s.dilationWidth;
            if (inY < 0 || inX < 0 || inY >= s.inHeight || inX >= s.inWidth) continue;
            visit((b * s.inHeight + inY) * s.inWidth + inX, (b * s.outHeight + y) * s.outWidth + x, v * s.filterWidth + h);
          }
}

/** For each product that a convolution adds up: place in the images, in the results, in the filter. */
function eachProduct(s: ConvShape, depthwise: boolean, visit: (x: number, y: number, w: number) => void): void {
  const multiplier = s.outChannels / s.inChannels;
  eachTap(s, (input, output, tap) => {
    for (let j = 0; j < s.outChannels; j++) {
      if (depthwise) visit(input * s.inChannels + Math.floor(j / multiplier), output * s.outChannels + j, tap * s.outChannels + j);
      else for (let i = 0; i < s.inChannels; i++) visit(input * s.inChannels + i, output * s.outChannels + j, (tap * s.inChannels + i) * s.outChannels + j);
    }
  });
}

const inSize = (s: ConvShape) => s.batch * s.inHeight * s.inWidth * s.inChannels;
const outSize = (s: ConvShape) => s.batch * s.outHeight * s.outWidth * s.outChannels;

function put(memory: Numbers, to: number, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) memory[to + i] = values[i] as number;
}
function accumulate(sums: Float64Array, i: number, value: number): void {
  sums[i] = (sums[i] as number) + value;
}

function pool(memory: Numbers, i: Extract<Instruction, { op: 'maxPool' | 'avgPool' | 'maxPoolGrad' | 'avgPoolGrad' }>): void {
  const s = i.shape;
  const windows = new Map<number, number[]>();
  eachTap(s, (input, output) => windows.set(output, [...(windows.get(output) ?? []), input]));
  const result = new Float64Array('dy' in i ? inSize(s) : outSize(s));
  const n = s.inChannels;
  for (const [output, inputs] of windows)
    for (let c = 0; c < n; c++) {
      const values = i.op === 'avgPoolGrad' ? [] : inputs.map((input) => at(memory, i.x + input * n + c));
      const largest = Math.max(...values);
      if ('dy' in i) {
        const dy = at(memory, i.dy + output * n + c);
        if (i.op === 'maxPoolGrad') accumulate(result, (inputs[values.indexOf(largest)] as number) * n + c, dy);
        else for (const input of inputs) accumulate(result, input * n + c, dy / inputs.length);
      } else result[output * n + c] = i.op === 'maxPool' ? largest : values.reduce((a, b) => a + b, 0) / values.length;
    }
  put(memory, i.to, result);
}

function lrn(memory: Numbers, i: Extract<Instruction, { op: 'lrn' | 'lrnGrad' }>): void {
  const result = new Float64Array(i.rows * i.channels);
  for (let row = 0; row < i.rows; row++) {
    const start = row * i.channels;
    const near = (c: number) => Array.from({ length: i.channels }, (_, k) => k).filter((k) => Math.abs(k - c) <= i.radius);
    const t = (c: number) => i.bias + i.alpha * near(c).reduce((sum, k) => sum + at(memory, i.x + start + k) ** 2, 0);
    for (let c = 0; c < i.channels; c++) {
      const x = at(memory, i.x + start + c);
      if (i.op === 'lrn') result[start + c] = x * t(c) ** -i.beta;
      else {
        const sum = near(c).reduce((total, k) => total + at(memory, i.dy + start + k) * at(memory, i.x + start + k) * t(k) ** (-i.beta - 1), 0);
        result[start + c] = at(memory, i.dy + start + c) * t(c) ** -i.beta - 2 * i.alpha * i.beta * x * sum;
      }
    }
  }
  put(memory, i.to, result);
}

const REDUCE = {
  sum: (x: number[]) => x.reduce((a, b) => a + b, 0), mean: (x: number[]) => x.reduce((a, b) => a + b, 0) / x.length,
  max: (x: number[]) => Math.max(...x), min: (x: number[]) => Math.min(...x), prod: (x: number[]) => x.reduce((a, b) => a * b, 1),
  any: (x: number[]) => truth(x.some((value) => value !== 0)), all: (x: number[]) => truth(x.every((value) => value !== 0)),
};

/** Carries out one instruction on the memory. */
export function carryOut(memory: Numbers, i: Instruction): void {
  const axis = (from: number, o: number, length: number, inner: number, k: number) => Array.from({ length }, (_, j) => at(memory, from + (o * length + j) * inner + k));
  switch (i.op) {
    case 'map':
      return map(memory, i);
    case 'reduce': {
      const result = Array.from({ length: i.outer * i.inner }, (_, p) => REDUCE[i.fn](axis(i.from, Math.floor(p / i.inner), i.length, i.inner, p % i.inner)));
      return put(memory, i.to, result);
    }
    case 'argMax': {
      const result = Array.from({ length: i.outer * i.inner }, (_, p) => {
        const values = axis(i.from, Math.floor(p / i.inner), i.length, i.inner, p % i.inner);
        return values.indexOf(Math.max(...values));
      });
      return put(memory, i.to, result);
    }
    case 'matmul': {
      const result = new Float64Array(i.batch * i.m * i.n);
      for (let b = 0; b < i.batch; b++)
        for (let r = 0; r < i.m; r++)
          for (let c = 0; c < i.n; c++) {
            let sum = i.bias === null ? 0 : at(memory, i.bias + c);
            for (let k = 0; k < i.k; k++) {
              const x = at(memory, i.a + b * i.strideA + (i.transposeA ? k * i.m + r : r * i.k + k));
              sum += x * at(memory, i.b + b * i.strideB + (i.transposeB ? c * i.k + k : k * i.n + c));
            }
            result[(b * i.m + r) * i.n + c] = i.relu ? Math.max(sum, 0) : sum;
          }
      return put(memory, i.to, result);
    }
    case 'conv2d':
    case 'depthwise': {
      const result = new Float64Array(outSize(i.shape));
      eachProduct(i.shape, i.op === 'depthwise', (x, y, w) => accumulate(result, y, at(memory, i.x + x) * at(memory, i.filter + w)));
      if (i.op === 'conv2d') {
        const bias = i.bias;
        if (bias !== null) result.forEach((_, p) => accumulate(result, p, at(memory, bias + (p % i.shape.outChannels))));
        if (i.relu) result.forEach((value, p) => (result[p] = Math.max(value, 0)));
      }
      return put(memory, i.to, result);
    }
    case 'conv2dInput':
    case 'depthwiseInput': {
      const result = new Float64Array(inSize(i.shape));
      eachProduct(i.shape, i.op === 'depthwiseInput', (x, y, w) => accumulate(result, x, at(memory, i.dy + y) * at(memory, i.filter + w)));
      return put(memory, i.to, result);
    }
    case 'conv2dFilter':
    case 'depthwiseFilter': {
      const s = i.shape;
      const result = new Float64Array(s.filterHeight * s.filterWidth * s.outChannels * (i.op === 'conv2dFilter' ? s.inChannels : 1));
      eachProduct(s, i.op === 'depthwiseFilter', (x, y, w) => accumulate(result, w, at(memory, i.x + x) * at(memory, i.dy + y)));
      return put(memory, i.to, result);
    }
    case 'maxPool':
    case 'avgPool':
    case 'maxPoolGrad':
    case 'avgPoolGrad':
      return pool(memory, i);
    case 'lrn':
    case 'lrnGrad':
      return lrn(memory, i);
    case 'softmax':
    case 'logSoftmax': {
      const result = Array.from({ length: i.rows }, (_, row) => {
        const values = axis(i.from, row, i.columns, 1, 0);
        const largest = Math.max(...values);
        const total = values.reduce((sum, value) => sum + Math.exp(value - largest), 0);
        return values.map((value) => (i.op === 'softmax' ? Math.exp(value - largest) / total : value - largest - Math.log(total)));
      });
      return put(memory, i.to, result.flat());
    }
    case 'copy': {
      const count = i.shape.reduce((a, b) => a * b, 1);
      for (let p = 0; p < count; p++) {
        let rest = p;
        let from = i.from;
        let to = i.to;
        for (let a = i.shape.length - 1; a >= 0; a--) {
          const size = i.shape[a] as number;
          from += (rest % size) * (i.fromStrides[a] as number);
          to += (rest % size) * (i.toStrides[a] as number);
          rest = Math.floor(rest / size);
        }
        memory[to] = at(memory, from);
      }
      return;
    }
    case 'fill':
      memory.fill(i.value, i.to, i.to + i.count);
      return;
    case 'gather':
      for (let o = 0; o < i.outer; o++)
        for (let c = 0; c < i.count; c++)
          for (let k = 0; k < i.inner; k++) memory[i.to + (o * i.count + c) * i.inner + k] = at(memory, i.from + (o * i.length + at(memory, i.indices + c)) * i.inner + k);
      return;
    case 'segmentSum': {
      const result = new Float64Array(i.segments * i.inner);
      for (let c = 0; c < i.count; c++) {
        const segment = at(memory, i.indices + c);
        if (segment >= 0 && segment < i.segments) for (let k = 0; k < i.inner; k++) accumulate(result, segment * i.inner + k, at(memory, i.from + c * i.inner + k));
      }
      return put(memory, i.to, result);
    }
    case 'oneHot':
      for (let c = 0; c < i.count; c++) for (let d = 0; d < i.depth; d++) memory[i.to + c * i.depth + d] = at(memory, i.indices + c) === d ? i.on : i.off;
      return;
  }
}

/** Numbers between -1 and 1 that the seed decides (a linear congruence, Numerical Recipes). */
export function someNumbers(count: number, seed: number): Float32Array {
  let state = seed >>> 0;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}
