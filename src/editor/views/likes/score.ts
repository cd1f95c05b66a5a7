/** What a class's score is in a program: the number whose gradient says which pixels matter. */
import type { Operation, Program } from '../../../compiler/program.ts';
import { i18n } from '../../../words/i18n.ts';
import { onlyLoss } from '../programForm.ts';

export interface Score {
  /** The layer whose numbers are the scores, one a class. */
  readonly node: string;
  /** Of the class of this name, in words: `the score of 7 (what enters the softmax)`. */
  words(name: string): string;
}

const SQUASHES: ReadonlySet<string> = new Set(['softmax', 'sigmoid']);

/**
 * What enters the softmax (or sigmoid) that ends the net, the logit: behind it a class also gains where the others lose. Where no
 * such layer is at the end, what leaves the net. Null where there is not one loss over a layer.
 */
export function scoreOf(program: Program): Score | null {
  const loss = onlyLoss(program);
  const layer = (node: string | undefined): Operation | undefined => program.operations.find((each) => each.node === node);
  const last = layer(loss?.prediction.node);
  if (!loss || !last) return null;
  const before = SQUASHES.has(last.kind) ? layer(last.inputs[0]?.node) : undefined;
  if (before) return { node: before.node, words: (name) => i18n.t('the score of {name} (what enters the {kind})', { name, kind: last.kind }) };
  const own = String(last.params['activation'] ?? 'linear');
  if (SQUASHES.has(own)) return { node: last.node, words: (name) => i18n.t('the output for {name} (behind the {kind} inside “{label}”; the score that enters it cannot be reached)', { name, kind: own, label: last.label }) };
  return { node: last.node, words: (name) => i18n.t('the output for {name}', { name }) };
}
