/** Parts of the page whose code comes after the first screen. */
import { useSyncExternalStore, type ComponentType, type ReactNode } from 'react';

export interface Later<P> {
  (props: P): ReactNode;
  /** Fetches the code, once; so that it is there when the part is shown. */
  readonly load: () => Promise<void>;
}

/**
 * A component whose code is fetched when it is first shown, or by `load`. What waits in its place is drawn from
 * the same props. Unlike React's `lazy` it shows the part as soon as it is there: a Suspense boundary holds its
 * fallback for 0.3 s.
 */
export function later<P extends object>(fetchPart: () => Promise<ComponentType<P>>, Waiting: ComponentType<P>): Later<P> {
  let Part: ComponentType<P> = Waiting;
  let failure: unknown;
  let fetching: Promise<void> | null = null;
  const listeners = new Set<() => void>();
  const load = (): Promise<void> => {
    fetching ??= fetchPart().then(
      (fetched) => { Part = fetched; },
      (error: unknown) => { failure = error instanceof Error ? error : new Error(String(error)); },
    ).then(() => { for (const listener of listeners) listener(); });
    return fetching;
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    void load();
    return () => { listeners.delete(listener); };
  };
  const Shown = (props: P): ReactNode => {
    const Now = useSyncExternalStore(subscribe, () => (failure === undefined ? Part : null));
    if (!Now) throw failure;
    return <Now {...props} />;
  };
  return Object.assign(Shown, { load });
}

/** Fetches one part after another while the page has nothing else to do. */
export function loadWhenIdle(loaders: readonly (() => Promise<unknown>)[]): void {
  const [first, ...rest] = loaders;
  if (!first) return;
  const go = () => { void first().catch(() => undefined).then(() => { loadWhenIdle(rest); }); };
  // Safari has no idle callback.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(go, { timeout: 5000 });
  else setTimeout(go, 200);
}
