/** What lies on which frame, and what goes along when a frame is moved. Asked of places alone; the document holds no members. */
import type { Frame, GraphDocument, Position, Size } from './document.ts';

export interface Box extends Position, Size {
  readonly id: string;
}

/** How large a node's card is drawn, which the document does not say. */
export type SizeOf = (node: string) => Size;

export type Positions = Readonly<Record<string, Position>>;

/** Room between a frame's edge and what it was drawn round; more above, for its title. */
const MARGIN = 24;
const TITLE = 40;

/** All that lies on the canvas: nodes, notes and frames. */
export function boxesOf(document: GraphDocument, sizeOf: SizeOf): readonly Box[] {
  return [
    ...document.nodes.map(({ id, position }) => ({ id, x: position.x, y: position.y, ...sizeOf(id) })),
    ...[...(document.notes ?? []), ...(document.frames ?? [])].map(({ id, position, size }) => ({ id, x: position.x, y: position.y, width: size.width, height: size.height })),
  ];
}

/** Whether a box lies wholly on a frame; on its very edge it does. */
export function liesOn(box: Box, { id, position, size }: Pick<Frame, 'id' | 'position' | 'size'>): boolean {
  return box.id !== id && box.x >= position.x && box.y >= position.y && box.x + box.width <= position.x + size.width && box.y + box.height <= position.y + size.height;
}

/** The ids of all that lies wholly on a frame, what lies on inner frames among them. */
export function contentsOf(document: GraphDocument, frame: Frame, sizeOf: SizeOf): readonly string[] {
  return boxesOf(document, sizeOf).filter((box) => liesOn(box, frame)).map(({ id }) => id);
}

/** The ids, and those of all that lies on the frames among them. */
export function withContents(document: GraphDocument, ids: readonly string[], sizeOf: SizeOf): readonly string[] {
  const chosen = new Set(ids);
  const frames = (document.frames ?? []).filter(({ id }) => chosen.has(id));
  if (frames.length === 0) return ids;
  const boxes = boxesOf(document, sizeOf);
  return [...new Set([...ids, ...boxes.filter((box) => frames.some((frame) => liesOn(box, frame))).map(({ id }) => id)])];
}

/** New places, and with each frame among them the places of what it carries. What has a new place of its own keeps it. */
export function withCarried(document: GraphDocument, positions: Positions, sizeOf: SizeOf): Positions {
  const moved = (document.frames ?? []).filter(({ id }) => Object.hasOwn(positions, id));
  if (moved.length === 0) return positions;
  const boxes = boxesOf(document, sizeOf);
  const carried: Record<string, Position> = {};
  for (const frame of moved) {
    const to = positions[frame.id] ?? frame.position;
    for (const box of boxes) {
      if (!liesOn(box, frame) || Object.hasOwn(carried, box.id)) continue;
      carried[box.id] = { x: box.x + to.x - frame.position.x, y: box.y + to.y - frame.position.y };
    }
  }
  return { ...carried, ...positions };
}

/** Place and size of a frame round some boxes; null round none. */
export function frameAround(boxes: readonly Omit<Box, 'id'>[], margin = MARGIN, title = TITLE): { readonly position: Position; readonly size: Size } | null {
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map(({ x }) => x)) - margin;
  const top = Math.min(...boxes.map(({ y }) => y)) - title;
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + margin;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + margin;
  return { position: { x: Math.round(left), y: Math.round(top) }, size: { width: Math.round(right - left), height: Math.round(bottom - top) } };
}
