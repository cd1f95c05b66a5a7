import { matchSorter } from 'match-sorter';
import { CATEGORIES, wordsOf, type Category, type NodeKind } from '../../nodes/kind.ts';
import { nodeKinds } from '../../nodes/registry.ts';
import { i18n } from '../../words/i18n.ts';
import { englishOf } from '../../words/english.ts';

export const CATEGORY_WORDS: Readonly<Record<Category, string>> = {
  data: i18n.t('Data'),
  layer: i18n.t('Layers'),
  // A select, since the numbers that layers answer are called activations too, which other languages tell apart.
  activation: i18n.t('{of, select, kinds {Activations} other {Activations}}', { of: 'kinds' }),
  regularisation: i18n.t('Regularisation'),
  shape: i18n.t('Shape and merge'),
  loss: i18n.t('Loss'),
};

/** Kinds that answer to the words, best first: by name, then by what else they are called. All of them for no words. */
export function findKinds(words: string, kinds: readonly NodeKind[] = nodeKinds): readonly NodeKind[] {
  if (words.trim() === '') return kinds;
  return matchSorter(kinds, words.trim(), { keys: ['label', 'id', (kind) => [...englishOf(kind.label), ...kind.aliases]] });
}

/** What can be put beside a graph, and what else it is called. */
const MARKS = [
  { id: 'note', label: i18n.t('Note'), words: wordsOf(i18n.t('note; comment; text; markdown; annotation')) },
  { id: 'frame', label: i18n.t('Frame'), words: wordsOf(i18n.t('frame; box; region; group; around')) },
] as const;

/** Notes and frames where they answer to the words; both for no words. */
export function findMarks(words: string): readonly (typeof MARKS)[number][] {
  if (words.trim() === '') return MARKS;
  return matchSorter(MARKS, words.trim(), { keys: ['label', { key: (mark) => [...mark.words], threshold: matchSorter.rankings.STARTS_WITH }], threshold: matchSorter.rankings.STARTS_WITH });
}

export interface KindGroup {
  readonly category: Category;
  readonly kinds: readonly NodeKind[];
}

/** Kinds by category, in the order of the categories; those with no kind are left out. */
export function byCategory(kinds: readonly NodeKind[]): readonly KindGroup[] {
  return CATEGORIES.map((category) => ({ category, kinds: kinds.filter((kind) => kind.category === category) })).filter((group) => group.kinds.length > 0);
}
