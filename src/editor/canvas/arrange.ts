/** Places nodes in layers from left to right, so that every wire runs forward and few cross. Frames stay round what lies on them. */
import { Graph, layout } from '@dagrejs/dagre';
import { portReferenceOf, type Frame, type GraphDocument, type Position, type Size } from '../../graph/document.ts';
import { COLUMN_GAP } from './edits.ts';
import { boxesOf, frameAround, liesOn, type Box, type Positions } from '../../graph/frames.ts';

const ROW_GAP = 36;
/** Below the cards, where a note would lie on one. */
const NOTE_STEP = 16;

type SizeOf = (id: string) => Size;

/** Where a frame goes that had something on it. */
export type FramePlaces = Readonly<Record<string, { readonly position: Position; readonly size: Size }>>;

export interface Arrangement {
  /** A place (top left corner) for every node, note and frame, by id; the first node's column begins at 0, 0. */
  readonly positions: Positions;
  readonly frames: FramePlaces;
}

/** Nodes in layers; frames round those that lay on them, and notes where they lay beside their nearest node. */
export function arranged(document: GraphDocument, sizeOf: SizeOf): Arrangement {
  const positions = arrangedPositions(document, sizeOf);
  const { notes = [], frames = [] } = document;
  if (notes.length === 0 && frames.length === 0) return { positions, frames: {} };
  const boxes = boxesOf(document, sizeOf);
  const cards = boxes.slice(0, document.nodes.length);
  const placed = new Map(cards.map((box) => [box.id, { ...box, ...positions[box.id] }]));
  const shift = (box: Box): Position => {
    const nearest = cards.toSorted((a, b) => distance(a, box) - distance(b, box))[0];
    const to = nearest && placed.get(nearest.id);
    return nearest && to ? { x: Math.round(box.x + to.x - nearest.x), y: Math.round(box.y + to.y - nearest.y) } : { x: box.x, y: box.y };
  };
  for (const box of boxes) {
    if (!notes.some(({ id }) => id === box.id)) continue;
    const note = { ...box, ...shift(box) };
    while ([...placed.values()].some((other) => overlap(note, other))) note.y += NOTE_STEP;
    placed.set(note.id, note);
  }
  const round: Record<string, FramePlaces[string]> = {};
  // Inner frames first: an outer one goes round them.
  for (const frame of frames.toSorted((a, b) => a.size.width * a.size.height - b.size.width * b.size.height)) {
    const on = boxes.filter((box) => liesOn(box, frame)).flatMap(({ id }) => placed.get(id) ?? []);
    const box: Box = { id: frame.id, ...frame.position, ...frame.size };
    const next = frameAround(on) ?? { position: shift(box), size: frame.size };
    round[frame.id] = next;
    placed.set(frame.id, { id: frame.id, ...next.position, ...next.size });
  }
  return { positions: Object.fromEntries([...placed.values()].map(({ id, x, y }) => [id, { x, y }])), frames: round };
}

function distance(a: Box, b: Box): number {
  return Math.hypot(Math.max(a.x - b.x - b.width, b.x - a.x - a.width, 0), Math.max(a.y - b.y - b.height, b.y - a.y - a.height, 0));
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** A place for every node, by id. Nodes of one frame stay together. */
export function arrangedPositions(document: GraphDocument, sizeOf: SizeOf): Positions {
  const holders = holdersOf(document, sizeOf);
  const graph = new Graph({ multigraph: true, compound: holders.size > 0 });
  graph.setGraph({ rankdir: 'LR', ranksep: COLUMN_GAP, nodesep: ROW_GAP });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of document.nodes) graph.setNode(node.id, { ...sizeOf(node.id) });
  for (const frame of new Set(holders.values())) graph.setNode(frame, {});
  for (const [id, frame] of holders) graph.setParent(id, frame);
  for (const edge of document.edges) {
    graph.setEdge(portReferenceOf(edge.from).node, portReferenceOf(edge.to).node, {}, edge.id);
  }
  layout(graph);
  return Object.fromEntries(
    document.nodes.map(({ id }) => {
      const { x, y } = graph.node(id) as Position;
      const { width, height } = sizeOf(id);
      return [id, { x: Math.round(x - width / 2), y: Math.round(y - height / 2) }];
    }),
  );
}

/** The smallest frame that each node, and each frame that holds a node, lies on. */
function holdersOf(document: GraphDocument, sizeOf: SizeOf): ReadonlyMap<string, string> {
  const area = ({ size }: Frame) => size.width * size.height;
  const frames = (document.frames ?? []).toSorted((a, b) => area(a) - area(b));
  const holders = new Map<string, string>();
  if (frames.length === 0) return holders;
  const level = new Map(frames.map(({ id }, at) => [id, at]));
  for (const box of boxesOf(document, sizeOf)) {
    if (document.notes?.some(({ id }) => id === box.id)) continue;
    const own = level.get(box.id) ?? -1;
    // Of two frames of one size and place, one holds the other.
    const holder = frames.find((frame, at) => at > own && liesOn(box, frame));
    if (holder) holders.set(box.id, holder.id);
  }
  const nodes = new Set(document.nodes.map(({ id }) => id));
  const used = new Set<string>();
  for (const [id, frame] of holders) for (let at: string | undefined = nodes.has(id) ? frame : undefined; at !== undefined && !used.has(at); at = holders.get(at)) used.add(at);
  // A frame with no node on it is none to the layout.
  return new Map([...holders].filter(([id]) => nodes.has(id) || used.has(id)));
}
