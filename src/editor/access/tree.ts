/** How keys walk through a tree, by the pattern that screen readers know (WAI-ARIA's tree view). */
import type { OutlineItem } from './outline.ts';

export interface ShownItem {
  readonly item: OutlineItem;
  /** The number of the item that it lies in. */
  readonly parent: string | null;
}

/** The items that are not folded away, from top to bottom. */
export function shownItems(items: readonly OutlineItem[], folded: ReadonlySet<string>, parent: string | null = null): readonly ShownItem[] {
  return items.flatMap((item) => [{ item, parent }, ...(folded.has(item.number) ? [] : shownItems(item.items, folded, item.number))]);
}

export interface TreeStep {
  /** The number to go to. */
  readonly to?: string;
  readonly fold?: ReadonlySet<string>;
  /** The node that is chosen. */
  readonly choose?: string;
}

/** What a key does at an item; null where it means nothing there. A letter goes to the next name that begins with it. */
export function stepInTree(shown: readonly ShownItem[], at: string, key: string, folded: ReadonlySet<string>): TreeStep | null {
  const index = shown.findIndex(({ item }) => item.number === at);
  const here = shown[index];
  if (!here) return null;
  const { item, parent } = here;
  const to = (next: ShownItem | undefined): TreeStep => (next ? { to: next.item.number } : {});
  const open = item.items.length > 0 && !folded.has(at);
  switch (key) {
    case 'ArrowDown':
      return to(shown[index + 1]);
    case 'ArrowUp':
      return to(shown[index - 1]);
    case 'Home':
      return to(shown[0]);
    case 'End':
      return to(shown.at(-1));
    case 'ArrowRight':
      if (open) return to(shown[index + 1]);
      return item.items.length > 0 ? { fold: without(folded, at) } : {};
    case 'ArrowLeft':
      if (open) return { fold: new Set([...folded, at]) };
      return parent === null ? {} : { to: parent };
    case 'Enter':
    case ' ':
      if (item.node !== null) return { choose: item.node };
      return { fold: open ? new Set([...folded, at]) : without(folded, at) };
    default:
      return key.length === 1 ? byLetter(shown, index, key) : null;
  }
}

function byLetter(shown: readonly ShownItem[], index: number, key: string): TreeStep | null {
  const round = [...shown.slice(index + 1), ...shown.slice(0, index + 1)];
  const next = round.find(({ item }) => item.name.toLowerCase().startsWith(key.toLowerCase()));
  return next ? { to: next.item.number } : null;
}

function without(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  const next = new Set(set);
  next.delete(item);
  return next;
}
