/** The points of a curve, and rows made of them. */
import { heldBackOf, isHeldBack } from '../own/split.ts';
import { randomFrom, type Random } from '../random.ts';
import { ownSeed } from '../seed.ts';
import type { Data, Split } from '../source.ts';
import { i18n } from '../../words/i18n.ts';

export type WaveShape = 'sine' | 'square' | 'sawtooth' | 'sumOfSines' | 'dampedSine' | 'logisticMap';

export interface WaveWanted {
  readonly shape: WaveShape;
  readonly task: 'window' | 'place';
  readonly points: number;
  /** Points from one crest to the next. */
  readonly period: number;
  /** Standard deviation. */
  readonly noise: number;
  readonly window: number;
  readonly horizon: number;
  readonly validationShare: number;
  readonly seed: number;
}

/** Its values fill 0 to 1; the curve is stretched to -1 to 1 as the others are. 3.9 lies deep in chaos (May, Nature 261, 1976). */
const GROWTH = 3.9;
/** What is left of a damped sine at its end: exp(-3), a twentieth. */
const DAMPING = 3;

/** The curve from -1 to 1 without noise; chance begins the logistic map. */
export function curveOf({ shape, points, period }: Pick<WaveWanted, 'shape' | 'points' | 'period'>, random: Random): Float64Array {
  const values = new Float64Array(points);
  if (shape === 'logisticMap') {
    let x = random.uniform(0.1, 0.9);
    for (let at = 0; at < points; at++) {
      values[at] = 2 * x - 1;
      x = GROWTH * x * (1 - x);
    }
    return values;
  }
  const at = FORMULAS[shape];
  for (let point = 0; point < points; point++) values[point] = at(point / period, point / points);
  return values;
}

/** By periods since the beginning, and by the share of the whole curve. */
const FORMULAS: Readonly<Record<Exclude<WaveShape, 'logisticMap'>, (periods: number, share: number) => number>> = {
  sine: (periods) => sine(periods),
  square: (periods) => (periods % 1 < 0.5 ? 1 : -1),
  sawtooth: (periods) => 2 * (periods % 1) - 1,
  // The root of 2 is no fraction, so the two never meet again and the curve never repeats.
  sumOfSines: (periods) => (2 * sine(periods) + sine(periods * Math.SQRT2)) / 3,
  dampedSine: (periods, share) => sine(periods) * Math.exp(-DAMPING * share),
};

function sine(periods: number): number {
  return Math.sin(2 * Math.PI * periods);
}

/** Windows `[window, 1]` with the value after them, or places `[1]` with the value there. The same for the same seed. */
export function loadWave(wanted: WaveWanted, trainingSeed: number): Data {
  const random = randomFrom(`wave/${ownSeed(wanted.seed, trainingSeed)}`);
  const values = Float32Array.from(curveOf(wanted, random), (value) => (wanted.noise === 0 ? value : value + random.normal(0, wanted.noise)));
  const [train, validation] = wanted.task === 'window' ? windows(values, wanted) : places(values, wanted);
  return { source: 'wave', origin: i18n.t('Made by Netloom from a formula.'), train, validation: validation.rows === 0 ? null : validation };
}

type Halves = readonly [train: Split, validation: Split];

function windows(values: Float32Array, { window, horizon, validationShare }: WaveWanted): Halves {
  const rows = values.length - window - horizon + 1;
  const held = heldBackOf(rows, validationShare);
  const part = (from: number, count: number): Split => {
    const features = new Float32Array(count * window);
    for (let row = 0; row < count; row++) features.set(values.subarray(from + row, from + row + window), row * window);
    const first = from + window + horizon - 1;
    return splitOf(features, values.slice(first, first + count));
  };
  return [part(0, rows - held), part(rows - held, held)];
}

function places(values: Float32Array, { validationShare }: WaveWanted): Halves {
  const part = (held: boolean): Split => {
    const rows = [...values.keys()].filter((row) => isHeldBack(row, validationShare) === held);
    return splitOf(Float32Array.from(rows, (row) => (2 * row) / (values.length - 1) - 1), Float32Array.from(rows, (row) => values[row] as number));
  };
  return [part(false), part(true)];
}

function splitOf(features: Float32Array, labels: Float32Array): Split {
  return { rows: labels.length, features, featureScale: 1, labels, classes: null };
}
