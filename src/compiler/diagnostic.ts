import type { Command } from '../graph/commands.ts';
import type { TensorType } from '../graph/tensorType.ts';
import type { Program, Totals } from './program.ts';

export type Severity = 'error' | 'warning' | 'info';

/** One finding, about one cause. */
export interface Diagnostic {
  /** Stable: `unconnected-input`, `shape-rank`. Listed in docs/DIAGNOSTICS.md. */
  readonly code: string;
  readonly severity: Severity;
  /** Where it is, when it is about one node or one wire. */
  readonly node?: string;
  readonly edge?: string;
  readonly param?: string;
  /** What was found and what was expected; whole sentences that name the node by its label. */
  readonly message: string;
  /** Why it matters, in plain words. */
  readonly why?: string;
  readonly fix?: Fix;
}

/** A way out, as ordinary edits that a person can undo as one. */
export interface Fix {
  /** A verb first: "Insert Flatten". */
  readonly label: string;
  readonly command: Command;
}

/** What is known of a node even while the graph is broken elsewhere. */
export interface TypedNode {
  readonly id: string;
  /** By output port; empty where nothing could be inferred. */
  readonly outputs: Readonly<Record<string, TensorType>>;
  readonly parameters: number;
  readonly multiplyAdds: number;
  /** `problem`: its own error. `waiting`: something before it is broken or missing. `dead`: leads to no loss. */
  readonly state: 'ok' | 'problem' | 'waiting' | 'unknown' | 'dead';
}

export interface TypedGraph {
  readonly nodes: ReadonlyMap<string, TypedNode>;
  /** By edge id: what travels along it, or null. */
  readonly edges: ReadonlyMap<string, TensorType | null>;
  readonly totals: Totals;
}

export interface Compilation {
  readonly typed: TypedGraph;
  /** Null while there is an error. */
  readonly program: Program | null;
  /** Errors first, then in the order of the graph. */
  readonly diagnostics: readonly Diagnostic[];
}
