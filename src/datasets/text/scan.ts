/** What an import needs to know of a text: how many tokens, which of them there are, how often each. */
import { tokensOf, type TokenRules } from './tokens.ts';

export interface ScanRules extends TokenRules {
  /** At most so many different tokens are kept, the most frequent ones. */
  readonly mostTokens: number;
}

export interface TextScan {
  readonly tokens: number;
  /** How many different ones there are in the text. */
  readonly distinct: number;
  /** The most frequent first; of those alike often the one that comes first by its characters. */
  readonly vocabulary: readonly string[];
  /** How often each of the vocabulary occurs. */
  readonly counts: readonly number[];
  /** Tokens of the text that are in the vocabulary, as a share of all. */
  readonly covered: number;
}

/** @param text with line breaks as `\n`. */
export function scanText(text: string, rules: ScanRules): TextScan {
  const tokens = tokensOf(text, rules);
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  const sorted = [...counts].sort(([a, often], [b, seldom]) => seldom - often || (a < b ? -1 : 1)).slice(0, rules.mostTokens);
  const kept = sorted.map(([, count]) => count);
  return {
    tokens: tokens.length,
    distinct: counts.size,
    vocabulary: sorted.map(([token]) => token),
    counts: kept,
    covered: tokens.length === 0 ? 0 : kept.reduce((sum, count) => sum + count, 0) / tokens.length,
  };
}

/** More Chinese and Japanese characters than others: such a text is best read character by character. */
export function isMostlyIdeographs(text: string): boolean {
  const beginning = text.slice(0, 5000);
  const ideographs = beginning.match(/[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/g)?.length ?? 0;
  return ideographs > beginning.length / 3;
}

/** From window to window so many tokens that there are about as many rows as a first run can learn from. */
export function strideFor(tokens: number, unit: TokenRules['unit']): number {
  return Math.max(1, Math.ceil(tokens / (unit === 'characters' ? 100_000 : 40_000)));
}
