/**
 * Each kernel of the WebAssembly machine at the sizes of the MNIST convnet (batch 64), with one and two threads, the
 * whole step, and a net as small as XOR's. Best of several. Run: npx tsx bench/machine.ts [words of names ...]
 */
import type { ConvShape, Instruction, MapCode, MapInput } from '../src/runtime/plan/instruction.ts';
import { someNumbers } from '../src/runtime/replay/machine/reference.fixture.ts';
import { createMachine } from '../src/runtime/replay/machine/machine.ts';
import type { Executor } from '../src/runtime/replay/executor.ts';

const BATCH = 64;
const WEIGHTS = 455_946;

let used = 0;
/** Places for so many numbers. */
function place(count: number): number {
  used += Math.ceil(count / 16) * 16;
  return used - Math.ceil(count / 16) * 16;
}

function conv(size: number, inChannels: number, outChannels: number): ConvShape {
  return {
    batch: BATCH, inHeight: size, inWidth: size, inChannels, outHeight: size, outWidth: size, outChannels,
    filterHeight: 3, filterWidth: 3, strideHeight: 1, strideWidth: 1, dilationHeight: 1, dilationWidth: 1, padTop: 1, padLeft: 1,
  };
}
function pool(size: number, channels: number): ConvShape {
  return { ...conv(size, channels, channels), outHeight: size / 2, outWidth: size / 2, filterHeight: 2, filterWidth: 2, strideHeight: 2, strideWidth: 2, padTop: 0, padLeft: 0 };
}
const lrnNumbers = (rows: number, channels: number) => ({ rows, channels, radius: 5, bias: 1, alpha: 1, beta: 0.75 });
function product(a: number, b: number, to: number, m: number, n: number, k: number, more: Partial<Extract<Instruction, { op: 'matmul' }>> = {}): Instruction {
  return { op: 'matmul', a, b, to, bias: null, relu: false, batch: 1, m, n, k, transposeA: false, transposeB: false, strideA: 0, strideB: 0, ...more };
}
const same = (at: number): MapInput => ({ access: 'same', at });
const scalar = (at: number): MapInput => ({ access: 'scalar', at });
function map(count: number, inputs: MapInput[], code: MapCode[], outputs: { register: number; at: number }[]): Instruction {
  return { op: 'map', count, inputs, code, outputs, registers: 12 };
}
/** dx = dy where y > 0. */
const reluGrad = (count: number, y: number, dy: number, to: number) =>
  map(count, [same(y), same(dy), scalar(zero)], [{ fn: 'greater', to: 3, args: [0, 2] }, { fn: 'mul', to: 4, args: [1, 3] }], [{ register: 4, at: to }]);
/** dx = dy (1 - y^2). */
const tanhGrad = (count: number, y: number, dy: number, to: number) =>
  map(count, [same(y), same(dy), scalar(one)], [{ fn: 'square', to: 3, args: [0] }, { fn: 'sub', to: 3, args: [2, 3] }, { fn: 'mul', to: 3, args: [1, 3] }], [{ register: 3, at: to }]);
const tanh = (count: number, x: number, to: number) => map(count, [same(x)], [{ fn: 'tanh', to: 1, args: [0] }], [{ register: 1, at: to }]);

const [zero, one, small, rate] = [place(1), place(1), place(1), place(1)];
const c1 = conv(28, 1, 32);
const c2 = conv(14, 32, 64);
const p1 = pool(28, 32);
const p2 = pool(14, 64);
const [n1, n2, q1, q2] = [BATCH * 784 * 32, BATCH * 196 * 64, BATCH * 196 * 32, BATCH * 49 * 64];
const weights = place(WEIGHTS);
const [w1, b1, w2, b2, w3, b3, w4, b4, w5, b5] = [288, 32, 18_432, 64, 401_408, 128, 32_768, 256, 2560, 10].reduce<number[]>((all, size) => [...all, (all.at(-1) ?? 0) + size], [0]).map((at) => weights + at) as [number, number, number, number, number, number, number, number, number, number];
const gradients = place(WEIGHTS);
const g = (at: number) => at - weights + gradients;
const [m, v] = [place(WEIGHTS), place(WEIGHTS)];
const [x, y1, r1, l1, y2, r2, l2] = [place(BATCH * 784), place(n1), place(q1), place(q1), place(n2), place(q2), place(q2)];
const [h3, t3, h4, t4, h5, s5, labels] = [place(BATCH * 128), place(BATCH * 128), place(BATCH * 256), place(BATCH * 256), place(BATCH * 10), place(BATCH * 10), place(BATCH * 10)];
const [d5, d4, e4, d3, e3, dl2, dr2, dy2, ey2, dl1, dr1, dy1, ey1] = [640, BATCH * 256, BATCH * 256, BATCH * 128, BATCH * 128, q2, q2, n2, n2, q1, q1, n1, n1].map(place) as number[] as [number, number, number, number, number, number, number, number, number, number, number, number, number];

/** m += (g - m) small; v += (g^2 - v) small; w -= rate m / (sqrt(v) + small), with corrections as Adam has them. */
const adam = map(
  WEIGHTS,
  [same(weights), same(gradients), same(m), same(v), scalar(small), scalar(rate), scalar(one)],
  [
    { fn: 'mul', to: 2, args: [2, 6] }, { fn: 'mul', to: 7, args: [1, 4] }, { fn: 'add', to: 2, args: [2, 7] },
    { fn: 'square', to: 7, args: [1] }, { fn: 'mul', to: 7, args: [7, 4] }, { fn: 'mul', to: 3, args: [3, 6] }, { fn: 'add', to: 3, args: [3, 7] },
    { fn: 'mul', to: 7, args: [2, 6] }, { fn: 'mul', to: 8, args: [3, 6] }, { fn: 'sqrt', to: 8, args: [8] }, { fn: 'add', to: 8, args: [8, 4] },
    { fn: 'div', to: 7, args: [7, 8] }, { fn: 'mul', to: 7, args: [7, 5] }, { fn: 'sub', to: 0, args: [0, 7] },
  ],
  [{ register: 0, at: weights }, { register: 2, at: m }, { register: 3, at: v }],
);

const sumRows = (from: number, to: number, length: number, inner: number): Instruction => ({ op: 'reduce', fn: 'sum', from, to, outer: 1, length, inner });

const STEP: readonly (readonly [string, Instruction])[] = [
  ['conv1', { op: 'conv2d', x, filter: w1, to: y1, bias: b1, relu: true, shape: c1 }],
  ['maxPool1', { op: 'maxPool', x: y1, to: r1, shape: p1 }],
  ['lrn1', { op: 'lrn', x: r1, to: l1, ...lrnNumbers(BATCH * 196, 32) }],
  ['conv2', { op: 'conv2d', x: l1, filter: w2, to: y2, bias: b2, relu: true, shape: c2 }],
  ['maxPool2', { op: 'maxPool', x: y2, to: r2, shape: p2 }],
  ['lrn2', { op: 'lrn', x: r2, to: l2, ...lrnNumbers(BATCH * 49, 64) }],
  ['dense3', product(l2, w3, h3, BATCH, 128, 3136, { bias: b3 })],
  ['tanh3', tanh(BATCH * 128, h3, t3)],
  ['dense4', product(t3, w4, h4, BATCH, 256, 128, { bias: b4 })],
  ['tanh4', tanh(BATCH * 256, h4, t4)],
  ['dense5', product(t4, w5, h5, BATCH, 10, 256, { bias: b5 })],
  ['softmax', { op: 'softmax', from: h5, to: s5, rows: BATCH, columns: 10 }],
  ['lossGrad', map(640, [same(s5), same(labels), scalar(rate)], [{ fn: 'sub', to: 3, args: [0, 1] }, { fn: 'mul', to: 3, args: [3, 2] }], [{ register: 3, at: d5 }])],
  ['dense5 weights', product(t4, d5, g(w5), 256, 10, BATCH, { transposeA: true })],
  ['dense5 bias', sumRows(d5, g(b5), BATCH, 10)],
  ['dense5 input', product(d5, w5, d4, BATCH, 256, 10, { transposeB: true })],
  ['tanh4 back', tanhGrad(BATCH * 256, t4, d4, e4)],
  ['dense4 weights', product(t3, e4, g(w4), 128, 256, BATCH, { transposeA: true })],
  ['dense4 bias', sumRows(e4, g(b4), BATCH, 256)],
  ['dense4 input', product(e4, w4, d3, BATCH, 128, 256, { transposeB: true })],
  ['tanh3 back', tanhGrad(BATCH * 128, t3, d3, e3)],
  ['dense3 weights', product(l2, e3, g(w3), 3136, 128, BATCH, { transposeA: true })],
  ['dense3 bias', sumRows(e3, g(b3), BATCH, 128)],
  ['dense3 input', product(e3, w3, dl2, BATCH, 3136, 128, { transposeB: true })],
  ['lrn2 back', { op: 'lrnGrad', x: r2, y: l2, dy: dl2, to: dr2, ...lrnNumbers(BATCH * 49, 64) }],
  ['maxPool2 back', { op: 'maxPoolGrad', x: y2, dy: dr2, to: dy2, shape: p2 }],
  ['relu2 back', reluGrad(n2, y2, dy2, ey2)],
  ['conv2 filter', { op: 'conv2dFilter', x: l1, dy: ey2, to: g(w2), shape: c2 }],
  ['conv2 bias', sumRows(ey2, g(b2), BATCH * 196, 64)],
  ['conv2 input', { op: 'conv2dInput', dy: ey2, filter: w2, to: dl1, shape: c2 }],
  ['lrn1 back', { op: 'lrnGrad', x: r1, y: l1, dy: dl1, to: dr1, ...lrnNumbers(BATCH * 196, 32) }],
  ['maxPool1 back', { op: 'maxPoolGrad', x: y1, dy: dr1, to: dy1, shape: p1 }],
  ['relu1 back', reluGrad(n1, y1, dy1, ey1)],
  ['conv1 filter', { op: 'conv2dFilter', x, dy: ey1, to: g(w1), shape: c1 }],
  ['conv1 bias', sumRows(ey1, g(b1), BATCH * 784, 32)],
  ['adam', adam],
];

/** XOR's step: two layers without bias, half the sum of squared errors, SGD. */
function xorStep(): Instruction[] {
  const [u1, u2, xs, ts, z1, a1, z2, a2, e, loss, g2, ga, gz, g1] = [12, 4, 12, 4, 16, 16, 4, 4, 4, 1, 4, 16, 16, 12].map(place) as [number, number, number, number, number, number, number, number, number, number, number, number, number, number];
  const sigmoid = (count: number, from: number, to: number) => map(count, [same(from)], [{ fn: 'sigmoid', to: 1, args: [0] }], [{ register: 1, at: to }]);
  const sigmoidGrad = (count: number, a: number, d: number, to: number) =>
    map(count, [same(a), same(d), scalar(one)], [{ fn: 'sub', to: 3, args: [2, 0] }, { fn: 'mul', to: 3, args: [3, 0] }, { fn: 'mul', to: 3, args: [3, 1] }], [{ register: 3, at: to }]);
  const sgd = (count: number, w: number, d: number) => map(count, [same(w), same(d), scalar(rate)], [{ fn: 'mul', to: 3, args: [1, 2] }, { fn: 'sub', to: 3, args: [0, 3] }], [{ register: 3, at: w }]);
  return [
    product(xs, u1, z1, 4, 4, 3), sigmoid(16, z1, a1), product(a1, u2, z2, 4, 1, 4), sigmoid(4, z2, a2),
    map(4, [same(a2), same(ts)], [{ fn: 'sub', to: 2, args: [0, 1] }, { fn: 'square', to: 3, args: [2] }], [{ register: 2, at: e }, { register: 3, at: z2 }]),
    { op: 'reduce', fn: 'sum', from: z2, to: loss, outer: 1, length: 4, inner: 1 },
    sigmoidGrad(4, a2, e, e), product(a1, e, g2, 4, 1, 4, { transposeA: true }), product(e, u2, ga, 4, 4, 1, { transposeB: true }),
    sigmoidGrad(16, a1, ga, gz), product(xs, gz, g1, 3, 4, 4, { transposeA: true }), sgd(12, u1, g1), sgd(4, u2, g2),
  ];
}

/** Milliseconds of one run, the best of `rounds` stretches of about `stretch` ms. */
function time(run: () => void, stretch = 40, rounds = 7): number {
  for (let i = 0; i < 20; i++) run();
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    let runs = 0;
    const start = performance.now();
    do {
      run();
      runs++;
    } while (performance.now() - start < stretch);
    best = Math.min(best, (performance.now() - start) / runs);
  }
  return best;
}

/** Thousands of runs between two looks at the clock, for what takes less than a microsecond. */
function timeMany(run: () => void): number {
  return time(() => {
    for (let i = 0; i < 1000; i++) run();
  }) / 1000;
}

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const machines = [await createMachine({ threads: 1 }), await createMachine({ threads: 2 })];
  const xor = xorStep();
  for (const machine of machines) {
    machine.reserve(used);
    machine.memory.set(someNumbers(used, 1).map((value) => value * 0.1));
    machine.memory.set([1], one);
    machine.memory.set([0], zero);
  }
  const line = (name: string, times: readonly number[]) => console.log(name.padEnd(18), ...times.map((ms) => ms.toFixed(3).padStart(9)));
  const each = (instructions: readonly Instruction[], how: (run: () => void) => number) => machines.map((machine: Executor) => how(machine.prepare(instructions).run));
  console.log('ms'.padEnd(18), ...machines.map(({ label }) => label.slice(10).padStart(9)));
  // The whole step first: it leaves numbers in memory as training has them.
  line('step', each(STEP.map(([, instruction]) => instruction), (run) => time(run, 400, 5)));
  const sums = [0, 0];
  for (const [name, instruction] of STEP) {
    if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
    const times = each([instruction], time);
    times.forEach((ms, i) => (sums[i] = (sums[i] ?? 0) + ms));
    line(name, times);
  }
  line('sum', sums);
  line('xor (us)', each(xor, (run) => timeMany(run) * 1000));
  for (const machine of machines) machine.dispose();
}

void main();
