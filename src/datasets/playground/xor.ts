import type { Random } from '../random.ts';
import { planeSource, type PlanePoint } from './planeSet.ts';
import { i18n } from '../../words/i18n.ts';

/** Keeps the points off the axes, where the class changes. */
const PADDING = 0.3;

/** Two diagonal quarters against the other two. */
export const xor = planeSource({
  id: 'xor',
  label: i18n.t('Exclusive or'),
  summary: i18n.t('Two opposite quarters of the plane belong to one class, the other two to the other.'),
  task: 'classification',
  samples: 500,
  generate(samples, noise, random) {
    return Array.from({ length: samples }, (): PlanePoint => {
      const x = padded(random);
      const y = padded(random);
      const readX = x + random.uniform(-5, 5) * noise;
      const readY = y + random.uniform(-5, 5) * noise;
      return [x, y, readX * readY >= 0 ? 1 : 0];
    });
  },
});

function padded(random: Random): number {
  const value = random.uniform(-5, 5);
  return value > 0 ? value + PADDING : value - PADDING;
}
