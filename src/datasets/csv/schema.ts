import { z } from '../../graph/zod.ts';
import { choice, number } from '../../graph/fields.ts';
import { i18n } from '../../words/i18n.ts';
import { ownFile } from '../own/ownFile.ts';
import { columnSchema, ENCODINGS, LIMITS, SEPARATORS } from './params.ts';

const SCALE_WORDS = { none: i18n.t('As they are'), standardise: i18n.t('Mean 0, spread 1'), minMax: i18n.t('0 to 1') } as const;

/** A dataset node's parameters under the source `csv`. */
export const csvParams = z.object({
  scale: choice({ label: i18n.t('Scale of the features'), help: i18n.t('Measured on the training rows alone. Networks learn best from numbers around 0 to 1.'), options: SCALE_WORDS, default: 'standardise' }),
  labelScale: choice({ label: i18n.t('Scale of the labels'), help: i18n.t('Large numbers are learned more easily when scaled; the answers are scaled too then.'), options: SCALE_WORDS, default: 'none' }),
  missing: choice({ label: i18n.t('Missing values'), help: i18n.t('Rows without a label are always left out.'), options: { drop: i18n.t('Leave the row out'), fill: i18n.t('Fill in the mean, or “missing”') }, default: 'drop' }),
  validationShare: number({ label: i18n.t('Share for validation'), help: i18n.t('Rows to check with, spread evenly over the file.'), default: 0.2, min: 0, max: 0.9, step: 0.05 }),
  file: ownFile.nullable().default(null),
  /** The whole text, where the graph carries it. */
  text: z.string().max(LIMITS.embeddedCharacters).default(''),
  encoding: z.enum(ENCODINGS).default('utf-8'),
  separator: z.enum(SEPARATORS).default(','),
  decimal: z.enum(['.', ',']).default('.'),
  header: z.boolean().default(true),
  missingWords: z.array(z.string().max(200)).max(100).default([]),
  columns: z.array(columnSchema).max(LIMITS.columns).default([]),
  /** How many rows have a label, and how many of those have a value in every chosen column. */
  counts: z.object({ labelled: z.int().min(0), complete: z.int().min(0) }).default({ labelled: 0, complete: 0 }),
});

export type CsvParams = z.infer<typeof csvParams>;

/** Rows that are used, to train and to check with. */
export function usableRows({ missing, counts }: Pick<CsvParams, 'missing' | 'counts'>): number {
  return missing === 'drop' ? counts.complete : counts.labelled;
}
