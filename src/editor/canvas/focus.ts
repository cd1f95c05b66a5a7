/** The focus on the canvas: given to what is yet to be drawn, and not lost with what is deleted. */
import { placedIds } from '../../graph/annotations.ts';
import { adjacencyOf } from '../../graph/order.ts';
import { portReferenceOf, type GraphDocument } from '../../graph/document.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import { canvasView } from './canvasView.ts';
import { elementAt } from './flowDom.ts';
import { cardNamed, seenDocument } from '../../graph/groups/seen.ts';
import { setTabStop } from './flowStore.ts';
import { nodeAt, type Place } from './place.ts';

/** Frames that a new or far node may take to be drawn. */
const PATIENCE = 20;

/**
 * Gives a place the focus, as soon as it is there. Where it is not yet, it is first brought into view; whoever goes elsewhere
 * meanwhile is not called back.
 */
export function focusWhenDrawn(frame: Element, place: Place, bringIntoView?: () => void): void {
  const before = document.activeElement;
  const attempt = (patience: number) => {
    if (document.activeElement !== before && !isFocusLost()) return;
    if (focusNow(frame, place)) return;
    if (patience === PATIENCE && !elementAt(frame, place)) bringIntoView?.();
    if (patience > 0) requestAnimationFrame(() => { attempt(patience - 1); });
  };
  attempt(PATIENCE);
}

/** False where it is not drawn, or drawn but not measured yet: it is hidden then, and does not take the focus. */
function focusNow(frame: Element, place: Place): boolean {
  const element = elementAt(frame, place);
  element?.focus({ preventScroll: true });
  return element !== null && document.activeElement === element;
}

/** Whether nothing on the page has the focus: what had it has gone. */
export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/**
 * Follows the focus: Tab comes back to the node that had it last. When that node or wire is deleted, or another takes its place, the
 * focus goes to what stands there now, or next to it, so that who works by keyboard goes on from there. Gives back what ends it.
 */
export function keepFocus(): () => void {
  let held: Place | null = null;
  const onFocusIn = (event: FocusEvent) => {
    held = event.target instanceof Element ? (canvasView()?.placeAt(event.target) ?? null) : null;
    const node = held && nodeAt(held);
    if (node) setTabStop(node);
  };
  const forget = () => { held = null; };
  const unfollow = useDocumentStore.subscribe(({ history: { present } }, { history: { present: before } }) => {
    if (!held || present === before || (exists(present, held) && !hasTurned(before, present, held))) return;
    const gone = held;
    held = null;
    requestAnimationFrame(() => {
      const next = isFocusLost() ? standIn(before, present, gone) : null;
      if (next !== null) canvasView()?.focus({ type: 'node', id: next });
    });
  });
  window.addEventListener('focusin', onFocusIn);
  window.addEventListener('pointerdown', forget, { capture: true });
  return () => {
    unfollow();
    window.removeEventListener('focusin', onFocusIn);
    window.removeEventListener('pointerdown', forget, { capture: true });
  };
}

function exists(document: GraphDocument, place: Place): boolean {
  const seen = seenDocument(document);
  const node = nodeAt(place);
  return node === null ? seen.edges.some(({ id }) => place.type === 'wire' && id === place.id) : seen.nodes.some(({ id }) => id === node) || (placedIds(document).has(node) && !document.nodes.some(({ id }) => id === node));
}

/** A card has become an outline, or an outline a card: another element stands for the group. */
function hasTurned(before: GraphDocument, present: GraphDocument, place: Place): boolean {
  const id = nodeAt(place) ?? '';
  return (cardNamed(before, id) === undefined) !== (cardNamed(present, id) === undefined);
}

/** What is selected now; else what led to the place that is gone, else what it led to, else any node. */
function standIn(before: GraphDocument, present: GraphDocument, gone: Place): string | null {
  const { selectedNodes } = useSessionStore.getState();
  const id = nodeAt(gone);
  const [was, now] = [seenDocument(before), seenDocument(present)];
  const { incoming, outgoing } = adjacencyOf(was);
  const wires = id === null ? was.edges.filter((edge) => gone.type === 'wire' && edge.id === gone.id) : [...(incoming.get(id) ?? []), ...(outgoing.get(id) ?? [])];
  const near = wires.flatMap(({ from, to }) => [portReferenceOf(from).node, portReferenceOf(to).node]);
  const there = new Set([...now.nodes, ...(now.groups ?? []).filter(({ folded }) => !folded)].map((node) => node.id));
  return [...selectedNodes, ...near].find((each) => there.has(each)) ?? now.nodes[0]?.id ?? null;
}

/**
 * The canvas keeps presses from moving the focus. Who works here by pointer means the graph by Undo, not the field they typed in before;
 * and by arrow keys what they pressed, not the node that the keyboard was at.
 */
export function leaveFocus({ target }: { readonly target: EventTarget | null }): void {
  const focused = document.activeElement;
  // A press within the text of a note that is being written.
  if (focused === target) return;
  const left = focused?.matches('input, textarea') === true || (focused && canvasView()?.placeAt(focused));
  if (left && (focused instanceof HTMLElement || focused instanceof SVGElement)) focused.blur();
}
