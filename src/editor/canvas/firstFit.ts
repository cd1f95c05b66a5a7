/** How much of the graph is shown, and how large. */
import { currentSeen } from '../stores/documentStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import { beginning } from './beginning.ts';
import { CARD } from './edits.ts';

export const FIT = { padding: '24px', maxZoom: 1 } as const;
/** Who sits far away needs the room that there is. */
const PROJECTED = { ...FIT, maxZoom: 2 } as const;
const PADDING = 24;
/** Below this zoom a card has no readable words at all; below the other it shows fewer and larger ones. */
const LEAST = 0.45;
export const FAR = 0.75;
/** Below this one shapes stand on the cards alone. */
export const VERY_FAR = 0.5;

/** How all of the graph is shown. */
export function fitNow() {
  return useSessionStore.getState().projector ? PROJECTED : FIT;
}

/** How the graph is shown when it is opened: on a small screen a part that can be read rather than all of it. */
export function firstFit(frame: HTMLElement) {
  const { nodes, notes = [], frames = [] } = currentSeen();
  const room = { width: frame.offsetWidth - 2 * PADDING, height: frame.offsetHeight - 2 * PADDING };
  return { ...FIT, nodes: beginning([...nodes, ...notes, ...frames], room, CARD, LEAST).map((id) => ({ id })) };
}
