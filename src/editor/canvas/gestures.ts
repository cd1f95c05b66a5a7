/** What the hand holds on the canvas, and what an element of it belongs to. */
import type { Position } from '../../graph/document.ts';
import { markType } from '../annotations/edits.ts';
import { currentSeen } from '../stores/documentStore.ts';
import { pointAt, pointAway } from '../stores/sessionStore.ts';
import { canvasView, type CanvasPart } from './canvasView.ts';
import { takeUp, type Move } from './carrying.ts';
import type { WireEnd } from './connection.ts';
import { cardSize } from './edits.ts';
import { partAt } from './flowDom.ts';
import { useFlowStore } from './flowStore.ts';
import { snapStep } from './snapping.ts';

interface Held {
  readonly id: string;
}

interface Change {
  readonly type: string;
  readonly id?: string;
  readonly position?: Position | undefined;
  readonly dragging?: boolean | undefined;
}

/** A move of what is in the hand. While a note or frame is given another size, its corner moves without being dragged. */
export function isMove<C extends Change>(change: C): change is C & Move {
  return change.type === 'position' && change.position !== undefined && change.dragging !== undefined;
}

/** What is in the hand steps onto the lines of what lies still, together. */
export function snapped<C extends Change>(changes: readonly C[]): C[] {
  const places = new Map(changes.filter(isMove).map(({ id, position }) => [id, position]));
  if (places.size === 0) return [...changes];
  const { nodes, annotations } = useFlowStore.getState();
  const { dx, dy } = snapStep(places, [...nodes, ...annotations], canvasView()?.zoom() ?? 1);
  return changes.map((change) => (isMove(change) ? { ...change, position: { x: change.position.x + dx, y: change.position.y + dy } } : change));
}

/** The hand has closed on these. */
export function onTakeUp(nodes: readonly Held[]): void {
  takeUp(currentSeen(), nodes.map(({ id }) => id), cardSize);
}

/** The hand has closed on the frame around several. */
export function onSelectionTakeUp(_event: unknown, held: readonly Held[]): void {
  onTakeUp(held);
}

/** What an element of the canvas belongs to, notes and frames told from nodes. */
export function partOf(element: Element): CanvasPart {
  const part = partAt(element);
  return part.type === 'node' ? { type: markType(part.id) ?? 'node', id: part.id } : part;
}

export function onEnter(_event: unknown, { id }: Held): void {
  pointAt(id);
}

export function onLeave(_event: unknown, { id }: Held): void {
  pointAway(id);
}

/** The end of a wire at a handle. */
export function endOf(handle: { nodeId: string | null; id?: string | null; type: string | null } | null | undefined): WireEnd | null {
  return handle?.nodeId && handle.id ? { node: handle.nodeId, port: handle.id, side: handle.type === 'target' ? 'input' : 'output' } : null;
}

/** The two ends of a wire, as React Flow tells of it. */
export function endsOf({ source, sourceHandle, target, targetHandle }: { source: string; target: string; sourceHandle?: string | null | undefined; targetHandle?: string | null | undefined }) {
  return { from: { node: source, port: sourceHandle ?? '', side: 'output' }, to: { node: target, port: targetHandle ?? '', side: 'input' } } as const;
}
