/** The lesson that is written on the open graph, with its own steps of Undo, kept in the browser with every change. */
import { createStore, del, get, set } from 'idb-keyval';
import { create } from 'zustand';
import type { Draft } from '../../lessons/draft.ts';
import { currentDocument, editDocument } from '../stores/documentStore.ts';
import { i18n } from '../../words/i18n.ts';

interface Before {
  readonly draft: Draft;
  /** Edits that follow one another with the same key are taken back as one. */
  readonly mergeKey: string | null;
}

export type AuthoringTab = 'steps' | 'rules' | 'about' | 'problems';

interface AuthoringState {
  /** What `meta.lesson` says of the graph that the draft goes with; null before it is read. */
  readonly key: string | null;
  readonly draft: Draft | null;
  readonly past: readonly Before[];
  readonly future: readonly Draft[];
  /** The step that is edited. */
  readonly step: string;
  readonly tab: AuthoringTab;
}

/** More than anyone takes back. */
const LIMIT = 200;

export const useAuthoringStore = create<AuthoringState>()(() => ({ key: null, draft: null, past: [], future: [], step: '', tab: 'steps' }));

const { getState, setState } = useAuthoringStore;

let browser: ReturnType<typeof createStore> | null = null;
const drafts = () => (browser ??= createStore('netloom-lesson-drafts', 'drafts'));

/** Begins with a draft that goes with the graph of this key. */
export function beginDraft(key: string, draft: Draft): void {
  setState({ key, draft, past: [], future: [], step: draft.steps[0]?.id ?? '', tab: 'steps' });
  keep();
}

/** Reads the draft of a graph. Where this browser has none, the graph is one like others. */
export async function loadDraft(key: string): Promise<void> {
  if (getState().key === key) return;
  const draft = await get<Draft>(key, drafts()).catch(() => undefined);
  if (currentDocument().meta.lesson !== key || getState().key === key) return;
  if (draft) setState({ key, draft, past: [], future: [], step: draft.steps[0]?.id ?? '', tab: 'steps' });
  else editDocument({ type: 'setMeta', meta: { lesson: undefined } }, i18n.t('Part from the lesson'));
}

/** Changes the draft. @param mergeKey edits with the same key that follow one another are taken back as one. */
export function editDraft(edit: (draft: Draft) => Draft, mergeKey: string | null = null): void {
  const { draft, past } = getState();
  if (!draft) return;
  const next = edit(draft);
  if (next === draft) return;
  const continues = mergeKey !== null && past.at(-1)?.mergeKey === mergeKey;
  setState({ draft: next, future: [], past: continues ? past : [...past, { draft, mergeKey }].slice(-LIMIT) });
  keep();
}

export function undoDraft(): void {
  const { draft, past, future } = getState();
  const last = past.at(-1);
  if (!draft || !last) return;
  setState({ draft: last.draft, past: past.slice(0, -1), future: [draft, ...future] });
  keep();
}

export function redoDraft(): void {
  const { draft, past, future } = getState();
  const [next, ...rest] = future;
  if (!draft || !next) return;
  setState({ draft: next, past: [...past, { draft, mergeKey: null }], future: rest });
  keep();
}

export function chooseStep(step: string): void {
  setState({ step, tab: 'steps' });
}

export function showTab(tab: AuthoringTab): void {
  setState({ tab });
}

/** Takes the draft away for good. */
export async function forgetDraft(): Promise<void> {
  const { key } = getState();
  setState({ key: null, draft: null, past: [], future: [] });
  if (key !== null) await del(key, drafts()).catch(() => undefined);
}

/** One write after the other, so that the last is the one that stays. */
let writing: Promise<unknown> = Promise.resolve();

function keep(): void {
  const { key, draft } = getState();
  // A browser that keeps nothing says so of the graph, which goes with the draft.
  if (key !== null && draft) writing = writing.then(() => set(key, draft, drafts())).catch(() => undefined);
}
