import { expect, it } from 'vitest';
import type { Probed } from '../../runtime/protocol.ts';
import { begin, curveOf, meanBetween, recent } from './curve.ts';
import { activationsOf, insideOf, normOf, shareOf, silentUnits } from './inside.ts';

const seen = (given: Partial<Probed>): Probed => ({ node: 'a', name: 'out', quantity: 'activations', as: 'values', shape: [1], values: new Float32Array(1), ...given });

it('a curve has the measured and finite points, and is judged by means over parts of its steps', () => {
  const curve = curveOf([...Array.from({ length: 101 }, (_, step) => ({ step, loss: 100 - step })), { step: 101, loss: NaN }, { step: 102, validationLoss: 7 }], 'loss');
  expect(curve.length).toBe(101);
  expect([begin(curve), recent(curve), meanBetween(curve, 0.4, 0.6)]).toEqual([99, 5, 50]);
  expect(begin([])).toBeNaN();
});

it('a mean is that of the run, however few of its points a slow machine tells', () => {
  const falling = Array.from({ length: 601 }, (_, step) => ({ step, loss: 0.69 + 0.76 * Math.exp(-step / 4) }));
  const ratio = (every: number) => {
    const curve = curveOf(falling.filter(({ step }) => step % every === 0 || step === 600), 'loss');
    return recent(curve) / begin(curve);
  };
  // A standstill after a short fall: half of the loss is never gone.
  for (const every of [1, 2, 4, 8, 16, 32]) expect(ratio(every)).toBeGreaterThan(0.5);
  expect(recent(curveOf([{ step: 3, loss: 2 }], 'loss'))).toBe(2);
});

it('a unit is silent when it is 0 for every row, and a feature map when it is 0 everywhere', () => {
  const dense = activationsOf(insideOf([seen({ shape: [2, 3], values: Float32Array.of(0, 1, 0, 0, 0, 2) })]), 'a');
  expect(dense && [dense.units, silentUnits(dense)]).toEqual([3, 1]);
  const maps = activationsOf(insideOf([seen({ shape: [1, 2, 1, 2], values: Float32Array.of(0, 0, 0, 5) })]), 'a');
  expect(maps && [maps.units, maps.size, silentUnits(maps)]).toEqual([2, 4, 1]);
});

it('a norm is the same whether the numbers came or it alone; what nobody looked at is null', () => {
  const weights = { quantity: 'weights', name: 'kernel' } as const;
  expect(normOf(insideOf([seen({ ...weights, shape: [2], values: Float32Array.of(3, 4) })]), 'weights', 'a', 'kernel')).toBe(5);
  expect(normOf(insideOf([seen({ ...weights, as: 'norm', values: Float32Array.of(5) })]), 'weights', 'a', 'kernel')).toBe(5);
  expect(normOf(insideOf([]), 'weights', 'a', 'kernel')).toBeNull();
  expect(activationsOf(insideOf([]), 'a')).toBeNull();
  expect(shareOf(Float32Array.of(1, 2, 3, 4), (value) => value > 3)).toBe(0.25);
});
