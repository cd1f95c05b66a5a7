import { openQuickAdd } from '../canvas/canvasStore.ts';
import { canvasView } from '../canvas/canvasView.ts';
import { setOverlay } from '../stores/overlayStore.ts';
import type { Action } from './action.ts';

export const fitView: Action = { id: 'fit', label: 'Fit the graph into view', shortcuts: ['F'], run: () => canvasView()?.fit() };

let pointer: { readonly x: number; readonly y: number } | null = null;

/** Remembers where the pointer is, so that the quick search opens there. */
export function followPointer(event: PointerEvent): void {
  pointer = { x: event.clientX, y: event.clientY };
}

export const quickAdd: Action = {
  id: 'quick-add',
  label: 'Add a node by name',
  shortcuts: ['/', 'Space'],
  run() {
    const view = canvasView();
    if (view) openQuickAdd({ at: pointer && view.contains(pointer) ? pointer : view.middle(), from: null });
  },
};

export const help: Action = { id: 'help', label: 'Show the shortcuts', shortcuts: ['?'], run: () => { setOverlay({ help: true }); } };
