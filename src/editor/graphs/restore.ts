/** The graph that a window begins with: the one it had, with its steps of Undo. */
import { get } from 'idb-keyval';
import { startHistory, type History } from '../../graph/history.ts';
import { i18n } from '../../words/i18n.ts';
import { setFileHandle } from '../files/fileHandle.ts';
import { newGraphName } from '../stores/documentStore.ts';
import { notify } from '../stores/sessionStore.ts';
import { holdGraph, type Hold } from './lock.ts';
import { rememberedGraph } from './openGraph.ts';
import { pristine } from './pristine.ts';
import { readContent, type GraphContent } from './record.ts';
import { graphShelf } from './shelf.ts';

/** How long a window that is reloaded waits for what it was before to let go of the graph, in milliseconds. */
const PATIENCE_MS = 1000;
/** Where versions before the shelf kept the one graph. */
const OLD_KEY = 'netloom-open-document';

export interface Restored {
  readonly history: History;
  readonly hold: Hold | null;
  readonly made: boolean;
}

export async function restoreGraph(): Promise<Restored | null> {
  const remembered = rememberedGraph();
  if (!remembered) return oldDocument();
  const content = await graphShelf().content(remembered.graph).catch(() => undefined);
  const history = content ? await historyOf(content) : null;
  if (!content || !history) return null;
  const hold = await holdGraph(remembered.graph, remembered.here ? PATIENCE_MS : 0);
  if (!hold) {
    sayCopied(history.present.meta.title);
    return { history: copyOf(history), hold: null, made: false };
  }
  setFileHandle(content.file);
  return { history, hold, made: content.made };
}

/** A graph that another window has open is opened as another one, so that neither window writes over the other. */
export function copyOf({ present }: History): History {
  return startHistory(pristine(present), newGraphName());
}

export function sayCopied(title: string): void {
  notify({
    severity: 'info',
    title: i18n.t('“{title}” is open in another window', { title }),
    lines: [i18n.t('This is a copy: what you change here does not change it there. An unchanged copy is not kept.')],
  });
}

/** What another version wrote is read by the parser, which knows older ones, and loses its steps of Undo. */
export async function historyOf(content: GraphContent): Promise<History | null> {
  const history = readContent(content);
  if (history) return history;
  const result = await readAgain(JSON.stringify(content.history.present));
  return result && startHistory(result, content.history.graph);
}

async function oldDocument(): Promise<Restored | null> {
  const text = await get<string>(OLD_KEY).catch(() => undefined);
  const document = typeof text === 'string' ? await readAgain(text) : null;
  return document && { history: startHistory(document, newGraphName()), hold: null, made: true };
}

async function readAgain(text: string) {
  // Fetched only where it is needed.
  const { parseDocument } = await import('../../graph/parse.ts');
  const result = parseDocument(text);
  return result.ok ? result.document : null;
}
