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
  const dx = nearest(moving, others, 'upright', reach);
  const dy = nearest(moving, others, 'level', reach);
  const there = { ...moving, x: moving.x + (dx ?? 0), y: moving.y + (dy ?? 0) };
  return {
    dx: dx ?? 0,
    dy: dy ?? 0,
    guides: [...(dx === null ? [] : guidesOf(there, others, 'upright')), ...(dy === null ? [] : guidesOf(there, others, 'level'))],
  };
}

/** The smallest step from one of the stops to the same stop of another (edge to edge, middle to middle), or from edge to edge across; null where none is in reach. */
function nearest(own: Rect, others: readonly Rect[], direction: Guide['direction'], reach: number): number | null {
  let best: number | null = null;
  // Asked at each move of the pointer of every card there is, so it makes no lists.
  for (const other of others) {
    for (const mine of STOPS) {
      for (const its of STOPS) {
        if ((mine === MIDDLE) !== (its === MIDDLE)) continue;
        const step = stopOf(other, direction, its) - stopOf(own, direction, mine);
        if (Math.abs(step) <= reach && (best === null || Math.abs(step) < Math.abs(best))) best = step;
      }
    }
  }
  return best;
}

/** Both edges and the middle, as shares of the size. */
const STOPS = [0, 0.5, 1] as const;
const MIDDLE = 0.5;

function stopOf(rect: Rect, direction: Guide['direction'], share: number): number {
  return direction === 'upright' ? rect.x + rect.width * share : rect.y + rect.height * share;
}

/** Within half a pixel two stops are one line. */
const SAME = 0.5;

function guidesOf(card: Rect, others: readonly Rect[], direction: Guide['direction']): readonly Guide[] {
  const [start, size] = direction === 'upright' ? (['y', 'height'] as const) : (['x', 'width'] as const);
  return STOPS.flatMap((share) => {
    const at = stopOf(card, direction, share);
    let [from, to] = [card[start], card[start] + card[size]];
    let met = false;
    for (const other of others) {
      if (!STOPS.some((its) => (share === MIDDLE) === (its === MIDDLE) && Math.abs(stopOf(other, direction, its) - at) <= SAME)) continue;
      met = true;
      from = Math.min(from, other[start]);
      to = Math.max(to, other[start] + other[size]);
    }
    return met ? [{ direction, at, from, to }] : [];
  });
}

/** The box around several. */
export function around(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  return { x, y, width: Math.max(...rects.map((rect) => rect.x + rect.width)) - x, height: Math.max(...rects.map((rect) => rect.y + rect.height)) - y };
}
