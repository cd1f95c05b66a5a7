/** Where an act on the canvas is meant: at the menu that it is chosen from, else at the pointer, else in the middle of what is seen. */
import { canvasView, type PagePoint } from '../canvas/canvasView.ts';

let pointer: PagePoint | null = null;
let alt = false;
let menu: PagePoint | null = null;

/** Remembers where the pointer is. */
export function followPointer(event: PointerEvent): void {
  pointer = { x: event.clientX, y: event.clientY };
  alt = event.altKey;
}

/** Whether Alt was held when the pointer last moved: then cards go where the hand has them. */
export function isAltHeld(): boolean {
  return alt;
}

/** While a menu of the canvas is open, what is done is meant where it was opened; null when it closes. */
export function aimAt(point: PagePoint | null): void {
  menu = point;
}

/** Whether the keyboard is at a node, port or wire: what is done then is meant there, wherever the pointer was left. Menus say a place of their own. */
export function isOnCanvasByKey(): boolean {
  const focused = document.activeElement;
  return menu === null && focused !== null && (canvasView()?.placeAt(focused) ?? null) !== null;
}

/** The point on the page, or null where neither a menu nor the pointer says one on the canvas. */
export function aimedPoint(): PagePoint | null {
  const view = canvasView();
  if (menu) return menu;
  return pointer && view?.contains(pointer) ? pointer : null;
}
