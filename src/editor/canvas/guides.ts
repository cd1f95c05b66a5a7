/** Lines along which cards stand while one is moved, and the small step that brings it onto them. */

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line through edges or middles that agree: upright at an x, or level at a y, from the first card on it to the last. */
export interface Guide {
  readonly direction: 'upright' | 'level';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Snap {
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

/**
 * The step to the nearest line with another card, in each direction by itself, and the lines that are met after it.
 * @param reach how far a step may go at most, in pixels of the canvas.
 */
export function snapTo(moving: Rect, others: readonly Rect[], reach: number): Snap {
  const dx = nearest(stops(moving.x, moving.width), others.map(({ x, width }) => stops(x, width)), reach);
  const dy = nearest(stops(moving.y, moving.height), others.map(({ y, height }) => stops(y, height)), reach);
  const there = { ...moving, x: moving.x + (dx ?? 0), y: moving.y + (dy ?? 0) };
  return {
    dx: dx ?? 0,
    dy: dy ?? 0,
    guides: [...(dx === null ? [] : guidesOf(there, others, 'upright')), ...(dy === null ? [] : guidesOf(there, others, 'level'))],
  };
}

/** Both edges and the middle. */
function stops(from: number, size: number): readonly number[] {
  return [from, from + size / 2, from + size];
}

/** The smallest step from one of the stops to the same stop of another (edge to edge, middle to middle), or from edge to edge across; null where none is in reach. */
function nearest(own: readonly number[], others: readonly (readonly number[])[], reach: number): number | null {
  let best: number | null = null;
  for (const theirs of others) {
    for (const [at, stop] of own.entries()) {
      for (const [other, target] of theirs.entries()) {
        if ((at === 1) !== (other === 1)) continue;
        const step = target - stop;
        if (Math.abs(step) <= reach && (best === null || Math.abs(step) < Math.abs(best))) best = step;
      }
    }
  }
  return best;
}

/** Within half a pixel two stops are one line. */
const SAME = 0.5;

function guidesOf(card: Rect, others: readonly Rect[], direction: Guide['direction']): readonly Guide[] {
  const along = (rect: Rect) => (direction === 'upright' ? stops(rect.x, rect.width) : stops(rect.y, rect.height));
  const across = (rect: Rect) => (direction === 'upright' ? [rect.y, rect.y + rect.height] : [rect.x, rect.x + rect.width]);
  return along(card).flatMap((at, which) => {
    const met = others.filter((other) => along(other).some((stop, whose) => (which === 1) === (whose === 1) && Math.abs(stop - at) <= SAME));
    if (met.length === 0) return [];
    const ends = [card, ...met].flatMap(across);
    return [{ direction, at, from: Math.min(...ends), to: Math.max(...ends) }];
  });
}

/** The box around several. */
export function around(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  return { x, y, width: Math.max(...rects.map((rect) => rect.x + rect.width)) - x, height: Math.max(...rects.map((rect) => rect.y + rect.height)) - y };
}
