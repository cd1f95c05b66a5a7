import { describe, expect, it } from 'vitest';
import { points } from './points.ts';
import { table } from './table.ts';
import type { LoadContext } from './source.ts';

const context: LoadContext = { seed: 1, signal: new AbortController().signal, progress: () => undefined, places: () => [] };

describe('points', () => {
  it('of two numbers foretell y from x', async () => {
    const params = points.params.parse({ points: [[3, 6], [6, 9], [12, 18]] });
    expect(points.describe(params)).toEqual({
      features: { shape: [1], range: [3, 12] },
      labels: { shape: [1], range: [6, 18] },
      trainRows: 3,
      validationRows: 0,
      task: 'regression',
      featureNames: ['x'],
      labelNames: ['y'],
    });
    const { train } = await points.load(params, context);
    expect([...train.features]).toEqual([3, 6, 12]);
    expect([...train.labels]).toEqual([6, 9, 18]);
  });

  it('with a third number of 0 and 1 are two classes, which one output answers', async () => {
    const params = points.params.parse({ points: [[1, 2, 0], [3, 4, 1]] });
    expect(points.describe(params)).toMatchObject({ features: { shape: [2] }, labels: { shape: [1], range: [0, 1] }, task: 'classification' });
    const { train } = await points.load(params, context);
    expect(train.classes).toBeNull();
    expect([...train.features]).toEqual([1, 2, 3, 4]);
    expect([...train.labels]).toEqual([0, 1]);
  });

  it('of three classes and more are one-hot', async () => {
    const params = points.params.parse({ points: [[1, 2, 0], [3, 4, 2]] });
    expect(points.describe(params)).toMatchObject({ labels: { shape: [3], classes: 3 }, task: 'classification' });
    expect((await points.load(params, context)).train).toMatchObject({ classes: 3, labels: Uint8Array.from([0, 2]) });
  });

  it('with any other third number are values', () => {
    expect(points.describe(points.params.parse({ points: [[1, 2, 0.5], [3, 4, 1]] }))).toMatchObject({ labels: { shape: [1], range: [0.5, 1] }, task: 'regression' });
  });

  it('that fit no form say which one and what to do', () => {
    expect(points.describe(points.params.parse({ points: [] }))).toMatchObject({ message: expect.stringMatching(/no points yet/) as string });
    expect(points.describe(points.params.parse({ points: [[1, 2], [1, 2, 0]] }))).toMatchObject({ message: 'Point 2 has 3 numbers, but point 1 has 2. Give every point equally many.' });
  });
});

describe('a table’s column names', () => {
  const columns = { features: [[0.5], [0.6]], labels: [[5], [5.5]] };

  it('are given to axes', () => {
    expect(table.describe(table.params.parse({ ...columns, featureNames: 'wheat', labelNames: ' bread ' }))).toMatchObject({ featureNames: ['wheat'], labelNames: ['bread'] });
    expect(table.describe(table.params.parse(columns))).not.toHaveProperty('featureNames');
  });

  it('must be as many as the columns', () => {
    expect(table.describe(table.params.parse({ ...columns, labelNames: 'a, b' }))).toMatchObject({ param: 'labelNames', message: expect.stringMatching(/2 names, but 1 columns/) as string });
  });
});
