/** What the canvas shows of a node, a card and a wire: plain data. */
import { shapeText, type TensorType } from '../../graph/tensorType.ts';
import type { Category } from '../../nodes/kind.ts';
import { i18n } from '../../words/i18n.ts';

export interface PortView {
  readonly name: string;
  readonly label: string;
  /** For screen readers and tests: "Dense output", "Loss target". */
  readonly spoken: string;
  readonly wired: boolean;
  /** `28 × 28 × 32` where it is known; outputs only. */
  readonly shape: string;
}

export type NodeState = 'ok' | 'unconnected' | 'problem' | 'warning' | 'waiting' | 'dead' | 'unknown' | 'bypassed';

// Types rather than interfaces: the flow adapter asks for index signatures, which only types give.
export type NodeView = {
  readonly id: string;
  readonly name: string;
  /** The node's id, where neither its name nor its kind tells it from others. */
  readonly tag: string;
  readonly icon: string;
  /** Whose values are pictured on it: its own, or those that leave a folded group; empty where nothing or several do. */
  readonly picture: string;
  /** A folded group: the card stands for several. */
  readonly stack: boolean;
  readonly category: Category | null;
  readonly headline: string;
  /** `28 × 28 × 32`: what leaves it, where one value does; empty where nothing is known. */
  readonly shape: string;
  /** `18,496`; empty where it has none. */
  readonly parameters: string;
  readonly state: NodeState;
  /** The message of its gravest finding. */
  readonly message: string;
  readonly inputs: readonly PortView[];
  readonly outputs: readonly PortView[];
  /** All of it in one sentence, for screen readers. */
  readonly spoken: string;
};

export type WireView = {
  /** `28 × 28 × 32`; empty where nothing can be known. */
  readonly shape: string;
  readonly message: string;
  readonly spoken: string;
};

export const STATE_WORDS: Readonly<Record<NodeState, string>> = {
  ok: '',
  unconnected: i18n.t('Unconnected'),
  problem: i18n.t('Problem'),
  warning: i18n.t('Warning'),
  waiting: i18n.t('Waiting for input'),
  dead: i18n.t('Leads to no loss'),
  unknown: i18n.t('Unknown kind'),
  bypassed: i18n.t('Bypassed'),
};

export function typeText(type: TensorType | undefined): string {
  return type ? shapeText(type.shape) : '';
}
