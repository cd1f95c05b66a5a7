import { z } from '../../graph/zod.ts';
import { integer, number } from '../../graph/fields.ts';
import { ownFile } from '../own/ownFile.ts';
import { heldBackOf } from '../own/split.ts';
import { defineSource, type DataDescription, type DataProblem } from '../source.ts';
import { i18n } from '../../words/i18n.ts';

/** Numbers in all windows together, at most: they are held in memory. */
const MOST_NUMBERS = 60_000_000;

/** Windows of a person's own text, each with the token after it. Which tokens there are is found when the text is imported. */
export const textWindows = defineSource({
  id: 'textWindows',
  label: i18n.t('Text'),
  summary: i18n.t('A text file of yours: which character or word comes next.'),
  params: z.object({
    file: ownFile.nullable().default(null),
    unit: z.enum(['characters', 'words']).default('characters'),
    lowercase: z.boolean().default(false),
    /** Tokens in the file. */
    tokens: z.int().min(0).max(1e8).default(0),
    /** Each token's index is its place from 1 on; 0 stands for all others. */
    vocabulary: z.array(z.string().min(1).max(200)).max(10_000).default([]),
    window: integer({ label: i18n.t('Window'), help: i18n.t('How many characters or words the network sees before it answers.'), default: 40, min: 1, max: 500 }),
    stride: integer({ label: i18n.t('Stride'), help: i18n.t('How far the next window begins after this one. At 1 there are as many rows as can be.'), default: 1, min: 1, max: 1000, advanced: true }),
    validationShare: number({ label: i18n.t('Share for validation'), help: i18n.t('The end of the text is held back to check with: this share of its windows.'), default: 0.1, min: 0, max: 0.9, step: 0.05 }),
  }),
  describe({ file, unit, tokens, vocabulary, window, stride, validationShare }): DataDescription | DataProblem {
    if (!file) return { param: 'source', message: i18n.t('No text is chosen yet. Drop a text file (.txt) on the page.') };
    const rows = tokens <= window ? 0 : Math.floor((tokens - window - 1) / stride) + 1;
    if (rows < 2) {
      const found = { tokens, window };
      const message = unit === 'words'
        ? i18n.t('The text has {tokens, plural, one {# word} other {# words}}, too few for windows of {window, number} and the word after each. Make the window shorter or take a longer text.', found)
        : i18n.t('The text has {tokens, plural, one {# character} other {# characters}}, too few for windows of {window, number} and the character after each. Make the window shorter or take a longer text.', found);
      return { param: 'window', message };
    }
    if (rows * window > MOST_NUMBERS) {
      const needed = Math.ceil((tokens * window) / MOST_NUMBERS);
      return { param: 'stride', message: i18n.t('{rows, number} windows of {window, number} are more than the memory should hold. Set the stride to {needed, number} or more.', { rows, window, needed }) };
    }
    const validationRows = heldBackOf(rows, validationShare);
    const classes = vocabulary.length + 1;
    return {
      features: { shape: [window], range: [0, classes - 1], indices: true },
      labels: { shape: [classes], classes, range: [0, 1] },
      trainRows: rows - validationRows,
      validationRows,
      task: 'classification',
      classNames: ['�', ...vocabulary.map(visibleToken)],
    };
  },
  async load(params, context) {
    const { loadText } = await import('./load.ts');
    return loadText(params, context);
  },
});

/** A token that can be seen: a space as ␣, a line break as ⏎. */
export function visibleToken(token: string): string {
  return SIGNS[token] ?? token;
}

const SIGNS: Readonly<Record<string, string>> = { ' ': '␣', '\n': '⏎', '\t': '⇥' };
