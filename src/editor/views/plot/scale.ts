/** From numbers to pixels and back, and round numbers for axes. */
import { withinReach } from '../../ui/reach.ts';

export type Interval = readonly [low: number, high: number];

export interface Scale {
  (value: number): number;
  /** The value at a pixel. */
  invert(pixel: number): number;
  readonly domain: Interval;
  readonly range: Interval;
}

/** The straight map of a domain of values onto a range of pixels; the range may run downwards. */
export function linearScale(domain: Interval, range: Interval): Scale {
  const [low, high] = domain;
  const [from, to] = range;
  const factor = (to - from) / (high - low || 1);
  return Object.assign((value: number) => withinReach(from + (value - low) * factor), {
    invert: (pixel: number) => low + (pixel - from) / (factor || 1),
    domain,
    range,
  });
}

/** The largest of 1, 2, 5 times a power of ten that is not above the size; 0 for 0. */
export function niceStep(size: number): number {
  if (!(size > 0) || !Number.isFinite(size)) return 0;
  const power = 10 ** Math.floor(Math.log10(size));
  const rest = size / power + 1e-9;
  return (rest >= 5 ? 5 : rest >= 2 ? 2 : 1) * power;
}

/** Round values inside a domain, about as many as wanted. */
export function ticks([low, high]: Interval, wanted: number): readonly number[] {
  const step = niceStep((high - low) / Math.max(1, wanted - 1));
  if (step === 0) return [low];
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** The smallest interval around the values; never of no width. */
export function extent(values: Iterable<number>): Interval {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return [0, 1];
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}

/** An interval made wider on both sides by a share of its width. */
export function padded([low, high]: Interval, share: number): Interval {
  const room = (high - low) * share;
  return [low - room, high + room];
}

export function clamp(value: number, [low, high]: Interval): number {
  return Math.min(high, Math.max(low, value));
}
