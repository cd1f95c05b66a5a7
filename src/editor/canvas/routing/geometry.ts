/** Wires as lines: what a curve runs over, and how a line of corners is drawn. All in pixels of the canvas. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** A wire from the right edge of one card to the left edge of another. */
export interface Ends {
  readonly from: Point;
  readonly to: Point;
}

/** How near to a card a wire may pass. */
const CLEARANCE = 6;
const SAMPLES = 24;

/** Points along the curve that an unhindered wire is drawn as: the cubic of React Flow, with its controls half way to the other end. */
export function curvePoints({ from, to }: Ends): readonly Point[] {
  const reach = (to.x - from.x) / 2;
  return Array.from({ length: SAMPLES + 1 }, (_, at) => {
    const t = at / SAMPLES;
    const s = 1 - t;
    const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    return { x: a * from.x + b * (from.x + reach) + c * (to.x - reach) + d * to.x, y: (a + b) * from.y + (c + d) * to.y };
  });
}

/** Whether the wire runs back, where a curve makes a knot. */
export function runsBack({ from, to }: Ends): boolean {
  return to.x < from.x;
}

/** Whether the curve of a wire that runs forward goes over the box, or all but touches it. */
export function runsOver(ends: Ends, box: Box): boolean {
  return meets(box, ends) && curvePoints(ends).some((point) => holds(box, point));
}

function meets(box: Box, { from, to }: Ends): boolean {
  return (
    box.x - CLEARANCE < to.x && box.x + box.width + CLEARANCE > from.x &&
    box.y - CLEARANCE < Math.max(from.y, to.y) && box.y + box.height + CLEARANCE > Math.min(from.y, to.y)
  );
}

function holds({ x, y, width, height }: Box, point: Point): boolean {
  return point.x > x - CLEARANCE && point.x < x + width + CLEARANCE && point.y > y - CLEARANCE && point.y < y + height + CLEARANCE;
}

/** An SVG path through upright and level lines, its corners rounded by so many pixels where there is room for it. */
export function cornerPath(points: readonly Point[], radius: number): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const parts = [`M${first.x},${first.y}`];
  rest.forEach((corner, at) => {
    const before = points[at] as Point;
    const after = rest[at + 1];
    if (!after) {
      parts.push(`L${corner.x},${corner.y}`);
      return;
    }
    const bend = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
    const start = towards(corner, before, bend);
    const end = towards(corner, after, bend);
    parts.push(`L${start.x},${start.y}Q${corner.x},${corner.y} ${end.x},${end.y}`);
  });
  return parts.join('');
}

/**
 * The same line with its ends moved up or down, as one strand of a bundle: level parts are moved by what their end is moved,
 * upright parts to the side, so that the strands stay beside each other round the corners.
 */
export function besides(points: readonly Point[], from: number, to: number): readonly Point[] {
  const last = points.length - 1;
  return points.map((point, at) => {
    const level = at <= 1 ? from : at >= last - 1 ? to : (from + to) / 2;
    const before = points[at - 1];
    const after = points[at + 1];
    const rises = [before, after].find((other) => other && other.x === point.x && other.y !== point.y);
    const down = rises ? (rises === after ? rises.y > point.y : point.y > rises.y) : false;
    return { x: rises ? point.x + ((down ? -1 : 1) * (from + to)) / 2 : point.x, y: point.y + level };
  });
}

/** The middle of the longest level part, where a label lies on its wire. */
export function labelPlace(points: readonly Point[]): Point & { readonly room: number } {
  let best = { x: points[0]?.x ?? 0, y: points[0]?.y ?? 0, room: 0 };
  points.forEach((point, at) => {
    const next = points[at + 1];
    if (next?.y !== point.y) return;
    const room = Math.abs(next.x - point.x);
    if (room > best.room) best = { x: (point.x + next.x) / 2, y: point.y, room };
  });
  return best;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to) || 1;
  return { x: round(from.x + ((to.x - from.x) * length) / whole), y: round(from.y + ((to.y - from.y) * length) / whole) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
