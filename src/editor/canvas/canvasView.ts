/**
 * The canvas on the screen, for those who stand outside of it: the palette asks where a drop falls,
 * the actions ask to see everything. One canvas is on the page at a time.
 */
import type { Position } from '../../graph/document.ts';
import type { WireEnd } from './connection.ts';
import type { Place } from './place.ts';

/** A point of the page, in CSS pixels from its top left corner. */
export type PagePoint = Position;

export type CanvasPart = Place | { readonly type: 'note' | 'frame' | 'group'; readonly id: string } | { readonly type: 'selection' | 'canvas' };

export interface CanvasView {
  /** True where the point is over the canvas and nothing lies on top of it. */
  contains(point: PagePoint): boolean;
  toCanvas(point: PagePoint): Position;
  /** The middle of what is seen, on the page. */
  middle(): PagePoint;
  /** What is seen of the canvas, in its own pixels; null before it has a size. */
  seen(): (Position & { readonly width: number; readonly height: number }) | null;
  /** The id of the wire at a point, or null. */
  wireAt(point: PagePoint): string | null;
  /** The node, note, frame, wire or port that an element of the canvas belongs to; `selection` for the frame around several. */
  partAt(element: Element): CanvasPart;
  zoom(): number;
  /** What an element of the canvas itself is, where it is one that takes the keys of the canvas. */
  placeAt(element: Element): Place | null;
  /** Where a node that a port is wired to would stand, on the page. */
  besidePort(end: WireEnd): PagePoint | null;
  /** Gives it the focus, once it is drawn, and brings it into view. */
  focus(place: Place): void;
  fit(): void;
  /** Width and height of a node's card as drawn. */
  sizeOf(node: string): { readonly width: number; readonly height: number } | null;
}

let view: CanvasView | null = null;

/** Called by the canvas when it appears; gives back what to call when it goes. */
export function registerCanvasView(canvas: CanvasView): () => void {
  view = canvas;
  return () => {
    if (view === canvas) view = null;
  };
}

/** The canvas, or null before it has been drawn. */
export function canvasView(): CanvasView | null {
  return view;
}
