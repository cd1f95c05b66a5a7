import { describe, expect, it } from 'vitest';
import { chartsOf } from './picture.ts';
import { curve } from './runs.fixture.ts';

const given = { points: curve(1000), others: [], lastStep: 6000, logarithmic: false, smoothing: 0 };

describe('the picture of a run', () => {
  it('has a chart for the loss alone where no accuracy was counted', () => {
    expect(chartsOf(given).map(({ title }) => title)).toEqual(['Loss']);
    expect(chartsOf({ ...given, points: [{ step: 0, loss: 1, accuracy: 0.5 }] }).map(({ title }) => title)).toEqual(['Loss', 'Accuracy']);
  });

  it('stands on the scales that the chart on the page has', () => {
    const [loss] = chartsOf(given);
    expect(loss?.end).toBe(1000);
    expect(loss?.ticks).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(chartsOf({ ...given, logarithmic: true })[0]?.ticks.map(Math.log10).map(Math.round)).toEqual([-4, -3, -2, -1, 0]);
  });

  it('draws other runs under the run itself', () => {
    const others = [{ id: 'ghost', label: 'Run 1', dash: '2 3', points: curve(2000) }];
    const [loss] = chartsOf({ ...given, others });
    expect(loss?.drawn.map(({ label }) => label)).toEqual(['Run 1', 'Training']);
    expect(loss?.end).toBe(2000);
  });
});
