/** How far a hand moves a weight. */

/** Pixels of a drag that move a weight by as much as the layer's largest. */
const STRETCH = 100;

/** A weight after a drag of so many pixels upwards, in four significant digits. */
export function dragged(value: number, up: number, scale: number): number {
  return rounded(value + (up / STRETCH) * scale);
}

/** A weight after a key: arrows by 0.1, with Shift (or a whole page) by 1; null where the key is none of these. */
export function afterKey(value: number, key: string, shift: boolean): number | null {
  switch (key) {
    case 'ArrowUp':
    case 'ArrowRight':
      return rounded(value + (shift ? 1 : 0.1));
    case 'ArrowDown':
    case 'ArrowLeft':
      return rounded(value - (shift ? 1 : 0.1));
    case 'PageUp':
      return rounded(value + 1);
    case 'PageDown':
      return rounded(value - 1);
    case 'Home':
    case '0':
      return 0;
    default:
      return null;
  }
}

/** What is left of a sum that is zero but for rounding is zero. */
function rounded(value: number): number {
  return Math.abs(value) < 1e-6 ? 0 : Number(value.toPrecision(4));
}
