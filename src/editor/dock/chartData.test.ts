import { describe, expect, it } from 'vitest';
import { describeCharts, downsample, joinSeries, logTicks, pointsAsCsv, series, smooth, stepsEnd, stepTicks, valueTicks } from './chartData.ts';

const line = (count: number, value: (step: number) => number) => Array.from({ length: count }, (_, step) => ({ step, value: value(step) }));

describe('series', () => {
  it('leaves out what was not measured, is not finite, or cannot stand on a logarithmic axis', () => {
    const points = [{ step: 0, loss: 1 }, { step: 1 }, { step: 2, loss: NaN }, { step: 3, loss: 0 }];
    expect(series(points, 'loss').map((sample) => sample.step)).toEqual([0, 3]);
    expect(series(points, 'loss', true).map((sample) => sample.step)).toEqual([0]);
  });
});

describe('downsample', () => {
  it('keeps a spike of one step, the ends, and the order of the steps', () => {
    const samples = line(10_000, (step) => (step === 7_777 ? 50 : 1 / (step + 1)));
    const kept = downsample(samples, 200);
    expect(kept.length).toBeLessThanOrEqual(402);
    expect(kept).toContainEqual({ step: 7_777, value: 50 });
    expect([kept[0]?.step, kept.at(-1)?.step]).toEqual([0, 9_999]);
    expect(kept.every((sample, index) => index === 0 || sample.step > (kept[index - 1]?.step ?? 0))).toBe(true);
  });

  it('changes nothing that fits', () => {
    const samples = line(100, (step) => step);
    expect(downsample(samples, 50)).toBe(samples);
  });
});

describe('smooth', () => {
  it('leaves a constant as it is, from the first sample on', () => {
    for (const { value } of smooth(line(50, () => 3), 0.9)) expect(value).toBeCloseTo(3, 12);
  });

  it('weighs the past by the share', () => {
    // By hand: (0.5 * 0.5 * 1 + 0.5 * 3) / (1 - 0.25) = 1.75 / 0.75.
    expect(smooth([{ step: 0, value: 1 }, { step: 1, value: 3 }], 0.5)[1]?.value).toBeCloseTo(1.75 / 0.75, 12);
  });
});

describe('ticks', () => {
  it.each([[60_000, [0, 20_000, 40_000, 60_000]], [100, [0, 20, 40, 60, 80, 100]], [3, [0, 1, 2, 3]], [0, [0]]])('up to step %s are round', (last, ticks) => {
    expect(stepTicks(last)).toEqual(ticks);
  });

  it('on a logarithmic axis are powers of ten around the values', () => {
    expect(logTicks(0.02, 0.7).map(Math.log10).map(Math.round)).toEqual([-2, -1, 0]);
    expect(logTicks(1e-14, 1).length).toBeLessThanOrEqual(7);
  });
});

describe('words and files', () => {
  const points = [
    { step: 0, loss: 0.7, validationLoss: 0.8, accuracy: 0.5 },
    { step: 10, loss: 0.1 },
    { step: 1204, loss: 0.25, validationLoss: 0.3, accuracy: 0.924, validationAccuracy: 0.9 },
  ];

  it('says where the chart stands and what was lowest', () => {
    expect(describeCharts(points)).toEqual([
      'Training loss at step 1,204: 0.25. Lowest: 0.1 at step 10.',
      'Validation loss at step 1,204: 0.3. Lowest: 0.3 at step 1,204.',
      'Training accuracy: 92.4 %.',
      'Validation accuracy: 90.0 %.',
    ]);
    expect(describeCharts([])).toEqual(['No loss has been measured yet.']);
  });

  it('joins series by step', () => {
    expect(joinSeries({ loss: [{ step: 0, value: 1 }, { step: 2, value: 3 }], validationLoss: [{ step: 1, value: 2 }, { step: 2, value: 4 }] })).toEqual([
      { step: 0, loss: 1 },
      { step: 1, validationLoss: 2 },
      { step: 2, loss: 3, validationLoss: 4 },
    ]);
  });

  it('writes every point as one line of CSV', () => {
    expect(pointsAsCsv(points).split('\n')).toEqual(['step,loss,accuracy,validationLoss,validationAccuracy', '0,0.7,0.5,0.8,', '10,0.1,,,', '1204,0.25,0.924,0.3,0.9', '']);
  });
});

describe('axes that stand still', () => {
  it('end at a round number a little past the last step, and at the end of the run at the latest', () => {
    expect([1, 7, 1204, 6247, 59_000, 60_000].map((last) => stepsEnd(last, 60_000))).toEqual([1, 8, 1250, 8000, 60_000, 60_000]);
    expect(stepsEnd(0, 60_000)).toBe(60_000);
    expect(stepsEnd(61_000, 60_000)).toBe(80_000);
    const ends = Array.from({ length: 60_000 }, (_, step) => stepsEnd(step + 1, 60_000));
    expect(new Set(ends).size).toBeLessThan(50);
    expect(ends.filter((end, index) => end < index + 1)).toEqual([]);
  });

  it('mark the values with round numbers that enclose them', () => {
    expect(valueTicks(0, 0.34)).toEqual([0, 0.1, 0.2, 0.3, 0.4]);
    expect(valueTicks(-1.5, 2)).toEqual([-2, -1, 0, 1, 2]);
    expect(valueTicks(0, 0)).toEqual([0, 0.25]);
    for (const high of [1e-7, 0.03, 0.999, 1, 17, 2.5e6]) {
      const ticks = valueTicks(0, high);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(high);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }
  });
});
