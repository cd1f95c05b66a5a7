/** The keys of what has the focus on the canvas: walking about, and the way into the settings. */
import { markType } from '../annotations/edits.ts';
import { startWriting } from '../canvas/canvasStore.ts';
import { canvasView } from '../canvas/canvasView.ts';
import { nodeAt, type Place } from '../canvas/place.ts';
import { foldOrUnfold } from '../groups/turn.ts';
import { currentSeen } from '../stores/documentStore.ts';
import { select, useSessionStore } from '../stores/sessionStore.ts';
import { openSettings } from './settings.ts';
import { isWalkKey, walk } from './walk.ts';

let cameFrom: string | null = null;

/** The node, wire or port that has the focus. */
export function focusedPlace(): Place | null {
  const focused = document.activeElement;
  return focused ? (canvasView()?.placeAt(focused) ?? null) : null;
}

/** Does what a plain key means on the canvas; false where it means nothing here. */
export function pressOnCanvas(event: KeyboardEvent): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof Element)) return false;
  const at = canvasView()?.placeAt(event.target) ?? null;
  if (!at) return false;
  if (event.shiftKey) return chooseAlong(event.key, at);
  if (isWalkKey(event.key)) {
    const next = walk(currentSeen(), at, event.key, cameFrom);
    // A jump is no way that could be gone back.
    cameFrom = event.key.startsWith('Arrow') ? (nodeAt(at) ?? cameFrom) : null;
    if (next) goTo(next);
    return true;
  }
  if (at.type !== 'node' || (event.key !== 'Enter' && event.key !== 'F2')) return false;
  const mark = markType(at.id);
  if (mark === 'note' || mark === 'frame') {
    select([at.id]);
    startWriting(at.id);
    return true;
  }
  const { selectedNodes } = useSessionStore.getState();
  const chosen = selectedNodes.length === 1 && selectedNodes[0] === at.id;
  // The first Enter selects, as a press does; the next goes on to the settings.
  if (event.key === 'Enter' && !chosen) return false;
  // Enter on a card opens it, and folds an outline; F2 names both.
  if (event.key === 'Enter' && foldOrUnfold(at.id)) return true;
  select([at.id]);
  openSettings(event.key === 'F2' ? 'name' : 'first');
  return true;
}

/** Walks on and keeps what is chosen: both ends of the step are chosen with it. False where the key walks nowhere, or stands at no node. */
function chooseAlong(key: string, at: Place): boolean {
  if (at.type !== 'node' || markType(at.id) || !isWalkKey(key)) return false;
  const next = walk(currentSeen(), at, key, cameFrom);
  cameFrom = at.id;
  if (next?.type !== 'node') return true;
  select([...new Set([...useSessionStore.getState().selectedNodes, at.id, next.id])]);
  canvasView()?.focus(next);
  return true;
}

/** What is walked to is selected, so that it can be seen, set and deleted at once; ports are not, they have no settings. */
function goTo(place: Place): void {
  if (place.type === 'node') select([place.id]);
  if (place.type === 'wire') select([], [place.id]);
  canvasView()?.focus(place);
}
