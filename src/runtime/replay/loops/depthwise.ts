/** Depthwise convolutions: every channel by itself. */
import type { ConvShape, DepthwiseFilterInstruction, DepthwiseInputInstruction, DepthwiseInstruction } from '../../plan/instruction.ts';
import type { Bound, Step } from './step.ts';
import { eachTap } from './window.ts';

const multiplierOf = ({ inChannels, outChannels }: ConvShape): number => outChannels / inChannels;

export function depthwiseStep({ x, filter, to, shape }: DepthwiseInstruction, { memory: m }: Bound): Step {
  const { inChannels, outChannels } = shape;
  const multiplier = multiplierOf(shape);
  const end = to + shape.batch * shape.outHeight * shape.outWidth * outChannels;
  // Sums of one output place, in double precision.
  const sums = new Float64Array(outChannels);
  let current = -1;
  const store = (): void => {
    if (current >= 0) for (let c = 0; c < outChannels; c++) m[to + current * outChannels + c] = sums[c] as number;
  };
  const visit = (pixel: number, tap: number, place: number): void => {
    if (place !== current) {
      store();
      sums.fill(0);
      current = place;
    }
    const from = x + pixel * inChannels;
    const weights = filter + tap * outChannels;
    for (let c = 0, o = 0; c < inChannels; c++) {
      const value = m[from + c] as number;
      for (let q = 0; q < multiplier; q++, o++) sums[o] = (sums[o] as number) + value * (m[weights + o] as number);
    }
  };
  return () => {
    // Places whose window lies wholly outside the image are visited by nobody.
    m.fill(0, to, end);
    current = -1;
    eachTap(shape, visit);
    store();
  };
}

export function depthwiseInputStep({ dy, filter, to, shape }: DepthwiseInputInstruction, { memory: m }: Bound): Step {
  const { inChannels, outChannels } = shape;
  const multiplier = multiplierOf(shape);
  const end = to + shape.batch * shape.inHeight * shape.inWidth * inChannels;
  const visit = (pixel: number, tap: number, place: number): void => {
    const gradients = dy + place * outChannels;
    const weights = filter + tap * outChannels;
    for (let c = 0, o = 0, at = to + pixel * inChannels; c < inChannels; c++, at++) {
      let sum = m[at] as number;
      for (let q = 0; q < multiplier; q++, o++) sum += (m[gradients + o] as number) * (m[weights + o] as number);
      m[at] = sum;
    }
  };
  return () => {
    m.fill(0, to, end);
    eachTap(shape, visit);
  };
}

export function depthwiseFilterStep({ x, dy, to, shape }: DepthwiseFilterInstruction, { memory: m }: Bound): Step {
  const { inChannels, outChannels } = shape;
  const multiplier = multiplierOf(shape);
  const sums = new Float64Array(shape.filterHeight * shape.filterWidth * outChannels);
  const visit = (pixel: number, tap: number, place: number): void => {
    const from = x + pixel * inChannels;
    const gradients = dy + place * outChannels;
    for (let c = 0, o = 0, at = tap * outChannels; c < inChannels; c++) {
      const value = m[from + c] as number;
      for (let q = 0; q < multiplier; q++, o++, at++) sums[at] = (sums[at] as number) + value * (m[gradients + o] as number);
    }
  };
  return () => {
    sums.fill(0);
    eachTap(shape, visit);
    m.set(sums, to);
  };
}
