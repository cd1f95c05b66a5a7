import { z } from '../../graph/zod.ts';
import { choice, integer, number } from '../../graph/fields.ts';
import { heldBackOf } from '../own/split.ts';
import { seedField } from '../seed.ts';
import { defineSource, type DataDescription, type DataProblem } from '../source.ts';
import { i18n } from '../../words/i18n.ts';

/** Curves whose next value is foretold from the last ones, as recurrent layers do, or from the place along them. */
export const wave = defineSource({
  id: 'wave',
  label: i18n.t('Waves'),
  summary: i18n.t('A curve whose next value is foretold from the last ones.'),
  params: z.object({
    shape: choice({
      label: i18n.t('Curve'),
      help: i18n.t('The logistic map x → 3.9·x·(1 − x) is chaos: near values part quickly.'),
      options: { sine: i18n.t('Sine'), square: i18n.t('Square'), sawtooth: i18n.t('Sawtooth'), sumOfSines: i18n.t('Two sines'), dampedSine: i18n.t('Damped sine'), logisticMap: i18n.t('Logistic map') },
      default: 'sine',
    }),
    task: choice({
      label: i18n.t('What is foretold'),
      help: i18n.t('From a window go the last values in, as a sequence; from the place only how far along the curve is, from -1 to 1.'),
      options: { window: i18n.t('The next value, from a window'), place: i18n.t('The value, from the place') },
      default: 'window',
    }),
    points: integer({ label: i18n.t('Points'), help: i18n.t('How long the curve is. More of it teaches more and takes longer.'), default: 1000, min: 20, max: 20_000 }),
    period: number({ label: i18n.t('Period'), help: i18n.t('Points from one crest to the next. The logistic map has none.'), default: 25, min: 2, max: 10_000 }),
    noise: number({ label: i18n.t('Noise'), help: i18n.t('The standard deviation of the chance added to each point; the curve goes from -1 to 1.'), default: 0, min: 0, max: 1, step: 0.05 }),
    window: integer({ label: i18n.t('Window'), help: i18n.t('How many values in a row the network sees.'), default: 20, min: 1, max: 500 }),
    horizon: integer({ label: i18n.t('Horizon'), help: i18n.t('How many points after the window the foretold one lies. Farther ones are harder.'), default: 1, min: 1, max: 500 }),
    validationShare: number({ label: i18n.t('Share for validation'), help: i18n.t('Held back to check with: of windows the last ones, of places some all along the curve.'), default: 0.2, min: 0, max: 0.9, step: 0.1 }),
    seed: seedField,
  }),
  describe(params): DataDescription | DataProblem {
    const { task, points, window, horizon, noise, validationShare } = params;
    const rows = task === 'window' ? points - window - horizon + 1 : points;
    if (rows < 2) {
      return { param: 'window', message: i18n.t('A window of {window, number} and a horizon of {horizon, number} need at least {needed, number} points, but the curve has {points, number}. Make it longer or the window shorter.', { window, horizon, needed: window + horizon + 1, points }) };
    }
    const validationRows = heldBackOf(rows, validationShare);
    const range = noise === 0 ? { range: RANGE } : {};
    return {
      features: task === 'window' ? { shape: [window, 1], ...range } : { shape: [1], range: RANGE },
      labels: { shape: [1], ...range },
      trainRows: rows - validationRows,
      validationRows,
      task: 'regression',
      ...(task === 'place' ? { featureNames: ['x'] } : {}),
      labelNames: ['y'],
    };
  },
  async load(params, context) {
    const { loadWave } = await import('./series.ts');
    return loadWave(params, context.seed);
  },
});

const RANGE = [-1, 1] as const;
