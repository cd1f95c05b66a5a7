/** What works along the last axis: softmax and local response normalisation. */
import type { LrnGradInstruction, LrnInstruction, SoftmaxInstruction } from '../../plan/instruction.ts';
import type { Bound, Step } from './step.ts';

function largestOf(m: Float32Array, from: number, count: number): number {
  let largest = m[from] as number;
  for (let at = from + 1; at < from + count; at++) largest = Math.max(largest, m[at] as number);
  return largest;
}

export function softmaxStep({ from, to, rows, columns }: SoftmaxInstruction, { memory: m }: Bound): Step {
  return () => {
    for (let row = 0; row < rows; row++) {
      const [x, y] = [from + row * columns, to + row * columns];
      const largest = largestOf(m, x, columns);
      let sum = 0;
      for (let c = 0; c < columns; c++) {
        const value = Math.exp((m[x + c] as number) - largest);
        m[y + c] = value;
        sum += value;
      }
      for (let c = 0; c < columns; c++) m[y + c] = (m[y + c] as number) / sum;
    }
  };
}

export function logSoftmaxStep({ from, to, rows, columns }: SoftmaxInstruction, { memory: m }: Bound): Step {
  return () => {
    for (let row = 0; row < rows; row++) {
      const [x, y] = [from + row * columns, to + row * columns];
      const largest = largestOf(m, x, columns);
      let sum = 0;
      for (let c = 0; c < columns; c++) sum += Math.exp((m[x + c] as number) - largest);
      const less = largest + Math.log(sum);
      for (let c = 0; c < columns; c++) m[y + c] = (m[x + c] as number) - less;
    }
  };
}

/** The sum of squares of the channels `from <= c <= to` of a pixel, where they exist. */
function squares(m: Float32Array, pixel: number, from: number, to: number, channels: number): number {
  let sum = 0;
  for (let c = Math.max(0, from), end = Math.min(channels - 1, to); c <= end; c++) {
    const value = m[pixel + c] as number;
    sum += value * value;
  }
  return sum;
}

export function lrnStep({ x, to, rows, channels, radius, bias, alpha, beta }: LrnInstruction, { memory: m }: Bound): Step {
  return () => {
    for (let pixel = 0; pixel < rows * channels; pixel += channels) {
      for (let c = 0; c < channels; c++) {
        const norm = bias + alpha * squares(m, x + pixel, c - radius, c + radius, channels);
        m[to + pixel + c] = (m[x + pixel + c] as number) * Math.pow(norm, -beta);
      }
    }
  };
}

/** `dx_k = dy_k * norm_k ^ -beta - 2 * alpha * beta * x_k * sum over |c - k| <= radius of dy_c * y_c / norm_c`. */
export function lrnGradStep({ x, y, dy, to, rows, channels, radius, bias, alpha, beta }: LrnGradInstruction, { memory: m }: Bound): Step {
  const norms = new Float64Array(channels);
  const ratios = new Float64Array(channels);
  const factor = 2 * alpha * beta;
  return () => {
    for (let pixel = 0; pixel < rows * channels; pixel += channels) {
      for (let c = 0; c < channels; c++) {
        const norm = bias + alpha * squares(m, x + pixel, c - radius, c + radius, channels);
        norms[c] = norm;
        ratios[c] = ((m[dy + pixel + c] as number) * (m[y + pixel + c] as number)) / norm;
      }
      for (let k = 0; k < channels; k++) {
        let sum = 0;
        for (let c = Math.max(0, k - radius), end = Math.min(channels - 1, k + radius); c <= end; c++) sum += ratios[c] as number;
        m[to + pixel + k] = (m[dy + pixel + k] as number) * Math.pow(norms[k] as number, -beta) - factor * (m[x + pixel + k] as number) * sum;
      }
    }
  };
}
