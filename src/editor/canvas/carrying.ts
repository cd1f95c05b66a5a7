/** What frames and outlines of groups in the hand take along, while they are in it: asked once, when the hand closes. */
import type { GraphDocument, Position } from '../../graph/document.ts';
import { boxesOf, liesOn, type Box, type SizeOf } from '../../graph/frames.ts';
import { outlinesOf } from '../../graph/groups/outline.ts';

interface Load {
  readonly from: Position;
  readonly boxes: readonly Box[];
}

export interface Move {
  readonly id: string;
  readonly position: Position;
  readonly dragging: boolean;
}

let loads: ReadonlyMap<string, Load> = new Map();
let taken: ReadonlySet<string> = new Set();

/** The hand has closed on these nodes, notes and frames. */
export function takeUp(document: GraphDocument, ids: readonly string[], sizeOf: SizeOf): void {
  const held = new Set(ids);
  const frames = (document.frames ?? []).filter(({ id }) => held.has(id));
  const outlines = outlinesOf(document, sizeOf).filter(({ group }) => held.has(group.id));
  const boxes = frames.length + outlines.length > 0 ? boxesOf(document, sizeOf).filter(({ id }) => !held.has(id)) : [];
  const seen = new Set<string>();
  // What lies on two of them goes with one.
  const load = (from: Position, isLoad: (box: Box) => boolean): Load => {
    const own = boxes.filter((box) => !seen.has(box.id) && isLoad(box));
    for (const { id } of own) seen.add(id);
    return { from, boxes: own };
  };
  loads = new Map([
    ...outlines.map(({ group, position }) => [group.id, load(position, ({ id }) => group.members.includes(id))] as const),
    ...frames.map((frame) => [frame.id, load(frame.position, (box) => liesOn(box, frame))] as const),
  ]);
  taken = seen;
}

/** Moves of what is carried, that follow from moves of what carries it. */
export function carried(moves: readonly Move[]): readonly Move[] {
  if (loads.size === 0) return [];
  return moves.flatMap(({ id, position, dragging }) => {
    const load = loads.get(id);
    return load ? load.boxes.map((box) => ({ id: box.id, dragging, position: { x: box.x + position.x - load.from.x, y: box.y + position.y - load.from.y } })) : [];
  });
}

/** Whether this goes along with a frame in the hand. */
export function isCarried(id: string): boolean {
  return taken.has(id);
}

/** The hand has opened. */
export function putDown(): void {
  loads = new Map();
  taken = new Set();
}
