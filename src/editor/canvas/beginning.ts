import type { Position } from '../../graph/document.ts';

interface Placed {
  readonly id: string;
  readonly position: Position;
  /** That of a card when left out. */
  readonly size?: Size;
}

/** Width and height. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The nodes, notes and frames that a first view shows: all that can be read at once, from where the graph begins. A graph that is larger than
 * the window goes on beyond its right and lower edge, as a page does.
 * @param room in pixels of the page.
 * @param card the size of a node, in pixels of the canvas.
 * @param least the smallest zoom at which a card can be read.
 */
export function beginning(nodes: readonly Placed[], room: Size, card: Size, least: number): readonly string[] {
  const left = Math.min(...nodes.map(({ position }) => position.x));
  const top = Math.min(...nodes.map(({ position }) => position.y));
  const seen = nodes.filter(({ position: { x, y }, size = card }) => x + size.width - left <= room.width / least && y + size.height - top <= room.height / least);
  // A window smaller than one card, or a graph with nothing in its upper left: then all of it, however small.
  return (seen.length > 0 ? seen : nodes).map(({ id }) => id);
}
