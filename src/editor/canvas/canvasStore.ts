/** What happens on the canvas just now and belongs to nobody else: a wire in the hand, the quick search. */
import { create } from 'zustand';
import type { NodeKind } from '../../nodes/kind.ts';
import { currentDocument } from '../stores/documentStore.ts';
import { fittingPorts, type WireEnd } from './connection.ts';
import type { PagePoint } from './canvasView.ts';

/** A search among kinds at a point of the page; quickAdds.ts says what it is asked for. */
export interface QuickAddRequest {
  readonly at: PagePoint;
  /** Its name, and what it asks. */
  readonly label: string;
  readonly question: string;
  /** Those that can be chosen. */
  readonly kinds: readonly NodeKind[];
  readonly choose: (kind: NodeKind) => void;
}

interface CanvasState {
  /** While a wire is in the hand: where it began, and which ports could end it. */
  readonly wiring: { readonly start: WireEnd; readonly fits: (end: WireEnd) => boolean } | null;
  readonly quickAdd: QuickAddRequest | null;
  /** The ports for one of which a partner is asked. */
  readonly connecting: readonly WireEnd[] | null;
  /** The note or frame whose text is open for writing; `fresh` while it was only just added. */
  readonly writing: { readonly id: string; readonly fresh: boolean } | null;
}

export const useCanvasStore = create<CanvasState>()(() => ({ wiring: null, quickAdd: null, connecting: null, writing: null }));

export function startWiring(start: WireEnd): void {
  useCanvasStore.setState({ wiring: { start, fits: fittingPorts(currentDocument(), start) } });
}

export function endWiring(): void {
  useCanvasStore.setState({ wiring: null });
}

export function openQuickAdd(request: QuickAddRequest): void {
  useCanvasStore.setState({ quickAdd: request });
}

/** Asks what these ports are to be wired to. */
export function openConnecting(ends: readonly WireEnd[]): void {
  useCanvasStore.setState({ connecting: ends });
}

export function closeConnecting(): void {
  useCanvasStore.setState({ connecting: null });
}

export function closeQuickAdd(): void {
  useCanvasStore.setState({ quickAdd: null });
}

/** Opens the text of a note, or the title of a frame. */
export function startWriting(id: string, fresh = false): void {
  useCanvasStore.setState({ writing: { id, fresh } });
}

/** Closes it, where it is still this one that is open. */
export function endWriting(id: string): void {
  useCanvasStore.setState(({ writing }) => (writing?.id === id ? { writing: null } : { writing }));
}
