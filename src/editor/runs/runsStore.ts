/** The runs that are kept, as the page knows them, and what a person does with them. */
import { create } from 'zustand';
import { indexedArchive, type RunArchive } from './archive.ts';
import type { RunRecord, RunSettings } from './record.ts';

/** Runs that are kept; past them the oldest make way. */
export const MOST_RUNS = 50;
/** Ghosts at a time: more could not be told apart. */
export const MOST_GHOSTS = 5;

interface RunsState {
  /** The newest first. */
  readonly runs: readonly RunRecord[];
  /** By key, as far as they were asked for. */
  readonly settings: Readonly<Record<string, RunSettings>>;
  readonly loaded: boolean;
  /** False once the browser has refused to keep one: the list then lasts as long as the page. */
  readonly keeps: boolean;
}

const EMPTY: RunsState = { runs: [], settings: {}, loaded: false, keeps: true };

export const useRunsStore = create<RunsState>()(() => EMPTY);

const { getState, setState } = useRunsStore;

let archive: RunArchive | null = null;
let loading: Promise<void> | null = null;

function kept(): RunArchive {
  archive ??= indexedArchive();
  return archive;
}

/** Puts another archive in the place of the browser's, with an empty list: for tests. */
export function replaceArchive(other: RunArchive): void {
  archive = other;
  loading = null;
  setState(EMPTY, true);
}

/** Reads the list, once. */
export function loadRuns(): Promise<void> {
  loading ??= kept().list().then(
    (found) => { setState(({ runs }) => ({ runs: newestFirst([...runs, ...found.filter(({ key }) => !runs.some((run) => run.key === key))]), loaded: true })); },
    () => { setState({ loaded: true, keeps: false }); },
  );
  return loading;
}

/** Reads what the runs were made of, as far as it is not known yet. */
export async function loadSettings(keys: readonly string[] = getState().runs.map(({ key }) => key)): Promise<void> {
  const missing = keys.filter((key) => !(key in getState().settings));
  if (missing.length === 0) return;
  const found = await kept().settings(missing).catch(() => []);
  const entries = missing.flatMap((key, index) => {
    const made = found[index];
    return made ? [[key, made] as const] : [];
  });
  setState(({ settings }) => ({ settings: { ...Object.fromEntries(entries), ...settings } }));
}

/** Keeps a run as it stands; with `settings` also what it is made of. */
export function saveRun(record: RunRecord, settings?: RunSettings): void {
  const runs = newestFirst([record, ...getState().runs.filter(({ key }) => key !== record.key)]);
  const surplus = runs.slice(MOST_RUNS).filter(({ key }) => key !== record.key).map(({ key }) => key);
  setState((state) => ({
    runs: runs.filter(({ key }) => !surplus.includes(key)),
    ...(settings ? { settings: { ...state.settings, [record.key]: settings } } : {}),
  }));
  if (settings) attempt(kept().writeSettings(record.key, settings));
  attempt(kept().write(record));
  if (surplus.length > 0) attempt(kept().remove(surplus));
}

/** The next run's number. */
export function nextNumber(): number {
  return Math.max(0, ...getState().runs.map(({ number }) => number)) + 1;
}

/** An empty name gives the run its number back. */
export function renameRun(key: string, name: string): void {
  const plain = name.trim().slice(0, 80);
  change(key, { name: plain === '' ? null : plain });
}

/** Draws a run beside the one that goes on, or no longer. */
export function showGhost(key: string, ghost: boolean): void {
  change(key, { ghost });
}

/** Never offers again to go on with it. */
export function dismissRun(key: string): void {
  change(key, { dismissed: true });
}

/** Takes a run out of the list. What is needed to bring it back by `restoreRun`, or null where it is not there. */
export async function removeRun(key: string): Promise<{ readonly record: RunRecord; readonly settings: RunSettings | undefined } | null> {
  await loadSettings([key]);
  const { runs, settings } = getState();
  const record = runs.find((run) => run.key === key);
  if (!record) return null;
  setState({ runs: runs.filter((run) => run !== record) });
  attempt(kept().remove([key]));
  return { record, settings: settings[key] };
}

function change(key: string, fields: Partial<RunRecord>): void {
  setState(({ runs }) => ({ runs: runs.map((run) => (run.key === key ? { ...run, ...fields } : run)) }));
  attempt(kept().change(key, fields));
}

function attempt(writing: Promise<void>): void {
  writing.catch(() => { setState({ keeps: false }); });
}

function newestFirst(runs: readonly RunRecord[]): readonly RunRecord[] {
  return [...runs].sort((a, b) => b.begun - a.begun || b.number - a.number);
}
