import type { GraphDocument, Position } from '../../graph/document.ts';

/** Less than this apart, in pixels, one card hides what another says. */
const APART = 24;
const STEP = 32;

/** The move, from a wanted one on and right and down in steps, that brings none of these places on a node, note or frame that is there. */
export function freeMove(document: GraphDocument, places: readonly Position[], wanted: Position): Position {
  const near = (a: Position, b: Position) => Math.abs(a.x - b.x) < APART && Math.abs(a.y - b.y) < APART;
  const there = [...document.nodes, ...(document.notes ?? []), ...(document.frames ?? [])];
  const hides = (move: Position) => places.some(({ x, y }) => there.some(({ position }) => near(position, { x: x + move.x, y: y + move.y })));
  let move = wanted;
  while (hides(move)) move = { x: move.x + STEP, y: move.y + STEP };
  return move;
}
