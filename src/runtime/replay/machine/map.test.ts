/** Element-wise chains: each function's precision, how inputs are read, and where results may go. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instruction, MapCode, MapFunction, MapInput } from '../../plan/instruction.ts';
import { bothMachines, holds, runOn } from './machines.fixture.ts';
import { FUNCTIONS, someNumbers } from './reference.fixture.ts';

/** The distance of two neighbouring float32 numbers at `x`. */
function ulp(x: number): number {
  return 2 ** (Math.max(-126, Math.floor(Math.log2(Math.abs(x)))) - 23);
}

const ORDINARY = [0, -0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 3, 0.1, -0.1, 1e-3, 1e-5, -1e-5, 1e-20, -1e-20, 10, -10, 20, -20, 88, -87, 89, 100, -100, 1000.5, -1000.5];
const EXTREME = [Infinity, -Infinity, NaN, 3e38, -3e38, 1.2e-38, 1e10, -1e10, 123456.789];
const arguments1 = Float32Array.from([...ORDINARY, ...EXTREME, ...someNumbers(300, 1).map((x) => x * 3), ...someNumbers(200, 2).map((x) => x * 90), ...someNumbers(100, 3).map((x) => x * 1e5)]);
const TWO: readonly MapFunction[] = ['add', 'sub', 'mul', 'div', 'min', 'max', 'pow', 'greater', 'greaterEqual', 'less', 'lessEqual', 'equal', 'notEqual', 'and', 'or'];

/** Units in the last place by which a result may be off; the exact ones are rounded once. */
const LIMITS: Partial<Record<MapFunction, number>> = { exp: 2, expm1: 3, log: 2, log1p: 3, tanh: 3, sigmoid: 3, softplus: 3, erf: 4, rsqrt: 1.5, tan: 1, sin: 1, cos: 1, pow: 1 };

function expectNear(fn: MapFunction, args: readonly number[], is: number, exact: number): void {
  const should = Math.fround(exact);
  if (Object.is(is, should) || is === should || (Number.isNaN(is) && Number.isNaN(should))) return;
  // Results below the normal numbers may be rounded to zero.
  if (Math.abs(exact) < 2 ** -126 && Math.abs(is) <= 2 ** -126) return;
  const off = Math.abs(is - exact) / ulp(exact);
  if (!(off <= (LIMITS[fn] ?? 0.5))) expect.fail(`${fn}(${args.join(', ')}) is ${is}, expected ${exact}: off by ${off} units`);
}

describe('map', () => {
  it('computes each function of one number to a few units in the last place, infinities and NaN too', async () => {
    const [machine] = await bothMachines();
    for (const fn of (Object.keys(FUNCTIONS) as MapFunction[]).filter((each) => !TWO.includes(each) && each !== 'select')) {
      const count = arguments1.length;
      const start = new Float32Array(2 * count);
      start.set(arguments1);
      const code = [{ fn, to: 0, args: [0] }];
      const result = runOn(machine as NonNullable<typeof machine>, [{ op: 'map', count, inputs: [{ access: 'same', at: 0 }], code, outputs: [{ register: 0, at: count }], registers: 1 }], start);
      arguments1.forEach((x, i) => expectNear(fn, [x], result[count + i] as number, FUNCTIONS[fn](x, 0, 0)));
    }
  });

  it('computes each function of two and three numbers', async () => {
    const [machine] = await bothMachines();
    const some = [...ORDINARY.slice(0, 20), Infinity, -Infinity, NaN, 2, 7, -3, 0.37];
    const pairs = some.flatMap((x) => some.map((y) => [x, y].map(Math.fround) as [number, number]));
    for (const fn of [...TWO, 'select' as const]) {
      const count = pairs.length;
      const start = Float32Array.from([...pairs.map(([x]) => x), ...pairs.map(([, y]) => y), ...pairs.map(() => 0)]);
      const inputs: MapInput[] = [{ access: 'same', at: 0 }, { access: 'same', at: count }];
      const code = [{ fn, to: 0, args: fn === 'select' ? [0, 1, 0] : [0, 1] }];
      const result = runOn(machine as NonNullable<typeof machine>, [{ op: 'map', count, inputs, code, outputs: [{ register: 0, at: 2 * count }], registers: 2 }], start);
      pairs.forEach(([x, y], i) => expectNear(fn, [x, y], result[2 * count + i] as number, FUNCTIONS[fn](x, y, x)));
    }
  });

  it('carries out any chain, whatever is read from where and written in place (1e-5 of the largest)', async () => {
    const safe: MapFunction[] = ['add', 'sub', 'mul', 'max', 'tanh', 'sigmoid', 'select', 'greater', 'copy', 'neg'];
    const chain = fc.record({
      rows: fc.integer({ min: 1, max: 40 }),
      columns: fc.integer({ min: 1, max: 40 }),
      inputs: fc.array(fc.constantFrom('same', 'scalar', 'rows', 'columns', 'turned'), { minLength: 1, maxLength: 5 }),
      steps: fc.array(fc.record({ fn: fc.constantFrom(...safe), to: fc.nat(7), args: fc.tuple(fc.nat(7), fc.nat(7), fc.nat(7)) }), { maxLength: 12 }),
      outputs: fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 4 }),
      inPlace: fc.boolean(),
      seed: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(chain, async ({ rows, columns, inputs: kinds, steps, outputs, inPlace, seed }) => {
        const count = rows * columns;
        const inputs = kinds.map((kind, i): MapInput => {
          const at = i * count;
          if (kind === 'same' || kind === 'scalar') return { access: kind, at };
          const strides = { rows: [0, 1], columns: [1, 0], turned: [1, rows] }[kind];
          return { access: 'strided', at, shape: [rows, columns], strides };
        });
        // Registers that nothing has written yet are not read.
        const filled = new Set(inputs.map((_, i) => i));
        const known = (register: number) => (filled.has(register) ? register : 0);
        const code = steps.map(({ fn, to, args }): MapCode => {
          const three = fn === 'select' ? 3 : ['tanh', 'sigmoid', 'copy', 'neg'].includes(fn) ? 1 : 2;
          const step = { fn, to, args: args.slice(0, three).map(known) };
          filled.add(to);
          return step;
        });
        const targets = [...new Set(outputs.map(known))];
        const first = inPlace && kinds[0] === 'same' ? 0 : inputs.length * count;
        const places = targets.map((register, i) => ({ register, at: i === 0 ? first : (inputs.length + i) * count }));
        const instruction: Instruction = { op: 'map', count, inputs, code, outputs: places, registers: 8 };
        const start = someNumbers((inputs.length + targets.length) * count + 3, seed);
        await holds([instruction], start, [0, start.length - 3], 1e-5);
      }),
      { numRuns: 300 },
    );
  });

  it('reads inputs over four axes with a stride of 0 among them', async () => {
    const shape = [3, 5, 4, 7];
    const strides = [[20, 4, 1, 0], [0, 0, 7, 1], [1, 0, 0, 3], [-1, 2, 0, 1]].map((each, i) => ({ access: 'strided' as const, at: 500 + 200 * i, shape, strides: each }));
    const code: MapCode[] = [1, 2, 3].map((register) => ({ fn: 'add', to: 0, args: [0, register] }));
    await holds([{ op: 'map', count: 420, inputs: strides, code, outputs: [{ register: 0, at: 0 }], registers: 4 }], someNumbers(1400, 9), [0, 420], 1e-6);
  });

  it('splits a long chain among threads (1e-5)', async () => {
    const count = 100_003;
    const inputs: MapInput[] = [{ access: 'same', at: 0 }, { access: 'strided', at: count, shape: [count, 1], strides: [1, 1] }, { access: 'scalar', at: 2 * count }];
    const code: MapCode[] = [{ fn: 'mul', to: 1, args: [1, 2] }, { fn: 'tanh', to: 3, args: [1] }, { fn: 'sub', to: 0, args: [0, 3] }];
    await holds([{ op: 'map', count, inputs, code, outputs: [{ register: 0, at: 0 }, { register: 1, at: 2 * count + 1 }], registers: 4 }], someNumbers(3 * count + 1, 4), [0, 3 * count + 1], 1e-5);
  });

  it('says which register is read before it is written', async () => {
    const [machine] = await bothMachines();
    const instruction: Instruction = { op: 'map', count: 1, inputs: [], code: [{ fn: 'neg', to: 1, args: [3] }], outputs: [{ register: 1, at: 0 }], registers: 4 };
    expect(() => machine?.prepare([instruction])).toThrow('A map reads its register 3 before anything is in it.');
  });
});
