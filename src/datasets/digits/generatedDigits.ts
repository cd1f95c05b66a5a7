import { z } from '../../graph/zod.ts';
import { integer } from '../../graph/fields.ts';
import { describeDigits, scaleField } from '../pixels.ts';
import { ownSeed, seedField } from '../seed.ts';
import { defineSource } from '../source.ts';
import { i18n } from '../../words/i18n.ts';

/** Digits in MNIST's form that need no download. */
export const generatedDigits = defineSource({
  id: 'generatedDigits',
  label: i18n.t('Generated digits'),
  summary: i18n.t('Handwritten-looking digits that Netloom draws itself, in the form of MNIST.'),
  params: z.object({
    trainRows: integer({ label: i18n.t('Training rows'), help: i18n.t('How many digits to learn from. More of them take longer to draw and teach more.'), default: 10_000, min: 100, max: 60_000 }),
    validationRows: integer({ label: i18n.t('Validation rows'), help: i18n.t('How many other digits to check with. None are checked at 0.'), default: 1_000, min: 0, max: 10_000 }),
    scale: scaleField,
    seed: seedField,
  }),
  describe: describeDigits,
  async load(params, context) {
    const { generateDigits } = await import('./generate.ts');
    const data = await generateDigits({ ...params, seed: ownSeed(params.seed, context.seed) }, context);
    return { ...data, origin: i18n.t('Drawn by Netloom from pen strokes.') };
  },
});
