/**
 * Pen strokes to pictures as MNIST's were made: the ink's box fitted into 20 × 20 with its proportions
 * kept, anti-aliased, then moved by whole pixels until its centre of mass lies at the middle of
 * 28 × 28. Source: http://yann.lecun.com/exdb/mnist/. Used by the generated digits and the draw pad.
 */

export const IMAGE_SIDE = 28;
const PIXELS = IMAGE_SIDE * IMAGE_SIDE;
const INK_SIDE = 20;
/** Where MNIST's centre of mass lies, counted in pixels from 0: measured over its images, 14.00 on both axes. */
export const CENTRE = 14;
/** Width in pixels of the ramp from full ink to none; MNIST's edges are about this soft. */
const SOFTNESS = 1.3;

/** How ink comes from a pen on paper; a pen without these draws evenly. */
export interface Pen {
  /** Full width, in the strokes' unit. */
  readonly width: number;
  /** Width in pixels of the ramp from full ink to none. */
  readonly softness?: number;
  /** How far the width swells and shrinks along a stroke, as a share of it, and the phase in which a stroke begins. */
  readonly pressure?: { readonly share: number; readonly phase: number };
  /** How far an edge strays at the next pixel, as a share of the ramp. */
  readonly roughness?: () => number;
}

/** One stroke without lifting the pen: x and y by turns (`x0, y0, x1, y1, ...`), x to the right, y down. */
export type Stroke = readonly number[] | Float32Array;

const EVEN: NonNullable<Pen['pressure']> = { share: 0, phase: 0 };
const none = () => 0;
/** Points of a stroke in which the pressure goes through one radian of its wave. */
const SWELL = 6;

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * The picture of some strokes in any unit of length.
 * @param pen its width in the strokes' unit, or more about it.
 * @returns `[28, 28]` bytes, row after row: 0 is paper, 255 is ink. All zero when there is no stroke.
 */
export function digitImage(strokes: readonly Stroke[], pen: number | Pen): Uint8Array {
  const box = boxOf(strokes);
  const image = new Uint8Array(PIXELS);
  if (!box) return image;
  const { width, softness = SOFTNESS, pressure = EVEN, roughness = none }: Pen = typeof pen === 'number' ? { width: pen } : pen;
  // The pen's own width belongs to the ink, and the soft edge reaches half the ramp farther.
  const side = Math.max(box.right - box.left, box.bottom - box.top);
  const scale = (INK_SIDE - softness) / (side + width);
  const shiftX = (IMAGE_SIDE - 1) / 2 - (scale * (box.left + box.right)) / 2;
  const shiftY = (IMAGE_SIDE - 1) / 2 - (scale * (box.top + box.bottom)) / 2;
  const ink = new Float32Array(PIXELS);
  for (const stroke of strokes) drawStroke(ink, stroke, { scale, shiftX, shiftY, radius: (scale * width) / 2, softness, pressure });
  for (let at = 0; at < PIXELS; at++) {
    const depth = ink[at] as number;
    // Far inside the ink no edge strays.
    if (depth > 0) image[at] = depth > 2 ? 255 : Math.round(255 * Math.min(1, Math.max(0, depth + roughness())));
  }
  return centreByMass(image);
}

/**
 * Moves a picture by whole pixels so that its centre of mass comes within half a pixel of the middle.
 * @param pixels `[28, 28]`, row after row. An empty picture stays as it is.
 */
export function centreByMass(pixels: Uint8Array): Uint8Array {
  const centre = centreOfMass(pixels);
  if (!centre) return pixels;
  const right = Math.round(CENTRE - centre.x);
  const down = Math.round(CENTRE - centre.y);
  if (right === 0 && down === 0) return pixels;
  const moved = new Uint8Array(PIXELS);
  const from = Math.max(0, -right);
  const to = IMAGE_SIDE - Math.max(0, right);
  for (let row = Math.max(0, -down); row < IMAGE_SIDE - Math.max(0, down); row++) {
    const start = row * IMAGE_SIDE;
    moved.set(pixels.subarray(start + from, start + to), start + down * IMAGE_SIDE + from + right);
  }
  return moved;
}

/** The mean place of the ink, in pixels from 0, weighted by its darkness; null where there is none. */
export function centreOfMass(pixels: Uint8Array): { readonly x: number; readonly y: number } | null {
  let mass = 0;
  let x = 0;
  let y = 0;
  for (let at = 0; at < PIXELS; at++) {
    const value = pixels[at] as number;
    mass += value;
    x += value * (at % IMAGE_SIDE);
    y += value * Math.floor(at / IMAGE_SIDE);
  }
  return mass === 0 ? null : { x: x / mass, y: y / mass };
}

function boxOf(strokes: readonly Stroke[]): Box | null {
  const box: Box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const stroke of strokes) {
    for (let at = 0; at + 1 < stroke.length; at += 2) {
      box.left = Math.min(box.left, stroke[at] as number);
      box.right = Math.max(box.right, stroke[at] as number);
      box.top = Math.min(box.top, stroke[at + 1] as number);
      box.bottom = Math.max(box.bottom, stroke[at + 1] as number);
    }
  }
  return Number.isFinite(box.left + box.right + box.top + box.bottom) ? box : null;
}

interface Drawing {
  /** Pixels to the strokes' unit, and where its origin lies. */
  readonly scale: number;
  readonly shiftX: number;
  readonly shiftY: number;
  /** Half the pen's width, in pixels. */
  readonly radius: number;
  readonly softness: number;
  readonly pressure: NonNullable<Pen['pressure']>;
}

function drawStroke(ink: Float32Array, stroke: Stroke, { scale, shiftX, shiftY, radius, softness, pressure }: Drawing): void {
  const points = stroke.length >> 1;
  for (let point = 0; point < Math.max(1, points - 1); point++) {
    const here = 2 * point;
    // A single point is a segment without length: a dot.
    const there = points === 1 ? here : here + 2;
    drawSegment(
      ink,
      scale * (stroke[here] as number) + shiftX,
      scale * (stroke[here + 1] as number) + shiftY,
      scale * (stroke[there] as number) + shiftX,
      scale * (stroke[there + 1] as number) + shiftY,
      radius * (1 - pressure.share * (1 + Math.sin(pressure.phase + point / SWELL))),
      softness,
    );
  }
}

/** Deepens each pixel by how far it lies inside the pen's edge, in ramps; where segments overlap, the deeper one counts. */
function drawSegment(ink: Float32Array, x0: number, y0: number, x1: number, y1: number, radius: number, softness: number): void {
  const reach = radius + softness / 2;
  const left = Math.max(0, Math.ceil(Math.min(x0, x1) - reach));
  const right = Math.min(IMAGE_SIDE - 1, Math.floor(Math.max(x0, x1) + reach));
  const top = Math.max(0, Math.ceil(Math.min(y0, y1) - reach));
  const bottom = Math.min(IMAGE_SIDE - 1, Math.floor(Math.max(y0, y1) + reach));
  const dx = x1 - x0;
  const dy = y1 - y0;
  const length2 = dx * dx + dy * dy;
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length2));
      const ex = x - x0 - along * dx;
      const ey = y - y0 - along * dy;
      const distance2 = ex * ex + ey * ey;
      if (distance2 >= reach * reach) continue;
      const depth = (reach - Math.sqrt(distance2)) / softness;
      const at = y * IMAGE_SIDE + x;
      if (depth > (ink[at] as number)) ink[at] = depth;
    }
  }
}
