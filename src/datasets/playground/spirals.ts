import { planeSource, type PlanePoint } from './planeSet.ts';
import { i18n } from '../../words/i18n.ts';

/** Two arms of one and three quarter turns, half a turn apart. */
export const spirals = planeSource({
  id: 'spirals',
  label: i18n.t('Spirals'),
  summary: i18n.t('Two arms wound around each other, the hardest of the sets.'),
  task: 'classification',
  samples: 500,
  generate(samples, noise, random) {
    const first = Math.ceil(samples / 2);
    return Array.from({ length: samples }, (_, index): PlanePoint => {
      const positive = index < first;
      const along = positive ? index / first : (index - first) / (samples - first);
      const radius = 5 * along;
      const angle = 1.75 * along * 2 * Math.PI + (positive ? 0 : Math.PI);
      return [
        radius * Math.sin(angle) + random.uniform(-1, 1) * noise,
        radius * Math.cos(angle) + random.uniform(-1, 1) * noise,
        positive ? 1 : 0,
      ];
    });
  },
});
