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
}

export interface History {
  readonly past: readonly Entry[];
  readonly present: GraphDocument;
  readonly future: readonly Entry[];
}

/** More undo steps than anyone walks back, and still a bound. */
const LIMIT = 500;

export function startHistory(document: GraphDocument): History {
  return { past: [], present: document, future: [] };
}

/**
 * Applies a command and remembers how to take it back.
 * @param label what the edit is called in the Undo menu, a verb first: "Add Dense".
 * @param mergeKey edits with the same key that follow each other are undone as one.
 */
export function edit(history: History, command: Command, label: string, mergeKey?: string): History {
  const present = applyCommand(history.present, command);
  if (present === history.present) return history;
  const last = history.past.at(-1);
  const continues = mergeKey !== undefined && last?.mergeKey === mergeKey && history.future.length === 0;
  if (continues) return { ...history, present };
  const entry: Entry = { document: history.present, label, ...(mergeKey === undefined ? {} : { mergeKey }) };
  return { past: [...history.past, entry].slice(-LIMIT), present, future: [] };
}

export function undo(history: History): History {
  const entry = history.past.at(-1);
  if (!entry) return history;
  return {
    past: history.past.slice(0, -1),
    present: entry.document,
    future: [{ document: history.present, label: entry.label }, ...history.future],
  };
}

export function redo(history: History): History {
  const entry = history.future[0];
  if (!entry) return history;
  return {
    past: [...history.past, { document: history.present, label: entry.label }],
    present: entry.document,
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
