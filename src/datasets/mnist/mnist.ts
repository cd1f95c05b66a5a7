import { z } from '../../graph/zod.ts';
import { integer } from '../../graph/fields.ts';
import { describeDigits, scaleField } from '../pixels.ts';
import { defineSource, type Data } from '../source.ts';
import { i18n } from '../../words/i18n.ts';

/** The digits of LeCun, Cortes and Burges (1998): the true files or, where none can be had, digits named for what they are. */
export const mnist = defineSource({
  id: 'mnist',
  label: 'MNIST',
  summary: i18n.t('70,000 digits from the hands of census workers and school pupils, 28 × 28 pixels each.'),
  params: z.object({
    scale: scaleField,
    trainRows: integer({ label: i18n.t('Training rows'), help: i18n.t('How many of the 60,000 images to learn from, counted from the first.'), default: 60_000, min: 100, max: 60_000, advanced: true }),
    validationRows: integer({ label: i18n.t('Validation rows'), help: i18n.t('How many of the 10,000 test images to check with, counted from the first.'), default: 10_000, min: 0, max: 10_000, advanced: true }),
  }),
  describe: describeDigits,
  async load(params, context): Promise<Data> {
    const { loadMnist } = await import('./load.ts');
    return loadMnist(params, context);
  },
});
