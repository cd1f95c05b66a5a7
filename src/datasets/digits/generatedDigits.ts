import { z } from '../../graph/zod.ts';
import { integer } from '../../graph/fields.ts';
import { describeDigits, scaleField } from '../pixels.ts';
import { ownSeed, seedField } from '../seed.ts';
import { defineSource } from '../source.ts';

/** Digits in MNIST's form that need no download. */
export const generatedDigits = defineSource({
  id: 'generatedDigits',
  label: 'Generated digits',
  summary: 'Handwritten-looking digits that Netloom draws itself, in the form of MNIST.',
  params: z.object({
    trainRows: integer({ label: 'Training rows', help: 'How many digits to learn from. More of them take longer to draw and teach more.', default: 10_000, min: 100, max: 60_000 }),
    validationRows: integer({ label: 'Validation rows', help: 'How many other digits to check with. None are checked at 0.', default: 1_000, min: 0, max: 10_000 }),
    scale: scaleField,
    seed: seedField,
  }),
  describe: describeDigits,
  async load(params, context) {
    const { generateDigits } = await import('./generate.ts');
    const data = await generateDigits({ ...params, seed: ownSeed(params.seed, context.seed) }, context);
    return { ...data, origin: 'Drawn by Netloom from pen strokes.' };
  },
});
