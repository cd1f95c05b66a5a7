/** Pooling and its gradients. */
import type { AvgPoolGradInstruction, MaxPoolGradInstruction, PoolInstruction } from '../../plan/instruction.ts';
import type { Bound, Step } from './step.ts';
import { eachTap } from './window.ts';

export function maxPoolStep({ x, to, shape }: PoolInstruction, { memory: m }: Bound): Step {
  const channels = shape.inChannels;
  const end = to + shape.batch * shape.outHeight * shape.outWidth * channels;
  const visit = (pixel: number, _tap: number, place: number): void => {
    for (let c = 0, from = x + pixel * channels, at = to + place * channels; c < channels; c++, from++, at++) {
      const value = m[from] as number;
      if (value > (m[at] as number)) m[at] = value;
    }
  };
  return () => {
    m.fill(-Infinity, to, end);
    eachTap(shape, visit);
  };
}

export function avgPoolStep({ x, to, shape }: PoolInstruction, { memory: m }: Bound): Step {
  const channels = shape.inChannels;
  const sums = new Float64Array(shape.batch * shape.outHeight * shape.outWidth * channels);
  const counts = new Float64Array(shape.batch * shape.outHeight * shape.outWidth);
  const visit = (pixel: number, _tap: number, place: number): void => {
    counts[place] = (counts[place] as number) + 1;
    for (let c = 0, from = x + pixel * channels, at = place * channels; c < channels; c++, from++, at++) sums[at] = (sums[at] as number) + (m[from] as number);
  };
  return () => {
    sums.fill(0);
    counts.fill(0);
    eachTap(shape, visit);
    for (let place = 0, at = 0; place < counts.length; place++) {
      const count = counts[place] as number;
      for (let c = 0; c < channels; c++, at++) m[to + at] = (sums[at] as number) / count;
    }
  };
}

export function maxPoolGradStep({ x, dy, to, shape }: MaxPoolGradInstruction, { memory: m }: Bound): Step {
  const channels = shape.inChannels;
  const places = shape.batch * shape.outHeight * shape.outWidth;
  const largest = new Float64Array(places * channels);
  // Where the largest lies; -1 while there is none (a window of nothing but NaN hands its gradient to nobody).
  const winners = new Int32Array(places * channels);
  const visit = (pixel: number, _tap: number, place: number): void => {
    for (let c = 0, from = pixel * channels, at = place * channels; c < channels; c++, from++, at++) {
      const value = m[x + from] as number;
      if (value > (largest[at] as number)) {
        largest[at] = value;
        winners[at] = from;
      }
    }
  };
  return () => {
    largest.fill(-Infinity);
    winners.fill(-1);
    eachTap(shape, visit);
    m.fill(0, to, to + shape.batch * shape.inHeight * shape.inWidth * channels);
    for (let at = 0; at < winners.length; at++) {
      const winner = winners[at] as number;
      if (winner >= 0) m[to + winner] = (m[to + winner] as number) + (m[dy + at] as number);
    }
  };
}

/** As tfjs does: every place of the window gets the same share, 1 / (height * width), at the borders too. */
export function avgPoolGradStep({ dy, to, shape }: AvgPoolGradInstruction, { memory: m }: Bound): Step {
  const channels = shape.inChannels;
  const share = 1 / (shape.filterHeight * shape.filterWidth);
  const sums = new Float64Array(shape.batch * shape.inHeight * shape.inWidth * channels);
  const visit = (pixel: number, _tap: number, place: number): void => {
    for (let c = 0, from = dy + place * channels, at = pixel * channels; c < channels; c++, from++, at++) sums[at] = (sums[at] as number) + (m[from] as number);
  };
  return () => {
    sums.fill(0);
    eachTap(shape, visit);
    for (let at = 0; at < sums.length; at++) m[to + at] = (sums[at] as number) * share;
  };
}
