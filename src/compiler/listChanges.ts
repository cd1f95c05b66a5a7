/** What an edit did to a list whose items never change. */

export interface ListChanges<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
}

/** An item that changed places among the others counts as removed and added. */
export function listChanges<T>(before: readonly T[], after: readonly T[]): ListChanges<T> {
  if (before === after) return { added: [], removed: [] };
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return between(before.slice(start, before.length - end), after.slice(start, after.length - end));
}

function between<T>(before: readonly T[], after: readonly T[]): ListChanges<T> {
  const staying = new Set(after);
  const added: T[] = [];
  const removed: T[] = [];
  let at = 0;
  for (const item of before) {
    if (!staying.has(item)) {
      removed.push(item);
      continue;
    }
    const found = after.indexOf(item, at);
    if (found < 0) {
      // It stands further to the front now; the walk has passed it and called it added.
      removed.push(item);
      continue;
    }
    added.push(...after.slice(at, found));
    at = found + 1;
  }
  return { added: [...added, ...after.slice(at)], removed };
}
