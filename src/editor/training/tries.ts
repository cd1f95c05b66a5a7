/** What usually helps a run whose numbers grew beyond all numbers, as edits of the graph. Pure. */
import type { GraphDocument, Training } from '../../graph/document.ts';
import type { Blame } from '../../runtime/protocol.ts';
import { formatNumber } from '../ui/format.ts';

export interface Try {
  /** The button's words: "Try rate 0.1". */
  readonly label: string;
  /** What Undo says of it. */
  readonly edit: string;
  readonly training: Partial<Training>;
}

/** The norm that is usual where gradients explode (Pascanu, Mikolov and Bengio, 2013). */
const NORM = 1;

/** Rows that hold no number and weights that were set by hand are mended by hand: nothing to try. */
export function triesFor({ where }: Blame, { training: { optimizer, clipping } }: GraphDocument): readonly Try[] {
  if (where === 'data' || where === 'weights') return [];
  const learningRate = Number((optimizer.learningRate / 10).toPrecision(6));
  const slower: Try = { label: `Try rate ${formatNumber(learningRate)}`, edit: 'Make the learning rate ten times smaller', training: { optimizer: { ...optimizer, learningRate } } };
  if (clipping) return [slower];
  return [slower, { label: 'Try clipping', edit: `Clip gradients at norm ${NORM}`, training: { clipping: { kind: 'globalNorm', limit: NORM } } }];
}
