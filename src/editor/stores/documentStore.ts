/** The one document that is open, with its history. Everything that changes it goes through `edit`. */
import { create } from 'zustand';
import { withFittingWeights } from '../../compiler/fitting.ts';
import type { Command } from '../../graph/commands.ts';
import { emptyDocument, type GraphDocument } from '../../graph/document.ts';
import { seenDocument } from '../../graph/groups/seen.ts';
import { edit, redo, renamedGraph, startHistory, undo, type History } from '../../graph/history.ts';

interface DocumentState {
  readonly history: History;
  /** The document as it was last saved or opened, to tell whether there is something to save. */
  readonly saved: GraphDocument;
}

export const useDocumentStore = create<DocumentState>()(() => {
  const document = emptyDocument();
  return { history: startHistory(document, newGraphName()), saved: document };
});

const { getState, setState } = useDocumentStore;

export function currentDocument(): GraphDocument {
  return getState().history.present;
}

/** The open document as it is looked at: folded groups as cards. */
export function currentSeen(): GraphDocument {
  return seenDocument(currentDocument());
}

/** The open document; the component renders again when it changes. */
export function useDocument(): GraphDocument {
  return useDocumentStore((state) => state.history.present);
}

/** Says of an edit whether it is refused; who says so tells why. */
type Guard = (document: GraphDocument, command: Command) => boolean;

let guard: Guard | null = null;

/** Asks before every edit from now on; null lets all of them through. Undo and what opens a graph are not asked about. */
export function guardEdits(next: Guard | null): void {
  guard = next;
}

/**
 * Changes the document, where nothing refuses it.
 * @param label what Undo calls it, a verb first: "Add Dense".
 * @param mergeKey edits with the same key that follow one another are undone as one (typing, dragging).
 * @returns false where the edit was refused.
 */
export function editDocument(command: Command, label: string, mergeKey?: string): boolean {
  if (guard?.(currentDocument(), command) === true) return false;
  editUnguarded(command, label, mergeKey);
  return true;
}

/** The same for who may do what is refused to others: a lesson's own links. */
export function editUnguarded(command: Command, label: string, mergeKey?: string): void {
  setState(({ history }) => ({ history: edit(history, withFittingWeights(history.present, command), label, mergeKey) }));
}

export function undoEdit(): void {
  setState(({ history }) => ({ history: undo(history) }));
}

/** Takes back all since another graph was opened in the place of this one. False where Undo does not lead there. */
export function undoToGraph(graph: string): boolean {
  let { history } = getState();
  while (history.graph !== graph && history.past.length > 0) history = undo(history);
  if (history.graph === graph) setState({ history });
  return history.graph === graph;
}

export function redoEdit(): void {
  setState(({ history }) => ({ history: redo(history) }));
}

/** Puts another graph in the place of this one; Undo brings this one back, so opening loses nothing. */
export function openDocument(document: GraphDocument, label: string): void {
  setState(({ history }) => ({ history: edit(history, { type: 'replaceDocument', document }, label, undefined, newGraphName()), saved: document }));
}

/** Begins with a document and an empty history: the start of the app. */
export function startWith(document: GraphDocument): void {
  startAgain(startHistory(document, newGraphName()));
}

/** Goes on with a graph where it was left, with its own steps of Undo. */
export function startAgain(history: History): void {
  setState({ history, saved: history.present });
}

/** What is open goes on under another name: the old one is another window's. */
export function renameOpenGraph(graph: string): void {
  setState(({ history }) => ({ history: renamedGraph(history, graph) }));
}

/** A name that no other graph has, in this window or another. */
export function newGraphName(): string {
  // `randomUUID` is for secure pages alone.
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(36)).join('');
}

export function markSaved(): void {
  setState(({ history }) => ({ saved: history.present }));
}
