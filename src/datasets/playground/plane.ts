import { planeSource, type PlanePoint } from './planeSet.ts';
import { i18n } from '../../words/i18n.ts';

const RADIUS = 6;

/** The label rises evenly along the diagonal: (x + y) / 10. */
export const plane = planeSource({
  id: 'plane',
  label: i18n.t('Plane'),
  summary: i18n.t('A value that rises evenly from one corner of the plane to the other.'),
  task: 'regression',
  samples: 1200,
  generate(samples, noise, random) {
    return Array.from({ length: samples }, (): PlanePoint => {
      const x = random.uniform(-RADIUS, RADIUS);
      const y = random.uniform(-RADIUS, RADIUS);
      const readX = x + random.uniform(-RADIUS, RADIUS) * noise;
      const readY = y + random.uniform(-RADIUS, RADIUS) * noise;
      return [x, y, (readX + readY) / 10];
    });
  },
});
