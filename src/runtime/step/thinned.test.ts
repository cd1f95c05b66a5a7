import { expect, it } from 'vitest';
import { Thinned } from './thinned.ts';

it('keeps every step while there is room, then every second, fourth, ..., and releases the rest', () => {
  const released: number[] = [];
  const thinned = new Thinned<number>(4, (step) => released.push(step));
  for (let step = 0; step < 16; step++) if (thinned.wants(step)) thinned.keep(step);
  const kept = thinned.take();
  expect(kept).toEqual([0, 4, 8, 12]);
  expect([...kept, ...released].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 6, 8, 12]);
  expect(thinned.take()).toEqual([]);
});

it('comes back to more when few are left between two reads, and keeps what is spared', () => {
  const thinned = new Thinned<number>(4, undefined, (step) => step === 3);
  for (let step = 0; step < 6; step++) if (thinned.wants(step)) thinned.keep(step);
  expect(thinned.take()).toContain(3);
  expect(thinned.wants(1)).toBe(false);
  thinned.keep(8);
  thinned.take();
  expect(thinned.wants(1)).toBe(true);
});
