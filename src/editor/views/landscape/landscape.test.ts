import { describe, expect, it } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import type { Program } from '../../../compiler/program.ts';
import { presets } from '../../files/presets.ts';
import { hasLandscape, lowest, movable, sizeFor, thinned, tonesOf, type Landscape } from './landscape.ts';

function program(id: string): Program {
  const document = presets().find((preset) => preset.id.includes(id))?.document;
  const compiled = document && compile(document).program;
  if (!compiled) throw new Error(`${id} is to compile.`);
  return compiled;
}

it('nets with kernels have a landscape; a line and a formula have pictures of their own', () => {
  expect(movable(program('xor'))).toBe(16);
  expect(hasLandscape(program('xor'))).toBe(true);
  expect(hasLandscape(program('mnist'))).toBe(true);
  expect(hasLandscape(program('regression'))).toBe(false);
  expect(hasLandscape(program('descent'))).toBe(false);
});

it('large nets are looked at more coarsely and over fewer rows', () => {
  expect(sizeFor(program('xor'))).toEqual({ side: 31, rows: 256 });
  const { side, rows } = sizeFor(program('mnist'));
  expect(side).toBe(15);
  expect(rows).toBeGreaterThanOrEqual(16);
  expect(side * side * rows * program('mnist').totals.multiplyAdds).toBeLessThan(3e10);
});

it('a path keeps its ends', () => {
  expect(thinned([1, 2, 3], 5)).toEqual([1, 2, 3]);
  expect(thinned(Array.from({ length: 101 }, (_, index) => index), 5)).toEqual([0, 25, 50, 75, 100]);
});

describe('the tones of losses', () => {
  it('are logarithmic from the least to the greatest', () => {
    const { share, least, greatest, levels } = tonesOf([0.01, 1, 0.1]);
    expect([least, greatest]).toEqual([0.01, 1]);
    expect(share(0.01)).toBe(0);
    expect(share(1)).toBe(1);
    expect(share(0.1)).toBeCloseTo(0.5, 9);
    expect(levels[4]).toBeCloseTo(0.1, 9);
  });

  it('have a place for 0, for what is no number, and for a plain', () => {
    const { share } = tonesOf([0, 1, NaN, Infinity]);
    expect(share(0)).toBe(0);
    expect(share(NaN)).toBe(1);
    expect(share(Infinity)).toBe(1);
    const plain = tonesOf([2, 2, 2]);
    expect(plain.share(2)).toBe(0);
    expect(plain.levels).toEqual([]);
  });
});

it('the lowest place is told in shares of the directions, up being up', () => {
  const landscape: Landscape = { kind: 'landscape', step: 0, side: 3, reach: 2, losses: Float32Array.of(5, 5, 1, 5, 5, 5, 5, 5, 5), path: [] };
  expect(lowest(landscape)).toEqual([2, 2]);
});
