/** The open graph is kept in the browser, so that closing the page loses nothing. */
import { get, set } from 'idb-keyval';
import { documentSchema, type GraphDocument } from '../../graph/document.ts';
import { serializeDocument } from '../../graph/serialize.ts';
import { currentDocument, useDocumentStore } from '../stores/documentStore.ts';

const KEY = 'netloom-open-document';
/** Between two times, in milliseconds. */
const PAUSE_MS = 300;

/** The graph that was open last, or null where there is none that can be read. */
export async function restoreDocument(): Promise<GraphDocument | null> {
  const text = await get<string>(KEY).catch(() => undefined);
  if (typeof text !== 'string') return null;
  const document = readOwn(text);
  if (document) return document;
  // Written by another version, or damaged: the parser knows more, and is fetched only then.
  const { parseDocument } = await import('../../graph/parse.ts');
  const result = parseDocument(text);
  return result.ok ? result.document : null;
}

/** What this version of the app has written itself. */
function readOwn(text: string): GraphDocument | null {
  try {
    const result = documentSchema.safeParse(JSON.parse(text));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

/** Keeps the open graph at once, for what loads the page again. False where this browser keeps nothing. Set by `startAutosave`. */
export let keepNow: () => Promise<boolean> = () => Promise.resolve(false);

/**
 * Keeps the open graph after each edit, a few times a second at most, and at once when the page is hidden or left:
 * what a page that is left still writes may come too late.
 * @param onFailure called once when the browser keeps nothing (private windows, a full disk).
 */
export function startAutosave(onFailure: (error: unknown) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let keptAt = -Infinity;
  let kept = currentDocument();
  let failed = false;
  let writing: Promise<void> = Promise.resolve();
  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    const document = currentDocument();
    if (document === kept || failed) return;
    kept = document;
    keptAt = performance.now();
    writing = set(KEY, serializeDocument(document)).catch((error: unknown) => {
      failed = true;
      onFailure(error);
    });
  };
  keepNow = async () => {
    keep();
    await writing;
    return !failed;
  };
  useDocumentStore.subscribe(() => {
    timer ??= setTimeout(keep, keptAt + PAUSE_MS - performance.now());
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keep();
  });
  window.addEventListener('pagehide', keep);
}
