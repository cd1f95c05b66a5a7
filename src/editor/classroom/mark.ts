/** Says to the next start of the page that all that people left in this browser is to be removed. Small: every start asks. */
export const REMOVE_MARK = 'netloom-remove-all';

export function isToRemove(): boolean {
  try {
    return sessionStorage.getItem(REMOVE_MARK) !== null;
  } catch {
    // A browser that has no storage for this page has nothing to be removed.
    return false;
  }
}
