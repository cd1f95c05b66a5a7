/** The graphs that are kept, as the page knows them, and what a person does with them. */
import { create } from 'zustand';
import { startHistory } from '../../graph/history.ts';
import { i18n } from '../../words/i18n.ts';
import { setFileHandle } from '../files/fileHandle.ts';
import { newGraphName, openDocument, useDocumentStore } from '../stores/documentStore.ts';
import { notify, revealNode, select } from '../stores/sessionStore.ts';
import { keepNow, openHeld } from './keeping.ts';
import { heldGraphs, holdGraph } from './lock.ts';
import { pristine } from './pristine.ts';
import { contentOf, entryOf, type GraphContent, type GraphEntry } from './record.ts';
import { historyOf, sayCopied } from './restore.ts';
import { graphShelf } from './shelf.ts';

interface GraphsState {
  /** The one that was used last comes first; null before the list is read. */
  readonly graphs: readonly GraphEntry[] | null;
  /** Those that some window has open. */
  readonly held: ReadonlySet<string>;
  /** What was deleted last, while the list is open: it can be put back. */
  readonly deleted: { readonly entry: GraphEntry; readonly content: GraphContent } | null;
}

export const useGraphsStore = create<GraphsState>()(() => ({ graphs: null, held: new Set(), deleted: null }));

/** The graph that is open in this window. */
export function openGraphId(): string {
  return useDocumentStore.getState().history.graph;
}

/** Reads the list anew: another window may have changed it. */
export async function loadGraphs(): Promise<void> {
  await keepNow();
  const [graphs, held] = await Promise.all([graphShelf().list().catch(() => []), heldGraphs()]);
  useGraphsStore.setState({ graphs: graphs.toSorted((a, b) => b.used - a.used), held });
}

/** Opens a kept graph with its steps of Undo; one that another window has open is opened as a copy. False where it cannot be read. */
export async function openKept(id: string): Promise<boolean> {
  await keepNow();
  const content = await graphShelf().content(id).catch(() => undefined);
  const history = content ? await historyOf(content) : null;
  if (!content || !history) {
    notify({ severity: 'error', title: i18n.t('This graph cannot be read'), lines: [i18n.t('What the browser kept of it is damaged or gone. The open graph is as it was.')] });
    return false;
  }
  const hold = await holdGraph(id);
  select([]);
  if (hold) {
    openHeld(history, hold);
    setFileHandle(content.file);
  } else {
    sayCopied(history.present.meta.title);
    openDocument(pristine(history.present), i18n.t('Open a copy of {title}', { title: history.present.meta.title }));
    setFileHandle(null);
  }
  revealNode(null);
  return true;
}

/** A second one of the same content, beside the first. */
export async function duplicateKept(id: string): Promise<void> {
  await keepNow();
  const content = await graphShelf().content(id);
  const history = content ? await historyOf(content) : null;
  if (!history) return;
  const document = { ...history.present, meta: { ...history.present.meta, title: i18n.t('{title} (copy)', { title: history.present.meta.title }) } };
  const copy = startHistory(document, newGraphName());
  await graphShelf().write(copy.graph, contentOf(copy, null, true), entryOf(copy, Date.now()));
  await loadGraphs();
}

/** Takes a graph off the shelf. `putBack` takes that back. */
export async function deleteKept(entry: GraphEntry): Promise<void> {
  const content = await graphShelf().content(entry.id);
  await graphShelf().remove(entry.id);
  useGraphsStore.setState({ deleted: content ? { entry, content } : null });
  await loadGraphs();
}

/** Puts the graph that was deleted last back where it was. */
export async function putBack(): Promise<void> {
  const { deleted } = useGraphsStore.getState();
  if (!deleted) return;
  await graphShelf().write(deleted.entry.id, deleted.content, deleted.entry);
  useGraphsStore.setState({ deleted: null });
  await loadGraphs();
}

/** Removes what is left of graphs that nobody made anything of, and that no window has open any more. */
export async function sweepShelf(): Promise<void> {
  // Without locks nobody can tell what other windows have open.
  if (!('locks' in navigator)) return;
  const [contents, entries, held] = await Promise.all([graphShelf().contents(), graphShelf().list(), heldGraphs()]);
  const listed = new Set(entries.map(({ id }) => id));
  await Promise.all(contents.filter((id) => !listed.has(id) && !held.has(id) && id !== openGraphId()).map((id) => graphShelf().remove(id)));
}
