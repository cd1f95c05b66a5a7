/** Which runs go on in some window of this browser. A lock says so: it falls open by itself when its window closes, however it does. */
// eslint-disable-next-line lingui/no-unlocalized-strings -- the name of a lock, which nobody reads
const PREFIX = 'netloom run ';

/** Marks a run as this window's, until the window closes. */
export function holdRun(key: string): void {
  if (!hasLocks()) return;
  navigator.locks.request(PREFIX + key, { ifAvailable: true }, () => new Promise<void>(() => undefined)).catch(() => undefined);
}

/** Keys of the runs that are held by any window. */
export async function heldRuns(): Promise<ReadonlySet<string>> {
  if (!hasLocks()) return new Set();
  const { held = [] } = await navigator.locks.query().catch((): LockManagerSnapshot => ({}));
  return new Set(held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [])));
}

/** Pages that are not served safely have no locks. */
function hasLocks(): boolean {
  return typeof navigator !== 'undefined' && 'locks' in navigator;
}
