/** Parts of the page whose code comes after the first screen. */
import { memo, useSyncExternalStore, type ComponentType, type NamedExoticComponent } from 'react';

export interface Later<P extends object> extends NamedExoticComponent<P> {
  /** Fetches the code, once; so that it is there when the part is shown. */
  readonly load: () => Promise<void>;
}

/**
 * A component whose code is fetched when it is first shown, or by `load`. What waits in its place is drawn from
 * the same props, and neither is drawn again for the same ones. Unlike React's `lazy` it shows the part as soon as
 * it is there: a Suspense boundary holds its fallback for 0.3 s.
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
  const Shown = memo<P>((props) => {
    const Now = useSyncExternalStore(subscribe, () => (failure === undefined ? Part : null));
    if (!Now) throw failure;
    return <Now {...props} />;
  });
  Shown.displayName = 'Later';
  return Object.assign(Shown, { load });
}

/** Settles when the page has nothing else to do, or has been busy for a second. */
export function idle(): Promise<void> {
  // Safari has no idle callback.
  return new Promise((done) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => { done(); }, { timeout: 1000 });
    else setTimeout(done, 100);
  });
}

/** Fetches one part after another, each in an idle moment. One that cannot be had is asked for again when it is shown. */
export async function loadWhenIdle(loaders: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const load of loaders) {
    await idle();
    await load().catch(() => undefined);
  }
}
