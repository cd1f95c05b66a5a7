/** All that a person leaves in this browser, by what it is; a test holds that no store of the app is missing. */
import { createStore, clear, keys } from 'idb-keyval';
import { OWN_FILES } from '../../datasets/own/ownFile.ts';
import { cacheName } from '../../datasets/places.ts';
import { i18n } from '../../words/i18n.ts';
import { REMOVE_MARK } from './mark.ts';

/** Databases with their stores: what each of them holds is counted in its first. */
export const STORES = {
  graphs: [['netloom-graphs', 'entries'], ['netloom-graph-contents', 'contents']],
  runs: [['netloom-runs', 'runs'], ['netloom-run-settings', 'settings']],
  checkpoints: [['netloom-checkpoint-infos', 'infos'], ['netloom-checkpoints', 'checkpoints']],
  lessons: [['netloom-lessons', 'lessons']],
  drafts: [['netloom-lesson-drafts', 'drafts']],
} as const satisfies Readonly<Record<string, readonly (readonly [database: string, store: string])[]>>;

type What = keyof typeof STORES | 'files' | 'progress' | 'settings';

/** Begins the name of everything that the app writes down in plain storage. */
const OURS = 'netloom-';

export type Counts = Readonly<Record<What, number>>;

/** How much of each there is. What cannot be read counts as nothing. */
export async function countKept(): Promise<Counts> {
  const stores = await Promise.all(Object.entries(STORES).map(async ([what, [[database, store]]]) => [what, await keys(createStore(database, store)).then(({ length }) => length, () => 0)] as const));
  const own = Object.keys(localStorage).filter((key) => key.startsWith(OURS));
  return { ...(Object.fromEntries(stores) as Record<keyof typeof STORES, number>), files: await ownFiles(), progress: lessonsBegun(), settings: own.length };
}

async function ownFiles(): Promise<number> {
  if (!('caches' in globalThis) || !(await caches.has(cacheName(OWN_FILES)))) return 0;
  return (await (await caches.open(cacheName(OWN_FILES))).keys()).length;
}

function lessonsBegun(): number {
  try {
    const kept = JSON.parse(localStorage.getItem('netloom-lessons') ?? '{}') as { readonly state?: { readonly ways?: object } };
    return Object.keys(kept.state?.ways ?? {}).length;
  } catch {
    return 0;
  }
}

/** What would be removed, a line for each kind of which there is any. */
export function keptWords(counts: Counts): readonly string[] {
  const lines = [
    { many: counts.graphs, words: i18n.t('{count, plural, one {# graph} other {# graphs}} in My graphs', { count: counts.graphs }) },
    { many: counts.runs + counts.checkpoints, words: i18n.t('{count, plural, one {# run} other {# runs}}, with {checkpoints, plural, one {# checkpoint} other {# checkpoints}}', { count: counts.runs, checkpoints: counts.checkpoints }) },
    { many: counts.lessons + counts.progress, words: i18n.t('{count, plural, one {# lesson} other {# lessons}} from files or links, and what was done in {begun, plural, one {# lesson} other {# lessons}}', { count: counts.lessons, begun: counts.progress }) },
    { many: counts.drafts, words: i18n.t('{count, plural, one {# lesson} other {# lessons}} being written', { count: counts.drafts }) },
    { many: counts.files, words: i18n.t('{count, plural, one {# file} other {# files}} of own data', { count: counts.files }) },
    { many: 1, words: i18n.t('Preferences, blocks of the palette and the language') },
  ];
  return lines.flatMap(({ many, words }) => (many > 0 ? [words] : []));
}

/** Loads the page anew; it then removes everything before it opens any of it. */
export function removeAndReload(): void {
  sessionStorage.setItem(REMOVE_MARK, 'yes');
  location.replace(new URL(location.pathname, location.href).href);
}

/** Removes all that people left here. Files for use without a network and MNIST stay, and so does what is not the app's. */
export async function removeKept(): Promise<void> {
  // Whatever fails below, the next start is one like others.
  sessionStorage.removeItem(REMOVE_MARK);
  for (const stores of Object.values(STORES)) for (const [database, store] of stores) await clear(createStore(database, store)).catch(() => undefined);
  if ('caches' in globalThis) await caches.delete(cacheName(OWN_FILES)).catch(() => false);
  for (const storage of [localStorage, sessionStorage]) for (const key of Object.keys(storage).filter((name) => name.startsWith(OURS))) storage.removeItem(key);
}
