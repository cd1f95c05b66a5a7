import { describe, expect, it } from 'vitest';
import type { LoadContext, Split } from '../source.ts';
import { generateDigits } from './generate.ts';
import { generatedDigits } from './generatedDigits.ts';
import { CENTRE, centreByMass, centreOfMass, digitImage } from './rasterise.ts';

const context: LoadContext = { seed: 5, signal: new AbortController().signal, progress: () => undefined, places: () => [] };

function load(params: Record<string, unknown>, seed = 5) {
  return generatedDigits.load(generatedDigits.params.parse(params), { ...context, seed });
}

function image(split: Split, row: number): Uint8Array {
  return (split.features as Uint8Array).subarray(row * 784, (row + 1) * 784);
}

describe('generated digits', () => {
  it('are the same for the same seed and others for another', async () => {
    const [once, again, other] = [await load({ trainRows: 100 }), await load({ trainRows: 100 }), await load({ trainRows: 100 }, 6)];
    expect(again.train).toEqual(once.train);
    expect(other.train.features).not.toEqual(once.train.features);
    expect((await load({ trainRows: 100, seed: 9 }, 1)).train).toEqual((await load({ trainRows: 100, seed: 9 }, 2)).train);
  });

  it('are named for what they are and come in the form that was described', async () => {
    const params = generatedDigits.params.parse({ trainRows: 120, validationRows: 0, scale: '0..255' });
    const data = await generatedDigits.load(params, context);
    expect(data).toMatchObject({ source: 'generatedDigits', validation: null, train: { rows: 120, featureScale: 1, classes: 10 } });
    expect(generatedDigits.describe(params)).toMatchObject({ features: { shape: [28, 28, 1], range: [0, 255] }, trainRows: 120, validationRows: 0 });
  });

  it('are centred by mass within half a pixel, and their ink lies within 20 × 20, as MNIST’s', async () => {
    const { train } = await load({ trainRows: 1000, validationRows: 0 });
    for (let row = 0; row < train.rows; row++) {
      const pixels = image(train, row);
      const centre = centreOfMass(pixels);
      expect(Math.abs((centre?.x ?? 0) - CENTRE)).toBeLessThanOrEqual(0.5 + 1e-9);
      expect(Math.abs((centre?.y ?? 0) - CENTRE)).toBeLessThanOrEqual(0.5 + 1e-9);
      const columns = Array.from(pixels.keys()).filter((at) => pixels[at]).map((at) => at % 28);
      const rows = Array.from(pixels.keys()).filter((at) => pixels[at]).map((at) => Math.floor(at / 28));
      expect(Math.max(...columns) - Math.min(...columns)).toBeLessThan(20);
      expect(Math.max(...rows) - Math.min(...rows)).toBeLessThan(20);
    }
  });

  it('can be told apart, but not by their mean images alone', async () => {
    // MNIST's own nearest-mean classifier gets 82.0 % (computed over the true files); drawn digits vary a little more.
    const data = await generateDigits({ trainRows: 4000, validationRows: 1000, scale: '0..1', seed: 3 }, context);
    const right = nearestMean(data.train, data.validation as Split);
    expect(right).toBeGreaterThan(0.7);
    expect(right).toBeLessThan(0.85);
  });

  it('hold all ten digits about equally often', async () => {
    const { train } = await load({ trainRows: 5000, validationRows: 0 });
    const counts = Array.from({ length: 10 }, (_, digit) => train.labels.filter((label) => label === digit).length);
    // 500 expected with a deviation of 21; five deviations either way.
    for (const count of counts) expect(Math.abs(count - 500)).toBeLessThan(106);
  });

  it('stop when they are told to', async () => {
    const stop = new AbortController();
    const progress = () => { stop.abort(); };
    await expect(generateDigits({ trainRows: 60_000, validationRows: 0, scale: '0..1', seed: 1 }, { signal: stop.signal, progress })).rejects.toThrow(/abort/);
  });
});

describe('strokes become pictures', () => {
  it('20 pixels high, whatever their unit', () => {
    const small = digitImage([[0, 0, 0, 1]], 0.1);
    const large = digitImage([[100, 50, 100, 450]], 40);
    expect(large).toEqual(small);
    const inked = Array.from({ length: 28 }, (_, row) => small.subarray(28 * row, 28 * row + 28).some((pixel) => pixel > 0));
    expect(inked.filter(Boolean).length).toBeGreaterThanOrEqual(19);
    expect(inked.filter(Boolean).length).toBeLessThanOrEqual(21);
  });

  it('with an area of ink that agrees with the geometry', () => {
    // A bar of length L with round ends of width w covers w L + pi w^2 / 4. Fitted: w + L = 18.7 px, w = L / 9.
    const ink = digitImage([[0, 0, 0, 9]], 1).reduce((sum, pixel) => sum + pixel / 255, 0);
    const width = 18.7 / 10;
    expect(ink).toBeGreaterThan(0.95 * (width * 9 * width + (Math.PI * width * width) / 4));
    expect(ink).toBeLessThan(1.05 * (width * 9 * width + (Math.PI * width * width) / 4));
  });

  it('empty without strokes, and a dot is a disc', () => {
    expect(digitImage([], 1).every((pixel) => pixel === 0)).toBe(true);
    const dot = digitImage([[3, 3]], 1);
    expect(dot[14 * 28 + 14]).toBe(255);
    expect(dot[0]).toBe(0);
  });

  it('with edges that stray where the pen is rough, and nowhere else', () => {
    const bar = [[0, 0, 0, 9]];
    const even = digitImage(bar, 2);
    const rough = digitImage(bar, { width: 2, roughness: () => -0.3 });
    const strayed = Array.from(even.keys()).filter((at) => even[at] !== rough[at]);
    expect(strayed.length).toBeGreaterThan(10);
    for (const at of strayed) expect(rough[at]).toBeLessThan(even[at] as number);
    expect(rough.filter((pixel) => pixel === 255).length).toBeGreaterThan(10);
  });

  it('thinner where the pen is pressed less', () => {
    const ink = (share: number) => digitImage([[0, 0, 0, 3, 0, 6, 0, 9]], { width: 2, pressure: { share, phase: 0 } }).reduce((sum, pixel) => sum + pixel, 0);
    expect(ink(0.2)).toBeLessThan(0.9 * ink(0));
  });

  it('moved whole by centreByMass, losing no ink', () => {
    const corner = new Uint8Array(784);
    corner.set([10, 20, 30], 0);
    corner.set([40], 28 * 3 + 1);
    const moved = centreByMass(corner);
    expect(moved.reduce((a, b) => a + b)).toBe(100);
    const centre = centreOfMass(moved);
    expect(Math.abs((centre?.x ?? 0) - CENTRE)).toBeLessThanOrEqual(0.5);
    expect(Math.abs((centre?.y ?? 0) - CENTRE)).toBeLessThanOrEqual(0.5);
  });
});

/** The share of rows whose nearest mean image, by squared distance, is that of their own digit. */
function nearestMean(train: Split, test: Split): number {
  const means = Array.from({ length: 10 }, () => new Float64Array(784));
  const counts = new Array<number>(10).fill(0);
  for (let row = 0; row < train.rows; row++) {
    const label = train.labels[row] as number;
    counts[label] = (counts[label] ?? 0) + 1;
    image(train, row).forEach((pixel, at) => { (means[label] as Float64Array)[at] = ((means[label] as Float64Array)[at] as number) + pixel; });
  }
  means.forEach((mean, digit) => mean.forEach((sum, at) => { mean[at] = sum / (counts[digit] as number); }));
  let right = 0;
  for (let row = 0; row < test.rows; row++) {
    const pixels = image(test, row);
    const distances = means.map((mean) => mean.reduce((sum, value, at) => sum + (value - (pixels[at] as number)) ** 2, 0));
    if (distances.indexOf(Math.min(...distances)) === test.labels[row]) right++;
  }
  return right / test.rows;
}
