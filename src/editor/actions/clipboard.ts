/**
 * Copy and paste. What is copied is held here and written to the system's clipboard as the text of a graph, so that it can be
 * pasted into another window, into a message, and from there back again.
 */
import { placedIds } from '../../graph/annotations.ts';
import { applyCommand } from '../../graph/commands.ts';
import { emptyDocument, type Position } from '../../graph/document.ts';
import { withContents } from '../../graph/frames.ts';
import { i18n } from '../../words/i18n.ts';
import { canvasView, type PagePoint } from '../canvas/canvasView.ts';
import { namesOf } from '../annotations/words.ts';
import { CARD, cardSize } from '../canvas/edits.ts';
import { removal } from '../canvas/rewire.ts';
import { withMembers } from '../../graph/groups/groups.ts';
import { currentDocument, currentSeen, editDocument } from '../stores/documentStore.ts';
import { notify, select, useSessionStore } from '../stores/sessionStore.ts';
import type { Action } from './action.ts';
import { besides, centredOn, fragmentOf, pasteOf, placedIn, type Fragment } from './fragment.ts';
import { aimedPoint } from './pointer.ts';

let held: Fragment | null = null;

/** What is chosen, and what lies on the frames among it: as a frame moves with it, it is copied with it. */
function chosen(): readonly string[] {
  return withMembers(currentDocument(), withContents(currentSeen(), useSessionStore.getState().selectedNodes, cardSize));
}

async function hold(): Promise<void> {
  const fragment = fragmentOf(currentDocument(), chosen());
  held = fragment;
  const { title } = currentDocument().meta;
  const { serializeDocument } = await import('../../graph/serialize.ts');
  const text = serializeDocument({ ...emptyDocument(title), ...fragment });
  // Where the page may not write there, what was copied can still be pasted in this window.
  await navigator.clipboard?.writeText(text).catch(() => undefined);
}

/** @param name what Undo calls it, of what was put in. */
function insert(fragment: Fragment, offset: Position, name: (what: string) => string): void {
  const { command, ids } = pasteOf(currentDocument(), fragment, offset);
  editDocument(command, name(namesOf(applyCommand(currentDocument(), command), ids)));
  select(ids);
}

/** At a point of the page; else beside what lies there already. */
function pasteAt(fragment: Fragment, point: PagePoint | null): void {
  const view = canvasView();
  const offset = view && point ? centredOn(fragment, view.toCanvas(point), CARD) : { x: 0, y: 0 };
  insert(fragment, besides(currentDocument(), fragment, offset), (what) => i18n.t('Paste {what}', { what }));
}

/**
 * Puts in what a text of the clipboard holds: the nodes and wires of a graph's JSON, from whichever window or message it came.
 * Any other text leaves what was copied in this window; where there is nothing, it says what could be pasted.
 */
export async function pasteText(text: string, point: PagePoint | null): Promise<void> {
  // The parser weighs as much as the canvas; it comes with the first file or paste.
  const parsed = text.trimStart().startsWith('{') ? (await import('../../graph/parse.ts')).parseDocument(text) : null;
  // Rows of a spreadsheet are data, unless this window's own copy is what is meant.
  if (!parsed && text.includes('\n') && (await import('../importing/paste.ts')).importPasted(text)) return;
  const fragment = parsed?.ok ? fragmentOf(parsed.document, [...placedIds(parsed.document)]) : held;
  if (fragment && placedIn(fragment).length > 0) {
    pasteAt(fragment, point);
    return;
  }
  const found = parsed && !parsed.ok ? parsed.problems.slice(0, 1).map(({ message }) => message) : [];
  notify({ severity: 'info', title: i18n.t('There are no nodes in the clipboard'), lines: [...found, i18n.t('Select nodes and copy them first, here or in another window; a graph’s JSON text can be pasted too.')] });
}

const anyNode = () => useSessionStore.getState().selectedNodes.length > 0;

export const copy: Action = { id: 'copy', label: i18n.t('Copy'), shortcuts: ['Mod+C'], enabled: anyNode, run: hold };

export const cut: Action = {
  id: 'cut',
  label: i18n.t('Cut'),
  shortcuts: ['Mod+X'],
  enabled: anyNode,
  run() {
    const written = hold();
    const ids = chosen();
    if (editDocument(removal(currentDocument(), ids), i18n.t('Cut {what}', { what: namesOf(currentDocument(), ids) }))) select([]);
    return written;
  },
};

/** By its keys it is the browser that pastes, and gives the text without asking for leave: see `useShortcuts`. */
export const paste: Action = {
  id: 'paste',
  label: i18n.t('Paste'),
  shortcuts: ['Mod+V'],
  async run() {
    // Meant where Paste was chosen, not where the pointer is once the browser has answered.
    const point = aimedPoint();
    await pasteText((await navigator.clipboard?.readText().catch(() => '')) ?? '', point);
  },
};

export const duplicate: Action = {
  id: 'duplicate',
  label: i18n.t('Duplicate'),
  shortcuts: ['Mod+D'],
  enabled: anyNode,
  run() {
    const fragment = fragmentOf(currentDocument(), chosen());
    insert(fragment, besides(currentDocument(), fragment, { x: 0, y: 0 }), (what) => i18n.t('Duplicate {what}', { what }));
  },
};
