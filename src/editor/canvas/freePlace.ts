import type { GraphDocument, Position, Size } from '../../graph/document.ts';
import { seenDocument } from '../../graph/groups/seen.ts';

/** Less than this apart, in pixels, one card hides what another says. */
const APART = 24;
const STEP = 32;

/** The move, from a wanted one on and right and down in steps, that brings none of these places on a node, note or frame that is there. */
export function freeMove(document: GraphDocument, places: readonly Position[], wanted: Position): Position {
  const near = (a: Position, b: Position) => Math.abs(a.x - b.x) < APART && Math.abs(a.y - b.y) < APART;
  const there = [...seenDocument(document).nodes, ...(document.notes ?? []), ...(document.frames ?? [])];
  const hides = (move: Position) => places.some(({ x, y }) => there.some(({ position }) => near(position, { x: x + move.x, y: y + move.y })));
  let move = wanted;
  while (hides(move)) move = { x: move.x + STEP, y: move.y + STEP };
  return move;
}

type Room = Position & Size;

/** Room between a new card and what is there, in pixels. */
const GAP = 24;
/** Offsets that are tried, nearest first; of those as near, the ones below and to the right first. */
const OFFSETS: readonly Position[] = Array.from({ length: 49 * 49 }, (_, at) => ({ x: STEP * ((at % 49) - 24), y: STEP * (Math.floor(at / 49) - 24) }))
  .sort((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y) || b.y - a.y || b.x - a.x);

/**
 * The place (top left corner) nearest to a wanted one where a card of a size lies on nothing and close to nothing: within what is seen, where
 * there is such a place in it; else near the wanted one; else, where all is full, the wanted one.
 */
export function emptyPlace(taken: readonly Room[], size: Size, wanted: Position, seen: Room | null): Position {
  const inView = (at: Position) => seen === null || (at.x >= seen.x && at.y >= seen.y && at.x + size.width <= seen.x + seen.width && at.y + size.height <= seen.y + seen.height);
  const free = (at: Position) => !taken.some(({ x, y, width, height }) => at.x < x + width + GAP && x < at.x + size.width + GAP && at.y < y + height + GAP && y < at.y + size.height + GAP);
  const places = OFFSETS.map(({ x, y }) => ({ x: wanted.x + x, y: wanted.y + y }));
  return places.find((at) => inView(at) && free(at)) ?? places.find(free) ?? wanted;
}
