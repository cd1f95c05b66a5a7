/** The theme's colours as a canvas needs them. */
import { colourOf, type Colour } from '../views/plot/colour.ts';

export interface Palette {
  /** Colours from the full negative one over the surface to the full positive one, as pixels of an `ImageData`. */
  readonly scale: Uint32Array;
  readonly positive: string;
  readonly negative: string;
  readonly line: string;
  readonly strong: string;
  readonly text: string;
  readonly font: string;
}

/** Steps on each side of the neutral colour. */
const STEPS = 127;

let known: { readonly key: string; readonly palette: Palette } | null = null;

/** The colours as they are now; made anew only when the theme changed. */
export function paletteOf(context: CanvasRenderingContext2D): Palette {
  const style = getComputedStyle(document.documentElement);
  const read = (token: string) => style.getPropertyValue(token).trim();
  const [surface, positive, negative, line, strong, text, font] = [read('--surface'), read('--positive'), read('--negative'), read('--line'), read('--line-strong'), read('--text'), read('--font')] as const;
  const key = [surface, positive, negative, line, strong, text].join();
  if (known?.key !== key) {
    const scale = scaleOf(colourOf(context, surface), colourOf(context, positive), colourOf(context, negative));
    known = { key, palette: { scale, positive, negative, line, strong, text, font } };
  }
  return known.palette;
}

function scaleOf(surface: Colour, positive: Colour, negative: Colour): Uint32Array {
  const bytes = new Uint8ClampedArray(4 * (2 * STEPS + 1));
  for (let step = -STEPS; step <= STEPS; step++) {
    const strong = step < 0 ? negative : positive;
    const share = Math.abs(step) / STEPS;
    for (let channel = 0; channel < 3; channel++) bytes[4 * (step + STEPS) + channel] = (surface[channel] ?? 0) * (1 - share) + (strong[channel] ?? 0) * share;
    bytes[4 * (step + STEPS) + 3] = 255;
  }
  return new Uint32Array(bytes.buffer);
}

/** The pixel for a strength from -1 to 1; what is no number is neutral. */
export function pixelOf(scale: Uint32Array, strength: number): number {
  // Also true of what is no number.
  if (!(strength > -1)) return scale[strength <= -1 ? 0 : STEPS] as number;
  return scale[strength >= 1 ? 2 * STEPS : Math.round(strength * STEPS) + STEPS] as number;
}
