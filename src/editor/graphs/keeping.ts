/** The open graph is kept in the browser with its steps of Undo, so that closing the page loses nothing; so are those opened before. */
import { ownHistory, type History } from '../../graph/history.ts';
import { fileHandle } from '../files/fileHandle.ts';
import { newGraphName, renameOpenGraph, startAgain, useDocumentStore } from '../stores/documentStore.ts';
import { holdGraph, type Hold } from './lock.ts';
import { rememberGraph } from './openGraph.ts';
import { isPristine } from './pristine.ts';
import { contentOf, entryOf } from './record.ts';
import { graphShelf } from './shelf.ts';

/** Between two times, in milliseconds. */
const PAUSE_MS = 300;

let onFailure: (error: unknown) => void = () => undefined;
let started = false;
let hold: Promise<Hold | null> = Promise.resolve(null);
/** The history as it was last written, of whichever graph. */
let kept: History | null = null;
let made = false;
let failed = false;
let writing: Promise<void> = Promise.resolve();
let timer: ReturnType<typeof setTimeout> | undefined;
let keptAt = -Infinity;

const present = () => useDocumentStore.getState().history;

/**
 * Keeps the open graph from now on: after each edit, a few times a second at most, and at once when another graph is opened
 * and when the page is hidden or left; what a page that is left still writes may come too late.
 * @param held what is held of the open graph already; null to take hold of it.
 * @param wasMade whether somebody has made something of it before.
 * @param failing called once when the browser keeps nothing (private windows, a full disk).
 */
export function startKeeping(held: Hold | null, wasMade: boolean, failing: (error: unknown) => void): void {
  started = true;
  onFailure = failing;
  kept = wasMade && held ? present() : null;
  made = wasMade;
  takeUp(present().graph, held);
  void keepNow();
  useDocumentStore.subscribe(({ history }, { history: before }) => {
    if (history === before) return;
    if (history.graph !== before.graph) changeGraph(before, history);
    timer ??= setTimeout(() => void keepNow(), keptAt + PAUSE_MS - performance.now());
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void keepNow();
  });
  window.addEventListener('pagehide', () => void keepNow());
}

/** Writes the open graph at once, for what loads the page again. False where this browser keeps nothing. */
export async function keepNow(): Promise<boolean> {
  clearTimeout(timer);
  timer = undefined;
  const history = present();
  if (started && history !== kept) writing = write(history);
  await writing;
  return started && !failed;
}

let given: Hold | null = null;

/** Opens a kept graph that this window has got hold of. */
export function openHeld(history: History, held: Hold): void {
  given = held;
  startAgain(history);
}

function changeGraph(before: History, after: History): void {
  void leave(before, before !== kept, isMade(before), hold);
  kept = null;
  made = given !== null;
  takeUp(after.graph, given);
  given = null;
}

/** Keeps a graph that is left as it was last, or nothing of one that nobody has made anything of; then lets it go. */
async function leave(history: History, changed: boolean, worth: boolean, held: Promise<Hold | null>): Promise<void> {
  const letGo = await held;
  if (!letGo) return;
  if (!worth) await graphShelf().remove(history.graph).catch(() => undefined);
  else if (changed) await put(history, true);
  letGo();
}

function takeUp(graph: string, held: Hold | null): void {
  rememberGraph(graph);
  hold = held ? Promise.resolve(held) : holdGraph(graph);
  void hold.then((taken) => {
    // Undo has led back to a graph that another window has taken up meanwhile.
    if (!taken && present().graph === graph) renameOpenGraph(newGraphName());
  });
}

/** True once there is something of it that could not be had again. */
function isMade(history: History): boolean {
  const { past, future } = ownHistory(history);
  made ||= past.length > 0 || future.length > 0 || !isPristine(history.present);
  return made;
}

async function write(history: History): Promise<void> {
  kept = history;
  keptAt = performance.now();
  const worth = isMade(history);
  // What another window has is not written over.
  if (await hold) await put(history, worth);
}

async function put(history: History, worth: boolean): Promise<void> {
  try {
    await graphShelf().write(history.graph, contentOf(history, fileHandle(), worth), worth ? entryOf(history, Date.now()) : null);
    failed = false;
  } catch (error) {
    if (!failed) onFailure(error);
    failed = true;
  }
}
