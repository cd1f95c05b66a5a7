import type * as tfjs from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadTensorFlow } from '../../tensorflow.ts';
import type { Instruction } from '../../plan/instruction.ts';
import { error, families, type Case } from '../instructions.fixture.ts';
import { createLoops } from './loops.ts';

/** Both sum in double precision; what differs is the order of sums, and where tfjs rounds to float32 in between. */
const TOLERANCE = 1e-6;

function carriedOut({ instruction, memory }: Case): Float32Array {
  const loops = createLoops();
  loops.reserve(memory.length);
  loops.memory.set(memory);
  loops.prepare([instruction]).run();
  return loops.memory.slice();
}

const tf = await loadTensorFlow();
await tf.setBackend('cpu');

describe('every instruction gives what tfjs gives on its cpu backend', () => {
  it.each(families(tf).map((family) => [family.name, family] as const))('%s', (_, { cases }) => {
    fc.assert(
      fc.property(cases, (example) => {
        expect(error(carriedOut(example), example)).toBeLessThanOrEqual(TOLERANCE);
      }),
      { numRuns: 60 },
    );
  });
});

describe('convolutions of more places than are laid out at a time', () => {
  // 3 x 26 x 26 places of 36 numbers each are laid out in three runs.
  const shape = { batch: 3, inHeight: 28, inWidth: 28, inChannels: 4, outHeight: 26, outWidth: 26, outChannels: 5, filterHeight: 3, filterWidth: 3, strideHeight: 1, strideWidth: 1, dilationHeight: 1, dilationWidth: 1, padTop: 0, padLeft: 0 };
  const x = tf.randomUniform<tfjs.Rank.R4>([3, 28, 28, 4], -1, 1, 'float32', 1);
  const filter = tf.randomUniform<tfjs.Rank.R4>([3, 3, 4, 5], -1, 1, 'float32', 2);
  const dy = tf.randomUniform<tfjs.Rank.R4>([3, 26, 26, 5], -1, 1, 'float32', 3);
  const [dx, dFilter] = tf.grads((image, weights) => tf.conv2d(image as tfjs.Tensor4D, weights as tfjs.Tensor4D, 1, 'valid'))([x, filter], dy);
  const to = x.size + filter.size + dy.size;
  const memory = new Float32Array(2 * to);
  [x, filter, dy].reduce((at, tensor) => (memory.set(tensor.dataSync(), at), at + tensor.size), 0);
  const places = { x: 0, filter: x.size, dy: x.size + filter.size, to, shape };

  it.each([
    [{ op: 'conv2d', ...places, bias: null, relu: false }, tf.conv2d(x, filter, 1, 'valid')],
    [{ op: 'conv2dInput', ...places }, dx],
    [{ op: 'conv2dFilter', ...places }, dFilter],
  ] as [Instruction, tfjs.Tensor][])('$op', (instruction, expected) => {
    const example = { instruction, memory, answers: [{ at: to, values: expected.dataSync() as Float32Array }] };
    expect(error(carriedOut(example), example)).toBeLessThanOrEqual(TOLERANCE);
  });
});

const double = (at: number, count: number): Instruction => ({ op: 'map', count, inputs: [{ access: 'same', at }], code: [{ fn: 'add', to: 1, args: [0, 0] }], outputs: [{ register: 1, at }], registers: 2 });
const ONE_PIXEL = { batch: 1, inHeight: 1, inWidth: 1, inChannels: 1, outHeight: 1, outWidth: 1, outChannels: 1, filterHeight: 1, filterWidth: 1, strideHeight: 1, strideWidth: 1, dilationHeight: 1, dilationWidth: 1, padTop: 0, padLeft: 0 };

describe('memory', () => {
  it('keeps its numbers when it grows, and what was prepared before works on the new memory', () => {
    const loops = createLoops();
    loops.reserve(3);
    loops.memory.set([1, 2, 3]);
    const prepared = loops.prepare([double(0, 3)]);
    prepared.run();
    loops.reserve(1000);
    expect(loops.memory).toHaveLength(1000);
    prepared.run();
    expect([...loops.memory.subarray(0, 5)]).toEqual([4, 8, 12, 0, 0]);
  });

  it('stays right for what was prepared before when another preparation takes room of its own', () => {
    const loops = createLoops();
    loops.reserve(4);
    loops.memory.set([1, 2, 3, 0]);
    const before = loops.prepare([double(0, 3)]);
    const conv = loops.prepare([{ op: 'conv2d', x: 0, filter: 1, to: 3, bias: null, relu: false, shape: ONE_PIXEL }]);
    before.run();
    conv.run();
    expect([...loops.memory]).toEqual([2, 4, 6, 8]);
  });

  it('never shrinks', () => {
    const loops = createLoops();
    loops.reserve(8);
    loops.reserve(2);
    expect(loops.memory).toHaveLength(8);
  });

  it('says how much was wanted where there is not so much', () => {
    expect(() => createLoops().reserve(2 ** 50)).toThrow(/^\d+ float32 numbers .* more memory than can be had here/);
  });
});

it('names a register that is read before anything is in it', () => {
  const loops = createLoops();
  loops.reserve(2);
  const wrong: Instruction = { op: 'map', count: 1, inputs: [], code: [{ fn: 'neg', to: 1, args: [0] }], outputs: [{ register: 1, at: 0 }], registers: 2 };
  expect(() => loops.prepare([wrong])).toThrow('reads register 0 in function 0 (neg)');
});

it('hands out an input whose place another output takes', () => {
  const loops = createLoops();
  loops.reserve(2);
  loops.memory.set([3, 0]);
  loops
    .prepare([{ op: 'map', count: 1, inputs: [{ access: 'same', at: 0 }], code: [{ fn: 'neg', to: 1, args: [0] }], outputs: [{ register: 1, at: 0 }, { register: 0, at: 1 }], registers: 2 }])
    .run();
  expect([...loops.memory]).toEqual([-3, 3]);
});
