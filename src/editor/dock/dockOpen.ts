/** Whether the views below the training bar are open: as a person left them, else from the first run on. */
import { setPreferences, usePreferencesStore } from '../stores/preferencesStore.ts';
import { useRunStore } from '../stores/runStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';

export function isDockOpen(): boolean {
  const { dockAsked, focus } = useSessionStore.getState();
  return !focus && (dockAsked || usePreferencesStore.getState().dockOpen === true);
}

/** The same, for a component. */
export function useDockOpen(): boolean {
  const asked = useSessionStore(({ dockAsked, focus }) => dockAsked && !focus);
  const focus = useSessionStore((state) => state.focus);
  const chosen = usePreferencesStore((state) => state.dockOpen);
  return asked || (chosen === true && !focus);
}

/** A person opens or folds the dock; it stays so until they say otherwise. */
export function setDockOpen(open: boolean): void {
  setPreferences({ dockOpen: open });
  useSessionStore.setState({ dockAsked: false, ...(open ? { focus: false } : {}) });
}

// A run has something to show. It opens the dock once: nothing folds and unfolds under the hands of who resets and trains again.
useRunStore.subscribe(({ state, points }, before) => {
  const begun = (state === 'training' && before.state !== 'training') || (points.length > 0 && before.points.length === 0);
  if (begun && usePreferencesStore.getState().dockOpen !== false) useSessionStore.setState({ dockAsked: true });
});
