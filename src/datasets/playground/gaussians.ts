import { planeSource, type PlanePoint } from './planeSet.ts';
import { i18n } from '../../words/i18n.ts';

/** One cloud about (2, 2), one about (-2, -2). The variance goes from 0.5 without noise to 4 at a noise of 0.5. */
export const gaussians = planeSource({
  id: 'gaussians',
  label: i18n.t('Two Gaussians'),
  summary: i18n.t('Two round clouds of points, one for each class.'),
  task: 'classification',
  samples: 500,
  generate(samples, noise, random) {
    const deviation = Math.sqrt(0.5 + 7 * noise);
    return Array.from({ length: samples }, (_, index): PlanePoint => {
      const positive = index < samples / 2;
      const centre = positive ? 2 : -2;
      return [random.normal(centre, deviation), random.normal(centre, deviation), positive ? 1 : 0];
    });
  },
});
