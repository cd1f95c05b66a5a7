import { planeSource, type PlanePoint } from './planeSet.ts';
import { i18n } from '../../words/i18n.ts';

const RADIUS = 6;
/** Centres of the hills and hollows, with their sign. */
const HILLS = [
  [-4, 2.5, 1],
  [0, 2.5, -1],
  [4, 2.5, 1],
  [-4, -2.5, -1],
  [0, -2.5, 1],
  [4, -2.5, -1],
] as const;

/** Six cones, three up and three down, each 2 wide; flat between them. Playground calls it multi-Gaussian. */
export const multiGaussian = planeSource({
  id: 'multiGaussian',
  label: i18n.t('Multi-Gaussian'),
  summary: i18n.t('A landscape of three hills and three hollows.'),
  task: 'regression',
  samples: 1200,
  generate(samples, noise, random) {
    return Array.from({ length: samples }, (): PlanePoint => {
      const x = random.uniform(-RADIUS, RADIUS);
      const y = random.uniform(-RADIUS, RADIUS);
      const readX = x + random.uniform(-RADIUS, RADIUS) * noise;
      const readY = y + random.uniform(-RADIUS, RADIUS) * noise;
      return [x, y, heightAt(readX, readY)];
    });
  },
});

/** The height of the nearest hill: 1 at its middle, 0 from a distance of 2 on. */
export function heightAt(x: number, y: number): number {
  let height = 0;
  for (const [hillX, hillY, sign] of HILLS) {
    const here = sign * Math.max(0, 1 - Math.hypot(x - hillX, y - hillY) / 2);
    if (Math.abs(here) > Math.abs(height)) height = here;
  }
  return height;
}
