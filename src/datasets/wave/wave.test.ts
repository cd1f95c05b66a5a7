import { describe, expect, it } from 'vitest';
import { isDataProblem, type Data, type DataDescription, type LoadContext } from '../source.ts';
import { curveOf, type WaveShape } from './series.ts';
import { wave } from './wave.ts';
import { randomFrom } from '../random.ts';

const context: LoadContext = { seed: 1, signal: new AbortController().signal, progress: () => undefined, places: () => [] };
const SHAPES: readonly WaveShape[] = ['sine', 'square', 'sawtooth', 'sumOfSines', 'dampedSine', 'logisticMap'];

function load(params: Record<string, unknown> = {}, seed = 1): Promise<Data> {
  return wave.load(wave.params.parse(params), { ...context, seed });
}

function describing(params: Record<string, unknown>): DataDescription {
  const description = wave.describe(wave.params.parse(params));
  if (isDataProblem(description)) throw new Error(description.message);
  return description;
}

describe.each(SHAPES)('the curve %s', (shape) => {
  it('lies between -1 and 1 and moves', () => {
    const values = curveOf({ shape, points: 500, period: 25 }, randomFrom('a'));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-1);
    expect(Math.max(...values)).toBeLessThanOrEqual(1);
    expect(Math.max(...values) - Math.min(...values)).toBeGreaterThan(1);
  });

  it('has the rows that it says, of windows and of places', async () => {
    for (const task of ['window', 'place']) {
      const params = { shape, task, points: 101, window: 7, horizon: 3, validationShare: 0.3 };
      const { features, labels, trainRows, validationRows } = describing(params);
      const { train, validation } = await load(params);
      expect([train.rows, validation?.rows]).toEqual([trainRows, validationRows]);
      expect(train.features).toHaveLength(trainRows * (features.shape[0] ?? 0));
      expect(labels.shape).toEqual([1]);
    }
  });
});

describe('known values', () => {
  it('the sine is Math.sin of two pi for each period', async () => {
    const { train } = await load({ window: 2, points: 50, period: 8, validationShare: 0 });
    expect(train.features[1]).toBeCloseTo(Math.SQRT1_2, 6);
    expect(train.labels[0]).toBeCloseTo(1, 6);
  });

  it('the logistic map follows its own formula', () => {
    const values = curveOf({ shape: 'logisticMap', points: 30, period: 2 }, randomFrom('a'));
    const next = (value: number): number => 2 * 3.9 * ((value + 1) / 2) * (1 - (value + 1) / 2) - 1;
    for (let at = 1; at < 30; at++) expect(values[at]).toBeCloseTo(next(values[at - 1] as number), 12);
  });
});

describe('windows', () => {
  it('hold consecutive values, and the label lies the horizon after their last', async () => {
    const { train } = await load({ window: 3, horizon: 4, points: 60, validationShare: 0 });
    const { train: all } = await load({ window: 1, horizon: 1, points: 60, validationShare: 0 });
    const value = (at: number) => all.features[at];
    expect([...train.features.subarray(3 * 10, 3 * 10 + 3)]).toEqual([value(10), value(11), value(12)]);
    expect(train.labels[10]).toBe(value(10 + 3 - 1 + 4));
  });

  it('of validation are the last ones', async () => {
    const whole = await load({ validationShare: 0 });
    const { train, validation } = await load({ validationShare: 0.2 });
    expect([...train.labels, ...(validation?.labels ?? [])]).toEqual([...whole.train.labels]);
  });
});

describe('places', () => {
  it('go from -1 to 1, and those held back lie among the others', async () => {
    const { train, validation } = await load({ task: 'place', points: 101, validationShare: 0.2 });
    expect([train.features[0], train.features.at(-1)]).toEqual([-1, 1]);
    expect(validation?.features[0]).toBeCloseTo(-1 + 4 * 0.02, 6);
    expect(validation?.rows).toBe(20);
  });
});

it('is the same for the same seed, and another for another where chance is in it', async () => {
  expect(await load({ noise: 0.1 })).toEqual(await load({ noise: 0.1 }));
  expect((await load({ noise: 0.1 }, 2)).train.features).not.toEqual((await load({ noise: 0.1 })).train.features);
  expect(await load({ noise: 0.1, seed: 7 }, 2)).toEqual(await load({ noise: 0.1, seed: 7 }, 1));
});

it('has the noise that it was given', async () => {
  const clean = await load({ points: 5000, validationShare: 0, window: 1 });
  const noisy = await load({ points: 5000, validationShare: 0, window: 1, noise: 0.3 });
  const squares = [...noisy.train.features].map((value, at) => (value - (clean.train.features[at] as number)) ** 2);
  expect(Math.sqrt(squares.reduce((sum, square) => sum + square) / squares.length)).toBeCloseTo(0.3, 1);
});

it('says what a window that does not fit needs', () => {
  expect(wave.describe(wave.params.parse({ points: 30, window: 25, horizon: 10 }))).toEqual({
    param: 'window',
    message: 'A window of 25 and a horizon of 10 need at least 36 points, but the curve has 30. Make it longer or the window shorter.',
  });
});
