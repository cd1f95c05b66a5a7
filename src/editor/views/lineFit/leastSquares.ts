/** The line through points and its squared error, as plain arithmetic. */
import type { Interval } from '../plot/scale.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** y = slope x + intercept: Legendre's m and b. */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
}

export function valueAt(line: Line, x: number): number {
  return line.slope * x + line.intercept;
}

/** What the line says minus what is true. */
export function residual(line: Line, point: Point): number {
  return valueAt(line, point.x) - point.y;
}

/** The mean of the squared residuals; 0 for no points. */
export function meanSquaredError(line: Line, points: readonly Point[]): number {
  if (points.length === 0) return 0;
  return points.reduce((sum, point) => sum + residual(line, point) ** 2, 0) / points.length;
}

/**
 * The error over slope and intercept is a bowl: `least + a ds² + 2 c ds di + di²`, where `ds` and `di`
 * are the distances from the best slope and intercept, `a` is the mean of x² and `c` the mean of x.
 */
export interface Bowl {
  readonly best: Line;
  readonly least: number;
  readonly a: number;
  readonly c: number;
}

/** The bowl of the mean squared error, from the normal equations; null where all points share one x and no line is best. */
export function errorBowl(points: readonly Point[]): Bowl | null {
  const n = points.length;
  if (n === 0) return null;
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / n;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / n;
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0) / n;
  if (!(spread > 1e-12 * Math.max(1, meanX * meanX))) return null;
  const slope = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / n / spread;
  const best = { slope, intercept: meanY - slope * meanX };
  return { best, least: meanSquaredError(best, points), a: spread + meanX * meanX, c: meanX };
}

/** The error at a line, from the bowl. */
export function errorAt({ best, least, a, c }: Bowl, line: Line): number {
  const ds = line.slope - best.slope;
  const di = line.intercept - best.intercept;
  return least + a * ds * ds + 2 * c * ds * di + di * di;
}

/**
 * The lines whose error is the same: an ellipse around the best one, as a closed path.
 * With the bowl's matrix written as `R Rᵀ` (Cholesky), the ellipse is the circle of radius
 * `sqrt(error - least)` sent through the inverse of `Rᵀ`.
 */
export function contour({ best, least, a, c }: Bowl, error: number, corners = 72): readonly Line[] {
  const radius = Math.sqrt(Math.max(0, error - least));
  const r11 = Math.sqrt(a);
  const r21 = c / r11;
  const r22 = Math.sqrt(Math.max(1e-12, 1 - r21 * r21));
  return Array.from({ length: corners }, (_, index) => {
    const angle = (2 * Math.PI * index) / corners;
    const di = (radius * Math.sin(angle)) / r22;
    const ds = (radius * Math.cos(angle) - r21 * di) / r11;
    return { slope: best.slope + ds, intercept: best.intercept + di };
  });
}

/** Errors whose contours lie evenly from the best line outwards: the bowl is a parabola, so they grow with the square. */
export function contourLevels(least: number, highest: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => least + (highest - least) * ((index + 1) / count) ** 2);
}

/** Which slopes and intercepts a drawing shows: the best line in the middle, all given lines inside, and room to miss. */
export function lineWindow(points: readonly Point[], bowl: Bowl | null, lines: readonly Line[]): { readonly slope: Interval; readonly intercept: Interval } {
  const centre = bowl?.best ?? { slope: 0, intercept: points.reduce((sum, { y }) => sum + y, 0) / Math.max(1, points.length) };
  const reach = (of: (line: Line) => number, least: number): Interval => {
    const far = lines.reduce((most, line) => Math.max(most, Math.abs(of(line) - of(centre))), 0);
    const half = Math.max(1.25 * far, least);
    return [of(centre) - half, of(centre) + half];
  };
  return {
    slope: reach((line) => line.slope, Math.max(1, 1.2 * Math.abs(centre.slope))),
    intercept: reach((line) => line.intercept, Math.max(1, 1.2 * Math.abs(centre.intercept))),
  };
}

export interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/**
 * The square on a residual, in pixels: one side runs from the point to the line, and the square lies
 * to the right of it, or to the left where it would leave the drawing.
 */
export function residualSquare(x: number, y: number, lineY: number, right: number): Square {
  const side = Math.abs(lineY - y);
  return { x: x + side <= right ? x : x - side, y: Math.min(y, lineY), side };
}
