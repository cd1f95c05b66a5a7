/** Where graphs are kept: in the browser's IndexedDB, the list apart from what the graphs are made of. */
import { createStore, del, get, keys, set, values } from 'idb-keyval';
import type { GraphContent, GraphEntry } from './record.ts';

export interface Shelf {
  /** Of all graphs, in no order. */
  list(): Promise<readonly GraphEntry[]>;
  content(id: string): Promise<GraphContent | undefined>;
  /** Every graph that something is kept of, those without an entry among them. */
  contents(): Promise<readonly string[]>;
  /** @param entry null keeps the graph over a reload alone: nobody has made anything of it yet. */
  write(id: string, content: GraphContent, entry: GraphEntry | null): Promise<void>;
  remove(id: string): Promise<void>;
}

let shelf: Shelf | null = null;

/** The one that is used. */
export function graphShelf(): Shelf {
  shelf ??= indexedShelf();
  return shelf;
}

/** Puts another in the place of the browser's: for tests. */
export function replaceShelf(other: Shelf): void {
  shelf = other;
}

function indexedShelf(): Shelf {
  const entries = createStore('netloom-graphs', 'entries');
  const contents = createStore('netloom-graph-contents', 'contents');
  return {
    list: () => values<GraphEntry>(entries),
    content: (id) => get<GraphContent>(id, contents),
    contents: () => keys<string>(contents),
    async write(id, content, entry) {
      await set(id, content, contents);
      if (entry) await set(id, entry, entries);
    },
    async remove(id) {
      await del(id, entries);
      await del(id, contents);
    },
  };
}
