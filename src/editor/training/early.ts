/** The open graph is made ready to train while the page stands idle, before anybody presses Train. */
import type { Program } from '../../compiler/program.ts';
import { currentCompilation, useCompilationStore } from '../stores/compilationStore.ts';
import { usePreferencesStore } from '../stores/preferencesStore.ts';
import { run } from '../stores/runStore.ts';
import { connectionNow, countsBytes, type Connection } from '../ui/connection.ts';
import { idle } from '../ui/later.tsx';

/** Typing goes on for a while; a graph is not loaded at every key. In milliseconds. */
const SETTLE = 300;
/** What training may take to be prepared unasked, in bytes. */
const MOST_MEMORY = 256e6;

/** True where the graph may be prepared unasked: small enough, and on a connection that nobody counts the bytes of. */
export function mayPrepare(program: Program | null, connection: Connection | undefined): boolean {
  if (!program || program.totals.memoryBytes > MOST_MEMORY) return false;
  return !countsBytes(connection);
}

/** From now on, until it is called back. */
export function prepareWhenIdle(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const prepare = () => {
    if (!document.hidden && mayPrepare(currentCompilation().program, connectionNow())) run.prepareEarly();
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { void idle().then(prepare); }, SETTLE);
  };
  const endings = [
    useCompilationStore.subscribe((now, before) => { if (now.compilation.program !== before.compilation.program) soon(); }),
    usePreferencesStore.subscribe((now, before) => { if (now.backend !== before.backend) soon(); }),
  ];
  document.addEventListener('visibilitychange', soon);
  void idle().then(prepare);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', soon);
    for (const end of endings) end();
  };
}
