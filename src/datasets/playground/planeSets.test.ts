import { describe, expect, it } from 'vitest';
import type { Data, DataSource, LoadContext, Split } from '../source.ts';
import { isDataProblem } from '../source.ts';
import { circles } from './circles.ts';
import { gaussians } from './gaussians.ts';
import { heightAt, multiGaussian } from './multiGaussian.ts';
import { plane } from './plane.ts';
import { spirals } from './spirals.ts';
import { xor } from './xor.ts';

const context: LoadContext = { seed: 1, signal: new AbortController().signal, progress: () => undefined, places: () => [] };
const sets: readonly DataSource[] = [circles, xor, gaussians, spirals, plane, multiGaussian];

function load(source: DataSource, params: Record<string, unknown> = {}, seed = 1): Promise<Data> {
  return source.load(source.params.parse(params), { ...context, seed });
}

function rowsOf({ rows, features, labels }: Split): { x: number; y: number; label: number }[] {
  return Array.from({ length: rows }, (_, row) => ({ x: features[2 * row] as number, y: features[2 * row + 1] as number, label: labels[row] as number }));
}

async function allRows(source: DataSource, params: Record<string, unknown> = {}) {
  return rowsOf((await load(source, { ...params, validationShare: 0 })).train);
}

describe.each(sets.map((set) => [set.label, set] as const))('%s', (_, set) => {
  it('has as many rows as it says, split as it was told', async () => {
    const params = set.params.parse({ samples: 101, validationShare: 0.3 });
    const description = set.describe(params);
    if (isDataProblem(description)) throw new Error(description.message);
    const data = await set.load(params, context);
    expect([description.trainRows, description.validationRows]).toEqual([71, 30]);
    expect([data.train.rows, data.validation?.rows]).toEqual([71, 30]);
    expect(data.train.features.length).toBe(142);
  });

  it('is the same for the same seed, and another for another', async () => {
    expect(await load(set)).toEqual(await load(set));
    expect((await load(set, {}, 2)).train.features).not.toEqual((await load(set)).train.features);
    expect(await load(set, { seed: 7 }, 2)).toEqual(await load(set, { seed: 7 }, 1));
  });

  it('stays within its described ranges without noise', async () => {
    const description = set.describe(set.params.parse({}));
    if (isDataProblem(description)) throw new Error(description.message);
    const [low, high] = description.features.range ?? [0, 0];
    const [least, most] = description.labels.range ?? [0, 0];
    const rows = await allRows(set);
    // The edge is 5.6 deviations from a Gaussian's middle, which one point in 50 million passes.
    expect(rows.every(({ x, y }) => x >= low && x <= high && y >= low && y <= high)).toBe(true);
    expect(rows.every(({ label }) => label >= least - 0.2 - 1e-6 && label <= most + 0.2 + 1e-6)).toBe(true);
  });
});

describe('the figures of Playground', () => {
  it('circles: one class within 2.5 of the middle, the other between 3.5 and 5', async () => {
    const rows = await allRows(circles);
    const distances = (label: number) => rows.filter((row) => row.label === label).map(({ x, y }) => Math.hypot(x, y));
    expect(distances(1)).toHaveLength(250);
    expect(Math.max(...distances(1))).toBeLessThan(2.5);
    expect(Math.min(...distances(0))).toBeGreaterThanOrEqual(3.5 - 1e-6);
    expect(Math.max(...distances(0))).toBeLessThanOrEqual(5 + 1e-6);
  });

  it('exclusive or: the class follows the quarter, and no point comes within 0.3 of an axis', async () => {
    const rows = await allRows(xor);
    expect(rows.every(({ x, y, label }) => label === (x * y >= 0 ? 1 : 0))).toBe(true);
    expect(Math.min(...rows.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]))).toBeGreaterThanOrEqual(0.3 - 1e-6);
  });

  it('two Gaussians: means of 2 and -2, variances from 0.5 to 4 with the noise', async () => {
    for (const [noise, variance] of [[0, 0.5], [0.5, 4]] as const) {
      const rows = (await allRows(gaussians, { samples: 10_000, noise })).filter(({ label }) => label === 1);
      const mean = rows.reduce((sum, { x }) => sum + x, 0) / rows.length;
      const spread = rows.reduce((sum, { x }) => sum + (x - mean) ** 2, 0) / rows.length;
      // Five standard errors over 5,000 points: sqrt(variance / n) and variance * sqrt(2 / n).
      expect(Math.abs(mean - 2)).toBeLessThan(5 * Math.sqrt(variance / 5000));
      expect(Math.abs(spread - variance)).toBeLessThan(5 * variance * Math.sqrt(2 / 5000));
    }
  });

  it('spirals: the angle grows with the distance by 1.75 turns over 5, half a turn apart', async () => {
    for (const { x, y, label } of await allRows(spirals)) {
      const radius = Math.hypot(x, y);
      const angle = ((1.75 * radius) / 5) * 2 * Math.PI + (label === 1 ? 0 : Math.PI);
      expect(x).toBeCloseTo(radius * Math.sin(angle), 4);
      expect(y).toBeCloseTo(radius * Math.cos(angle), 4);
    }
  });

  it('plane: a tenth of x + y', async () => {
    for (const { x, y, label } of await allRows(plane)) expect(label).toBeCloseTo((x + y) / 10, 5);
  });

  it('multi-Gaussian: 1 and -1 on the hills, half at half their width, flat outside', async () => {
    expect([heightAt(-4, 2.5), heightAt(0, 2.5), heightAt(4, -2.5), heightAt(0, -2.5)]).toEqual([1, -1, -1, 1]);
    expect(heightAt(4, 1.5)).toBeCloseTo(0.5, 12);
    expect(heightAt(2, 0)).toBe(0);
    for (const { x, y, label } of await allRows(multiGaussian)) expect(label).toBeCloseTo(heightAt(x, y), 5);
  });

  it('noise blurs: some labels no longer follow the clean pattern', async () => {
    const rows = await allRows(xor, { noise: 0.5 });
    const wrong = rows.filter(({ x, y, label }) => label !== (x * y >= 0 ? 1 : 0)).length;
    expect(wrong).toBeGreaterThan(25);
    expect(wrong).toBeLessThan(250);
  });
});
