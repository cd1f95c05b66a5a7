import { revealNode } from '../stores/sessionStore.ts';
import { canvasView } from './canvasView.ts';

/** Goes to a node on the canvas: selects it, brings it into view, and gives it the focus. */
export function goToNode(id: string): void {
  revealNode(id);
  canvasView()?.focus({ type: 'node', id });
}
