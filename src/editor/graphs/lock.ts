/** A graph is open in one window at a time: what two wrote would be lost to one of them. */

/** What is held of a graph; called to let it go. */
export type Hold = () => void;

const nothing: Hold = () => undefined;

/**
 * Takes hold of a graph. Null where another window has it.
 * @param patience how long to wait for that window, in milliseconds: one that is being reloaded is about to let go.
 */
export function holdGraph(graph: string, patience = 0): Promise<Hold | null> {
  const locks = (navigator as Partial<Navigator>).locks;
  // Where the browser has no locks (a page that is not secure), windows do not know of each other.
  if (!locks) return Promise.resolve(nothing);
  const name = lockName(graph);
  return new Promise((done) => {
    const hold = (lock: Lock | null) => {
      if (!lock) {
        done(null);
        return undefined;
      }
      return new Promise<void>((end) => { done(end); });
    };
    const asked = patience > 0 ? locks.request(name, { signal: AbortSignal.timeout(patience) }, hold) : locks.request(name, { ifAvailable: true }, hold);
    asked.catch(() => { done(null); });
  });
}

/** Graphs that are open in any window. */
export async function heldGraphs(): Promise<ReadonlySet<string>> {
  const locks = (navigator as Partial<Navigator>).locks;
  if (!locks) return new Set();
  const { held = [] } = await locks.query();
  return new Set(held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [])));
}

const PREFIX = 'netloom-graph ';

function lockName(graph: string): string {
  return `${PREFIX}${graph}`;
}
