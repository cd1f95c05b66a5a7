/**
 * Undo and redo. Documents are immutable and share their unchanged parts, so a history of whole
 * documents costs little and "undo after do" is the identity by construction.
 */
import type { Command } from './commands.ts';
import { applyCommand } from './commands.ts';
import type { GraphDocument } from './document.ts';

interface Entry {
  readonly document: GraphDocument;
  /** What leads away from this document, in words: "Add Dense". */
  readonly label: string;
  /** Edits that follow one another with the same key become one entry (typing, dragging). */
  readonly mergeKey?: string;
  /** The graph that this document is a state of. */
  readonly graph: string;
}

export interface History {
  readonly past: readonly Entry[];
  readonly present: GraphDocument;
  readonly future: readonly Entry[];
  /** The name under which the present graph is kept. Another graph that is opened has another; Undo goes back to the first. */
  readonly graph: string;
}

/** More undo steps than anyone walks back, and still a bound. */
const LIMIT = 1000;

export function startHistory(document: GraphDocument, graph = ''): History {
  return { past: [], present: document, future: [], graph };
}

/**
 * Applies a command and remembers how to take it back.
 * @param label what the edit is called in the Undo menu, a verb first: "Add Dense".
 * @param mergeKey edits with the same key that follow each other are undone as one.
 * @param graph the name of the graph that it leads to, where that is another one.
 */
export function edit(history: History, command: Command, label: string, mergeKey?: string, graph = history.graph): History {
  const present = applyCommand(history.present, command);
  if (present === history.present) return history;
  const last = history.past.at(-1);
  const continues = mergeKey !== undefined && last?.mergeKey === mergeKey && history.future.length === 0;
  if (continues) return { ...history, present };
  const entry: Entry = { document: history.present, label, graph: history.graph, ...(mergeKey === undefined ? {} : { mergeKey }) };
  return { past: [...history.past, entry].slice(-LIMIT), present, future: [], graph };
}

export function undo(history: History): History {
  const entry = history.past.at(-1);
  if (!entry) return history;
  return {
    past: history.past.slice(0, -1),
    present: entry.document,
    graph: entry.graph,
    future: [{ document: history.present, label: entry.label, graph: history.graph }, ...history.future],
  };
}

export function redo(history: History): History {
  const entry = history.future[0];
  if (!entry) return history;
  return {
    past: [...history.past, { document: history.present, label: entry.label, graph: history.graph }],
    present: entry.document,
    graph: entry.graph,
    future: history.future.slice(1),
  };
}

/** The name of the edit that undo would take back, or null. */
export function undoLabel(history: History): string | null {
  return history.past.at(-1)?.label ?? null;
}

export function redoLabel(history: History): string | null {
  return history.future[0]?.label ?? null;
}

/** The part of a history that belongs to the present graph: from when it was opened to before the next one was. */
export function ownHistory(history: History): History {
  const isOther = ({ graph }: Entry) => graph !== history.graph;
  const end = history.future.findIndex(isOther);
  return { ...history, past: history.past.slice(history.past.findLastIndex(isOther) + 1), future: end < 0 ? history.future : history.future.slice(0, end) };
}

/** The same history under another name of its present graph. */
export function renamedGraph(history: History, graph: string): History {
  const renamed = (entries: readonly Entry[]) => entries.map((entry) => (entry.graph === history.graph ? { ...entry, graph } : entry));
  return { ...history, past: renamed(history.past), future: renamed(history.future), graph };
}

/**
 * The nearest steps alone, so that what is kept has a bound.
 * @param most nodes and wires of all documents together; the present one is kept whatever it has.
 */
export function boundedHistory(history: History, most: number): History {
  const size = ({ nodes, edges }: GraphDocument) => nodes.length + edges.length;
  let room = most - size(history.present);
  const nearest = (entries: readonly Entry[]) => {
    const end = entries.findIndex(({ document }) => (room -= size(document)) < 0);
    return end < 0 ? entries : entries.slice(0, end);
  };
  const past = nearest(history.past.toReversed()).toReversed();
  return { ...history, past, future: nearest(history.future) };
}
