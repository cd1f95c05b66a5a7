/**
 * The time of one training step's instructions as plain loops: `npx tsx bench/loops.ts`.
 * Best of several rounds: other programs only make it slower.
 */
import type { Instruction, MapFunction, MapInput, Offset } from '../src/runtime/plan/instruction.ts';
import { createLoops } from '../src/runtime/replay/loops/loops.ts';

/** A plan for a stack of dense layers with sigmoids, half the sum of squares and plain gradient descent, as the compiler of steps would make it. */
function densePlan(batch: number, units: readonly number[], useBias: boolean): { readonly instructions: Instruction[]; readonly numbers: number; readonly flops: number } {
  const instructions: Instruction[] = [];
  let end = 0;
  let flops = 0;
  const room = (count: number): Offset => (end += count) - count;
  const rate = room(1);
  const half = room(1);
  const one = room(1);
  const same = (at: Offset): MapInput => ({ access: 'same', at });
  const scalar = (at: Offset): MapInput => ({ access: 'scalar', at });
  const map = (count: number, inputs: readonly MapInput[], code: readonly (readonly [MapFunction, number, ...number[]])[], to: Offset): void => {
    const registers = Math.max(inputs.length, ...code.map(([, register]) => register + 1));
    instructions.push({ op: 'map', count, inputs, code: code.map(([fn, register, ...args]) => ({ fn, to: register, args })), outputs: [{ register: code.at(-1)?.[1] ?? 0, at: to }], registers });
  };
  const product = (a: Offset, b: Offset, to: Offset, bias: Offset | null, [m, n, k]: readonly [number, number, number], transposeA = false, transposeB = false): void => {
    flops += 2 * m * n * k;
    instructions.push({ op: 'matmul', a, b, to, bias, relu: false, batch: 1, m, n, k, transposeA, transposeB, strideA: 0, strideB: 0 });
  };
  const sizes = units.slice(1).map((width, layer) => ({ inputs: units[layer] ?? 0, width }));
  const layers = sizes.map(({ inputs, width }) => ({ inputs, width, kernel: room(inputs * width), bias: useBias ? room(width) : null, y: room(batch * width), dy: room(batch * width) }));
  const [x, target, loss] = [room(batch * (units[0] ?? 0)), room(batch * (units.at(-1) ?? 0)), room(1)];
  let input = x;
  for (const { inputs, width, kernel, bias, y } of layers) {
    product(input, kernel, y, bias, [batch, width, inputs]);
    map(batch * width, [same(y)], [['sigmoid', 1, 0]], y);
    input = y;
  }
  const last = layers.at(-1);
  if (!last) throw new Error('A plan needs a layer.');
  const squares = room(batch * last.width);
  map(batch * last.width, [same(last.y), same(target)], [['sub', 2, 0, 1], ['square', 2, 2]], squares);
  instructions.push({ op: 'reduce', fn: 'sum', from: squares, to: loss, outer: 1, length: batch * last.width, inner: 1 });
  map(1, [same(loss), scalar(half)], [['mul', 2, 0, 1]], loss);
  map(batch * last.width, [same(last.y), same(target)], [['sub', 2, 0, 1]], last.dy);
  for (let layer = layers.length - 1; layer >= 0; layer--) {
    const { inputs, width, kernel, bias, y, dy } = layers[layer] ?? last;
    const below = layers[layer - 1];
    map(batch * width, [same(dy), same(y), scalar(one)], [['sub', 3, 2, 1], ['mul', 3, 1, 3], ['mul', 3, 0, 3]], dy);
    if (below) product(dy, kernel, below.dy, null, [batch, inputs, width], false, true);
    const gradient = room(inputs * width);
    product(below?.y ?? x, dy, gradient, null, [inputs, width, batch], true, false);
    map(inputs * width, [same(kernel), same(gradient), scalar(rate)], [['mul', 3, 1, 2], ['sub', 3, 0, 3]], kernel);
    if (bias === null) continue;
    const biasGradient = room(width);
    instructions.push({ op: 'reduce', fn: 'sum', from: dy, to: biasGradient, outer: 1, length: batch, inner: width });
    map(width, [same(bias), same(biasGradient), scalar(rate)], [['mul', 3, 1, 2], ['sub', 3, 0, 3]], bias);
  }
  return { instructions, numbers: end, flops };
}

/** Microseconds a run, the best of some rounds. */
function time(batch: number, units: readonly number[], useBias: boolean): string {
  const { instructions, numbers, flops } = densePlan(batch, units, useBias);
  const loops = createLoops();
  loops.reserve(numbers);
  const { memory } = loops;
  for (let at = 0; at < numbers; at++) memory[at] = Math.sin(at * 12.9898) * 0.5;
  memory.set([1e-3, 0.5, 1]);
  const prepared = loops.prepare(instructions);
  const runs = Math.ceil(4e7 / (flops + 3000));
  let best = Infinity;
  for (let round = 0; round < 8; round++) {
    const start = performance.now();
    for (let run = 0; run < runs; run++) prepared.run();
    best = Math.min(best, ((performance.now() - start) * 1000) / runs);
  }
  return `${String(instructions.length).padStart(3)} instructions  ${best.toFixed(2).padStart(8)} µs   ${(flops / best / 1000).toFixed(2)} GFlop/s in products`;
}

// One after the other in one process, so that the later ones run on code that has seen the earlier.
console.log(`XOR, 3-4-1, batch 4       ${time(4, [3, 4, 1], false)}`);
console.log(`2-8-8-1, batch 10         ${time(10, [2, 8, 8, 1], true)}`);
console.log(`784-32-10, batch 32       ${time(32, [784, 32, 10], true)}`);
console.log(`XOR again                 ${time(4, [3, 4, 1], false)}`);
