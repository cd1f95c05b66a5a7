import { integer } from '../graph/fields.ts';
import { i18n } from '../words/i18n.ts';

/** The parameter `seed` of generated data. */
export const seedField = integer({
  label: i18n.t('Seed of the data'),
  help: i18n.t('At 0 the data follow the seed of the training. Any other number keeps them as they are when that changes.'),
  default: 0,
  min: 0,
  max: 2_147_483_647,
  advanced: true,
});

/** The seed that generated data use. */
export function ownSeed(own: number, training: number): number {
  return own === 0 ? training : own;
}
