/** Where several cards go so that they stand in line, or equally far apart. */
import type { Position } from '../../graph/document.ts';

export interface Box extends Position {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export type Side = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';
export type Axis = 'horizontally' | 'vertically';
export type Positions = Readonly<Record<string, Position>>;

/** Top left corners after the boxes have been brought to one side, or to one line through their middles. */
export function aligned(boxes: readonly Box[], side: Side): Positions {
  const across = side === 'left' || side === 'centre' || side === 'right';
  const spans = boxes.map((box) => (across ? { id: box.id, from: box.x, size: box.width } : { id: box.id, from: box.y, size: box.height }));
  const low = Math.min(...spans.map(({ from }) => from));
  const high = Math.max(...spans.map(({ from, size }) => from + size));
  const share = { left: 0, top: 0, centre: 0.5, middle: 0.5, right: 1, bottom: 1 }[side];
  const places = new Map(spans.map(({ id, size }) => [id, Math.round(low + (high - low - size) * share)]));
  return Object.fromEntries(boxes.map(({ id, x, y }) => [id, across ? { x: places.get(id) ?? x, y } : { x, y: places.get(id) ?? y }]));
}

/** Equal gaps between neighbours; the outermost two stay. */
export function distributed(boxes: readonly Box[], axis: Axis): Positions {
  const across = axis === 'horizontally';
  const size = (box: Box) => (across ? box.width : box.height);
  const from = (box: Box) => (across ? box.x : box.y);
  const order = boxes.toSorted((a, b) => from(a) - from(b));
  const [first, last] = [order[0], order.at(-1)];
  if (!first || !last || order.length < 3) return {};
  const gap = (from(last) + size(last) - from(first) - order.reduce((sum, box) => sum + size(box), 0)) / (order.length - 1);
  let place = from(first);
  return Object.fromEntries(order.map((box) => {
    const at = Math.round(place);
    place += size(box) + gap;
    return [box.id, across ? { x: at, y: box.y } : { x: box.x, y: at }];
  }));
}
