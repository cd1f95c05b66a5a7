/** The open graph is made ready to train while the page stands idle, before anybody presses Train. */
import type { Program } from '../../compiler/program.ts';
import { currentCompilation, useCompilationStore } from '../stores/compilationStore.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { usePreferencesStore } from '../stores/preferencesStore.ts';
import { run } from '../stores/runStore.ts';
import { connectionNow, countsBytes, type Connection } from '../ui/connection.ts';
import { idle } from '../ui/later.tsx';

/** Typing goes on for a while; a graph is not loaded at every key. In milliseconds. */
const SETTLE = 300;
/** With a mouse or pen, and with the keyboard. */
const REACHING = ['pointerover', 'focusin'] as const;
/** What training may take to be prepared unasked, in bytes. */
const MOST_MEMORY = 256e6;

/** True where the graph may be prepared unasked: small enough, and on a connection that nobody counts the bytes of. */
export function mayPrepare(program: Program | null, connection: Connection | undefined): boolean {
  if (!program || program.totals.memoryBytes > MOST_MEMORY) return false;
  return !countsBytes(connection);
}

/**
 * From now on, until it is called back: soon after an edit, and as soon as it is drawn where another graph was opened, for nobody
 * types then. Who reaches for Train is not kept waiting either: a hand lies on a button for some tenths of a second before it presses.
 * @param prepare makes the open graph ready, where it is not yet.
 */
export function prepareWhenIdle(prepare: () => void = run.prepareEarly): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let graph = useDocumentStore.getState().history.graph;
  const now = () => {
    clearTimeout(timer);
    if (!document.hidden && mayPrepare(currentCompilation().program, connectionNow())) prepare();
  };
  const soon = () => {
    clearTimeout(timer);
    const opened = useDocumentStore.getState().history.graph;
    if (opened === graph) timer = setTimeout(() => { void idle().then(now); }, SETTLE);
    // Drawn first; but the page may be long busy with what is not seen yet, and the engine has a thread of its own.
    else requestAnimationFrame(() => { timer = setTimeout(now); });
    graph = opened;
  };
  const reached = ({ target }: Event) => {
    if (target instanceof Element && target.closest('[data-place="train"]:enabled')) now();
  };
  const endings = [
    useCompilationStore.subscribe((is, was) => { if (is.compilation.program !== was.compilation.program) soon(); }),
    usePreferencesStore.subscribe((is, was) => { if (is.backend !== was.backend) soon(); }),
  ];
  document.addEventListener('visibilitychange', soon);
  for (const type of REACHING) document.addEventListener(type, reached);
  void idle().then(now);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', soon);
    for (const type of REACHING) document.removeEventListener(type, reached);
    for (const end of endings) end();
  };
}
