/**
 * A text as tokens: its characters, or its words. The rules are few, so that the exported scripts can keep them exactly; they are
 * written once more there (`src/compiler/emit/files/text.ts`), and a test holds both against each other.
 */

export type TextUnit = 'characters' | 'words';

export interface TokenRules {
  readonly unit: TextUnit;
  readonly lowercase: boolean;
}

/** Index of whatever is not in the vocabulary; the vocabulary's own entries begin at 1. */
export const UNKNOWN = 0;

/**
 * A word is letters, marks, digits and underscores, with apostrophes between them. An ideograph or kana is a word of its own, since no
 * spaces part those. Line breaks and punctuation marks are tokens too; other spaces and control characters are none.
 */
const WORDS = /\n|[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|(?:(?![\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])[\p{L}\p{M}\p{N}_])+(?:['’](?:(?![\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])[\p{L}\p{M}\p{N}_])+)*|[^\p{Z}\p{C}]/gu;

/** The tokens of a text whose line breaks are `\n`, in order. */
export function tokensOf(text: string, { unit, lowercase }: TokenRules): readonly string[] {
  const read = lowercase ? text.toLowerCase() : text;
  return unit === 'characters' ? Array.from(read) : (read.match(WORDS) ?? []);
}

/** The index of each token by a vocabulary: its place from 1 on, or `UNKNOWN`. */
export function indicesOf(tokens: readonly string[], vocabulary: readonly string[]): Uint16Array {
  const places = new Map(vocabulary.map((token, place) => [token, place + 1]));
  return Uint16Array.from(tokens, (token) => places.get(token) ?? UNKNOWN);
}

/** Tokens as a text again: characters side by side, words with the spaces that their punctuation wants. */
export function textOf(tokens: readonly string[], unit: TextUnit): string {
  if (unit === 'characters') return tokens.join('');
  let text = '';
  for (const token of tokens) text += (needsSpace(text, token) ? ' ' : '') + token;
  return text;
}

const NO_SPACE_BEFORE = /^(?:\n|[.,;:!?…)\]}%’”»。，、；：！？）」』])/u;
const NO_SPACE_AFTER = /(?:^|\n|[([{“‘«（「『\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff。，、；：！？）」』])$/u;
const IDEOGRAPH = /^[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff（「『]/u;

function needsSpace(before: string, token: string): boolean {
  return !NO_SPACE_BEFORE.test(token) && !NO_SPACE_AFTER.test(before) && !IDEOGRAPH.test(token);
}
