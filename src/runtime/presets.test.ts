/** The presets, run by the same compiler and engine as in the app, against figures from plain NumPy. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Harness, preset, programOf } from './harness.fixture.ts';

interface Reference {
  readonly least_squares: { readonly mean_squared_error: number; readonly best_fit: { readonly m: number; readonly b: number } };
  readonly gradient_descent: { readonly path: readonly number[]; readonly final_x: number };
  readonly linear_regression: {
    readonly final: { readonly m: number; readonly b: number };
    readonly mean_squared_error_before_each_step: readonly number[];
  };
  readonly perceptron: { readonly weights_after_each_update: readonly (readonly number[])[]; readonly predictions: readonly number[]; readonly inputs: readonly (readonly number[])[] };
  readonly xor: { readonly loss_before_step: Readonly<Record<string, number>> };
}
const reference = JSON.parse(readFileSync(new URL('../../presets/reference/reference.json', import.meta.url), 'utf8')) as Reference;

let harness: Harness;
beforeAll(() => {
  harness = new Harness();
});

async function load(name: string): Promise<void> {
  harness.run += 1;
  await harness.load(programOf(preset(name)));
}

/** Takes steps up to `step`, and one more, whose loss is that of `step`. */
async function lossAt(step: number): Promise<number> {
  if (step > harness.step) await harness.steps(step - harness.step);
  await harness.steps(1);
  const point = harness.points.findLast((each) => each.step === step);
  if (point?.loss === undefined) throw new Error(`no loss at step ${step}`);
  return point.loss;
}

describe('least squares', () => {
  it('has the mean squared error 22 at m = 2, b = 1, within 1e-4', async () => {
    await load('1-least-squares');
    expect((await harness.ask({ kind: 'evaluate', split: 'train', rows: 10 })).loss).toBeCloseTo(reference.least_squares.mean_squared_error, 4);
  });

  it('answers weights that are set by hand with the new loss at once', async () => {
    const { weights } = await harness.ask({ kind: 'weights' });
    const [node] = Object.keys(weights);
    const { m, b } = reference.least_squares.best_fit;
    const before = harness.points.length;
    harness.post({ type: 'setWeights', node: node ?? '', weights: { kernel: [[m]], bias: [b] } });
    await harness.until(() => harness.points.length > before);
    // The least squared error by hand: residuals of 1.357 x + 1.5 at 3, 6 and 12.
    const residuals = [6 - (3 * m + b), 9 - (6 * m + b), 18 - (12 * m + b)];
    expect(harness.points.at(-1)?.loss).toBeCloseTo(residuals.reduce((sum, r) => sum + r * r, 0) / 3, 4);
  });
});

describe('gradient descent', () => {
  it('walks the whole path of 60 steps within 1e-4', async () => {
    await load('2-gradient-descent');
    const node = Object.keys((await harness.ask({ kind: 'weights' })).weights)[0] ?? '';
    for (const [step, x] of reference.gradient_descent.path.entries()) {
      const [value] = Object.values((await harness.ask({ kind: 'weights' })).weights[node] ?? {});
      expect(Math.abs(Number([value].flat(3)[0]) - x), `step ${step}`).toBeLessThan(1e-4);
      if (step < reference.gradient_descent.path.length - 1) await harness.steps(1);
    }
  });
});

describe('linear regression', () => {
  it('ends at the m, b and error of the reference within 1e-4', async () => {
    await load('3-linear-regression');
    const errors = reference.linear_regression.mean_squared_error_before_each_step;
    expect(Math.abs((await lossAt(0)) - (errors[0] ?? 0))).toBeLessThan(1e-4);
    expect(Math.abs((await lossAt(99)) - (errors[99] ?? 0))).toBeLessThan(1e-4);
    const [weights] = Object.values((await harness.ask({ kind: 'weights' })).weights);
    expect(Math.abs(Number([weights?.['kernel']].flat(3)[0]) - reference.linear_regression.final.m)).toBeLessThan(1e-4);
    expect(Math.abs(Number([weights?.['bias']].flat(3)[0]) - reference.linear_regression.final.b)).toBeLessThan(1e-4);
  });
});

describe('perceptron', () => {
  it('has the weights of the reference after each of the 100 updates, within 1e-5', async () => {
    await load('4-perceptron');
    for (const [update, wanted] of reference.perceptron.weights_after_each_update.entries()) {
      await harness.steps(1);
      const [weights] = Object.values((await harness.ask({ kind: 'weights' })).weights);
      const kernel = [weights?.['kernel']].flat(3).map(Number);
      for (const [index, weight] of wanted.entries()) expect(Math.abs((kernel[index] ?? NaN) - weight), `update ${update + 1}`).toBeLessThan(1e-5);
    }
  });

  it('answers all four rows rightly then', async () => {
    const { values } = await harness.ask({ kind: 'predict', features: Float32Array.from(reference.perceptron.inputs.flat()), rows: 4 });
    expect([...values]).toEqual(reference.perceptron.predictions);
  });
});

describe('XOR net', () => {
  it('follows the loss of the reference at steps 0, 10, 100 and 1,000 within 1e-4', async () => {
    await load('5-xor-net');
    for (const step of [0, 10, 100, 1000]) {
      expect(Math.abs((await lossAt(step)) - (reference.xor.loss_before_step[step] ?? NaN)), `step ${step}`).toBeLessThan(1e-4);
    }
  });
});
