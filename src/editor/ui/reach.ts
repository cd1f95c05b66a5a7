/** Far outside any drawing, and far inside what SVG can hold: it keeps places as float32 and refuses a whole path for one number beyond. */
const FARTHEST = 1e6;

/**
 * A pixel that may be drawn. While a run's numbers grow beyond all bounds, a chart's curve may run ahead of its axes by thirty powers
 * of ten; what lies that far out is drawn as far out as can be. What is no number stays none.
 */
export function withinReach(pixel: number): number {
  return Math.min(FARTHEST, Math.max(-FARTHEST, pixel));
}
