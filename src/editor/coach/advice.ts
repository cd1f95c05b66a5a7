/** What the coach says, and what it is said by. */
import type { Command } from '../../graph/commands.ts';
import type { Figures } from './figures.ts';

export interface Advice {
  /** The rule that gave it. */
  readonly rule: string;
  /** The node that it is about, to be shown on the canvas; null where it is about the training. */
  readonly node: string | null;
  /** What was measured: a sentence with its numbers. */
  readonly measured: string;
  /** What that means for learning, and why what is offered may help: a sentence. */
  readonly meaning: string;
  readonly attempt: Attempt;
}

/** One edit of the graph, undone as one. */
export interface Attempt {
  /** The button's words, a verb first: "Try rate 0.1". */
  readonly label: string;
  /** What Undo calls it, a verb first: "Make the learning rate ten times smaller". */
  readonly edit: string;
  readonly command: Command;
}

/** One reason for which nets do not learn. */
export interface Rule {
  readonly id: string;
  /** A function of the figures alone; null where it does not apply, or where too little is known. */
  advise(figures: Figures): Omit<Advice, 'rule'> | null;
}
