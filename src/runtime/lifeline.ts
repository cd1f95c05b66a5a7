/**
 * How the page learns that its worker is gone. A worker that the browser ends says nothing, but it lets
 * go of its locks: so it holds one for as long as it lives, and the page waits for that one.
 */

/** Holds the lock for good. Resolves once it is held; never where this browser has no locks, or gives none to this page. */
export function holdLifeline(name: string): Promise<void> {
  if (!hasLocks()) return new Promise(() => undefined);
  return new Promise((held) => {
    const forGood = (): Promise<never> => {
      held();
      return new Promise(() => undefined);
    };
    // A page that may not have locks does without.
    navigator.locks.request(name, forGood).catch(() => undefined);
  });
}

/** Calls `gone` once the lock, which is held elsewhere, is let go of; not after the signal. */
export function onLifelineCut(name: string, signal: AbortSignal, gone: () => void): void {
  if (!hasLocks()) return;
  navigator.locks.request(name, { signal }, () => { gone(); }).catch(() => undefined);
}

/** Only pages that were served safely have them. */
function hasLocks(): boolean {
  return typeof navigator !== 'undefined' && 'locks' in navigator;
}
