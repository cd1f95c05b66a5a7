/** Which graph this window has open, for the next start of this window and of others. */

const HERE = 'netloom-graph';
const LAST = 'netloom-last-graph';

export interface Remembered {
  readonly graph: string;
  /** True where this very window had it open: then it is being reloaded, or was duplicated. */
  readonly here: boolean;
}

export function rememberedGraph(): Remembered | null {
  const here = read(() => sessionStorage, HERE);
  const graph = here ?? read(() => localStorage, LAST);
  return graph === null ? null : { graph, here: here !== null };
}

export function rememberGraph(graph: string): void {
  write(() => sessionStorage, HERE, graph);
  write(() => localStorage, LAST, graph);
}

/** Some browsers have no storage for some pages, and throw where it is named. */
function read(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

function write(storage: () => Storage, key: string, value: string): void {
  try {
    storage().setItem(key, value);
  } catch {
    // Then the next start begins with the first preset.
  }
}
