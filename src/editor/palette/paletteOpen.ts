/** Whether the palette is open: as a person left it, else while a graph is built from nothing. */
import { placedIds } from '../../graph/annotations.ts';
import { currentDocument, useDocumentStore } from '../stores/documentStore.ts';
import { setPreferences, usePreferencesStore } from '../stores/preferencesStore.ts';
import { useHidden } from '../lessons/heldRules.ts';
import { useSessionStore } from '../stores/sessionStore.ts';

/** Never where the lesson does without it. */
export function usePaletteOpen(): boolean {
  const hidden = useHidden('palette');
  const chosen = usePreferencesStore((state) => state.paletteOpen);
  const building = useSessionStore((state) => state.building);
  return !hidden && (chosen ?? building);
}

/** A person opens or folds the palette; it stays so until they say otherwise. */
export function setPaletteOpen(open: boolean): void {
  setPreferences({ paletteOpen: open });
}

function noteEmpty(): void {
  if (!useSessionStore.getState().building && placedIds(currentDocument()).size === 0) useSessionStore.setState({ building: true });
}

// Once there was nothing on the canvas it stays open: it does not fold under the hand that puts the first node down.
// Nor is it asked before the first graph has come.
useDocumentStore.subscribe(noteEmpty);
