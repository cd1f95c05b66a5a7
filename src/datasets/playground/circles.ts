import { planeSource, type PlanePoint } from './planeSet.ts';
import { i18n } from '../../words/i18n.ts';

const RADIUS = 5;

/** A disc within a ring. Noise moves the place at which the label is read, not the point itself, as in Playground. */
export const circles = planeSource({
  id: 'circles',
  label: i18n.t('Circles'),
  summary: i18n.t('A disc of one class inside a ring of the other.'),
  task: 'classification',
  samples: 500,
  generate(samples, noise, random) {
    return Array.from({ length: samples }, (_, index): PlanePoint => {
      const inside = index < samples / 2;
      const distance = inside ? random.uniform(0, RADIUS * 0.5) : random.uniform(RADIUS * 0.7, RADIUS);
      const angle = random.uniform(0, 2 * Math.PI);
      const x = distance * Math.sin(angle);
      const y = distance * Math.cos(angle);
      const readX = x + random.uniform(-RADIUS, RADIUS) * noise;
      const readY = y + random.uniform(-RADIUS, RADIUS) * noise;
      return [x, y, Math.hypot(readX, readY) < RADIUS * 0.5 ? 1 : 0];
    });
  },
});
