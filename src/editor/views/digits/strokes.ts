/** The pen on the pad. Lengths are in the pad's own pixels. */
import { digitImage } from '../../../datasets/digits/rasterise.ts';

export const PAD_SIDE = 168;
/** Makes lines two and a half pixels wide in a digit that fills most of the pad, as MNIST's are. */
export const PEN_WIDTH = 18;

/** One stroke without lifting the pen: x and y by turns. */
export type PenStroke = readonly number[];

/** Begins a stroke at a place. */
export function press(strokes: readonly PenStroke[], x: number, y: number): readonly PenStroke[] {
  return [...strokes, [x, y]];
}

/** Goes on with the last stroke; places less than a pixel from the last are left out. */
export function draw(strokes: readonly PenStroke[], x: number, y: number): readonly PenStroke[] {
  const last = strokes.at(-1);
  if (!last) return strokes;
  const [beforeX = 0, beforeY = 0] = last.slice(-2);
  return Math.hypot(x - beforeX, y - beforeY) < 1 ? strokes : [...strokes.slice(0, -1), [...last, x, y]];
}

/** The path of a stroke for SVG; a dot is a line of no length, which round ends make visible. */
export function strokePath(stroke: PenStroke): string {
  const [x = 0, y = 0, ...rest] = stroke;
  let path = `M${x} ${y}`;
  for (let at = 0; at + 1 < rest.length; at += 2) path += `L${rest[at] ?? 0} ${rest[at + 1] ?? 0}`;
  return rest.length === 0 ? `${path}h0.01` : path;
}

/** The strokes as the net sees them: `[28, 28]` numbers from 0 to `full`, sized and centred as MNIST's are. */
export function featuresOf(strokes: readonly PenStroke[], full: number): Float32Array {
  return Float32Array.from(digitImage(strokes, PEN_WIDTH), (ink) => (ink / 255) * full);
}
