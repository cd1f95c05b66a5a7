import type { GraphContent, GraphEntry } from './record.ts';
import type { Shelf } from './shelf.ts';

/** Graphs for as long as a test runs. What is written passes through a structured clone, as it does in the browser. */
export class MemoryShelf implements Shelf {
  readonly entries = new Map<string, GraphEntry>();
  readonly kept = new Map<string, GraphContent>();
  /** Writing fails while it is set, as on a full disk. */
  full = false;

  list(): Promise<readonly GraphEntry[]> {
    return Promise.resolve([...this.entries.values()]);
  }

  content(id: string): Promise<GraphContent | undefined> {
    return Promise.resolve(structuredClone(this.kept.get(id)));
  }

  contents(): Promise<readonly string[]> {
    return Promise.resolve([...this.kept.keys()]);
  }

  write(id: string, content: GraphContent, entry: GraphEntry | null): Promise<void> {
    if (this.full) return Promise.reject(new DOMException('No room', 'QuotaExceededError'));
    this.kept.set(id, structuredClone(content));
    if (entry) this.entries.set(id, structuredClone(entry));
    return Promise.resolve();
  }

  remove(id: string): Promise<void> {
    this.entries.delete(id);
    this.kept.delete(id);
    return Promise.resolve();
  }
}
