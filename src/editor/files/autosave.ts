/** The open graph is kept in the browser, so that closing the page loses nothing. */
import { get, set } from 'idb-keyval';
import { documentSchema, type GraphDocument } from '../../graph/document.ts';
import { serializeDocument } from '../../graph/serialize.ts';
import { currentDocument, useDocumentStore } from '../stores/documentStore.ts';

const KEY = 'netloom-open-document';
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

/**
 * Keeps the open graph a moment after each edit, and at once when the page is hidden or left.
 * @param onFailure called once when the browser keeps nothing (private windows, a full disk).
 */
export function startAutosave(onFailure: (error: unknown) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let kept = currentDocument();
  let failed = false;
  const keep = () => {
    clearTimeout(timer);
    const document = currentDocument();
    if (document === kept || failed) return;
    kept = document;
    set(KEY, serializeDocument(document)).catch((error: unknown) => {
      failed = true;
      onFailure(error);
    });
  };
  useDocumentStore.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE_MS);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keep();
  });
  window.addEventListener('pagehide', keep);
}
