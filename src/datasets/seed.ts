import { integer } from '../graph/fields.ts';

/** The parameter `seed` of generated data. */
export const seedField = integer({
  label: 'Seed of the data',
  help: 'At 0 the data follow the seed of the training. Any other number keeps them as they are when that changes.',
  default: 0,
  min: 0,
  max: 2_147_483_647,
  advanced: true,
});

/** The seed that generated data use. */
export function ownSeed(own: number, training: number): number {
  return own === 0 ? training : own;
}
