/** What happens when cards, notes and frames are let go: one edit. */
import { withCarried } from '../../graph/frames.ts';
import { outlinesOf } from '../../graph/groups/outline.ts';
import { i18n } from '../../words/i18n.ts';
import { moveName } from '../annotations/words.ts';
import { currentDocument, currentSeen, editDocument } from '../stores/documentStore.ts';
import { canvasView, type PagePoint } from './canvasView.ts';
import { putDown } from './carrying.ts';
import { cardSize } from './edits.ts';
import { droppedPositions } from './flowModel.ts';
import { useFlowStore } from './flowStore.ts';
import { insertionOf } from './rewire.ts';
import { hideGuides } from './snapping.ts';

/** One of them or several are let go; what lies on a frame goes with it. */
export function onDrop(event: Pointed, _node: unknown, moved: readonly { readonly id: string }[]): void {
  hideGuides();
  putDown();
  const ids = new Set(moved.map(({ id }) => id));
  // Where they are seen, which a step onto a line may have changed.
  const { nodes, annotations } = useFlowStore.getState();
  const positions = droppedPositions(currentSeen(), [...nodes, ...annotations].filter(({ id }) => ids.has(id)).map(ofGroup));
  const [only, ...others] = Object.entries(positions);
  if (only && others.length === 0 && intoWire(only[0], only[1], event)) return;
  const ours = Object.keys(positions);
  if (ours.length > 0) editDocument({ type: 'moveNodes', positions: withCarried(currentSeen(), positions, cardSize) }, moveName(currentDocument(), ours));
}

/** An outline goes where its group's card goes: as far. */
function ofGroup({ id, type, position }: { readonly id: string; readonly type: string; readonly position: PagePoint }): { readonly id: string; readonly position: PagePoint } {
  const outline = type === 'group' ? outlinesOf(currentDocument(), cardSize).find(({ group }) => group.id === id) : undefined;
  if (!outline) return { id, position };
  const { group, position: from } = outline;
  return { id, position: { x: group.position.x + position.x - from.x, y: group.position.y + position.y - from.y } };
}

/** The frame around several is let go. */
export function onSelectionDrop(event: Pointed, moved: readonly { readonly id: string }[]): void {
  onDrop(event, null, moved);
}

/** A loose node that is let go over a wire goes into it. */
function intoWire(id: string, position: PagePoint, event: Pointed): boolean {
  const at = pagePointOf(event);
  const wire = at ? canvasView()?.wireAt(at) : null;
  const command = wire ? insertionOf(currentDocument(), id, wire, position) : null;
  if (!command) return false;
  editDocument(command, i18n.t('Insert into the wire'));
  return true;
}

/** What React Flow hands on: the browser's event, which it calls React's at times. */
type Pointed = MouseEvent | TouchEvent | React.MouseEvent;

/** Where on the page it happened. */
export function pagePointOf(event: Pointed): PagePoint | null {
  const at = 'changedTouches' in event ? event.changedTouches[0] : event;
  return at ? { x: at.clientX, y: at.clientY } : null;
}
