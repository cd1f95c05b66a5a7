/** One handwritten-looking digit after another: a way of writing it, varied as hands vary. */
import type { Random } from '../random.ts';
import { GLYPHS, type Glyph, type GlyphStroke } from './glyphs.ts';
import { digitImage, type Pen } from './rasterise.ts';

/** Pieces of straight line to each stretch between two points of a stroke: finer than a pixel. */
const PIECES = 5;
const MIDDLE_X = 5;
const MIDDLE_Y = 7;

/** How one hand, at one moment, departs from the glyph. Lengths are in the glyph's unit, angles in radians. */
interface Hand {
  readonly jitter: number;
  readonly pen: Pen;
  /** The linear part: x' = a x + b y, y' = c x + d y, about the middle of the sheet. */
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  /** Slow waves across the sheet, which bend lines and shift parts against each other. */
  readonly waves: readonly Wave[];
}

/** A displacement `(toX, toY) sin(alongX x + alongY y + phase)`. */
interface Wave {
  readonly toX: number;
  readonly toY: number;
  readonly alongX: number;
  readonly alongY: number;
  readonly phase: number;
}

/** A picture of the digit, `[28, 28]` bytes as in MNIST. */
export function drawDigit(digit: number, random: Random): Uint8Array {
  const ways = GLYPHS[digit];
  if (!ways) throw new RangeError(`There is no digit ${digit}. Digits go from 0 to 9.`);
  const hand = someHand(random);
  const glyph = someWay(ways, random);
  return digitImage(glyph.strokes.map((stroke) => written(stroke, hand, random)), hand.pen);
}

function someWay(ways: readonly Glyph[], random: Random): Glyph {
  let left = random.uniform(0, ways.reduce((sum, { often }) => sum + often, 0));
  return ways.find(({ often }) => (left -= often) < 0) ?? (ways[0] as Glyph);
}

function someHand(random: Random): Hand {
  const rotation = bounded(random.normal(0, 0.14), 0.4);
  const slant = bounded(random.normal(0.08, 0.24), 0.75);
  const wide = Math.exp(bounded(random.normal(0.1, 0.24), 0.6));
  const cos = Math.cos(rotation);
  const sin = Math.sin(rotation);
  return {
    jitter: Math.abs(random.normal(0.3, 0.25)),
    pen: somePen(random),
    // Stretch and slant first (the top leans right where the slant is positive), then the turn.
    a: cos * wide,
    b: -cos * slant - sin,
    c: sin * wide,
    d: -sin * slant + cos,
    waves: [0.2, 0.35, 0.5].map((frequency) => someWave(frequency, random)),
  };
}

function somePen(random: Random): Pen {
  const rough = random.uniform(0, 0.3);
  return {
    width: Math.exp(bounded(random.normal(0.95, 0.34), 1.6)),
    softness: random.uniform(0.8, 1.4),
    pressure: { share: random.uniform(0, 0.2), phase: random.uniform(0, 2 * Math.PI) },
    roughness: () => random.uniform(-rough, rough),
  };
}

function someWave(frequency: number, random: Random): Wave {
  const angle = random.uniform(0, Math.PI);
  return {
    toX: random.normal(0, 0.14 / frequency),
    toY: random.normal(0, 0.14 / frequency),
    alongX: frequency * Math.cos(angle),
    alongY: frequency * Math.sin(angle),
    phase: random.uniform(0, 2 * Math.PI),
  };
}

/** A stroke as this hand writes it: points jittered, joined by a curve, then bent and turned. */
function written(stroke: GlyphStroke, hand: Hand, random: Random): Float32Array {
  const jittered = stroke.map(([x, y]) => [x + random.normal(0, hand.jitter), y + random.normal(0, hand.jitter)] as const);
  const curve = smooth(jittered);
  for (let at = 0; at < curve.length; at += 2) {
    const x = (curve[at] as number) - MIDDLE_X;
    const y = (curve[at + 1] as number) - MIDDLE_Y;
    let bentX = x;
    let bentY = y;
    for (const { toX, toY, alongX, alongY, phase } of hand.waves) {
      const wave = Math.sin(alongX * x + alongY * y + phase);
      bentX += toX * wave;
      bentY += toY * wave;
    }
    curve[at] = hand.a * bentX + hand.b * bentY;
    curve[at + 1] = hand.c * bentX + hand.d * bentY;
  }
  return curve;
}

/** Catmull and Rom's spline (1974) through the points; its ends repeat the first and the last point. */
function smooth(points: readonly (readonly [number, number])[]): Float32Array {
  const stretches = points.length - 1;
  const curve = new Float32Array(2 * (stretches * PIECES + 1));
  const point = (index: number) => points[Math.min(stretches, Math.max(0, index))] as readonly [number, number];
  let at = 0;
  for (let stretch = 0; stretch < stretches; stretch++) {
    const [before, from, to, after] = [point(stretch - 1), point(stretch), point(stretch + 1), point(stretch + 2)];
    for (let piece = 0; piece < PIECES; piece++) {
      const t = piece / PIECES;
      curve[at++] = spline(before[0], from[0], to[0], after[0], t);
      curve[at++] = spline(before[1], from[1], to[1], after[1], t);
    }
  }
  const last = point(stretches);
  curve[at++] = last[0];
  curve[at] = last[1];
  return curve;
}

function spline(before: number, from: number, to: number, after: number, t: number): number {
  const cubic = -before + 3 * from - 3 * to + after;
  const square = 2 * before - 5 * from + 4 * to - after;
  return from + 0.5 * t * (to - before + t * (square + t * cubic));
}

function bounded(value: number, limit: number): number {
  return Math.min(limit, Math.max(-limit, value));
}
