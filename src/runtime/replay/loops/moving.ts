/** What moves numbers without computing: copies between layouts, fills, look-ups. And the sum by index, a look-up's gradient. */
import type { CopyInstruction, FillInstruction, GatherInstruction, OneHotInstruction, SegmentSumInstruction } from '../../plan/instruction.ts';
import type { Bound, Step } from './step.ts';

/** The innermost axis is a loop; the others are counted like a mileage counter. */
export function copyStep({ from, to, shape, fromStrides, toStrides }: CopyInstruction, { memory: m }: Bound): Step {
  const last = shape.length - 1;
  const columns = shape[last] ?? 1;
  const [fromStep, toStep] = [fromStrides[last] ?? 0, toStrides[last] ?? 0];
  const lengths = Int32Array.from(shape.slice(0, -1));
  const fromRows = Int32Array.from(fromStrides.slice(0, -1));
  const toRows = Int32Array.from(toStrides.slice(0, -1));
  const places = new Int32Array(lengths.length);
  const rows = lengths.reduce((total, length) => total * length, 1);
  return () => {
    let source = from;
    let target = to;
    places.fill(0);
    for (let row = 0; row < rows; row++) {
      for (let c = 0, i = source, o = target; c < columns; c++, i += fromStep, o += toStep) m[o] = m[i] as number;
      for (let axis = last - 1; axis >= 0; axis--) {
        const next = (places[axis] as number) + 1;
        source += fromRows[axis] as number;
        target += toRows[axis] as number;
        if (next < (lengths[axis] as number)) {
          places[axis] = next;
          break;
        }
        places[axis] = 0;
        source -= next * (fromRows[axis] as number);
        target -= next * (toRows[axis] as number);
      }
    }
  };
}

export function fillStep({ to, count, value }: FillInstruction, { memory: m }: Bound): Step {
  return () => {
    for (let at = to; at < to + count; at++) m[at] = value;
  };
}

/** An index out of range gives NaN, so that nothing beyond `from` is read. */
export function gatherStep({ from, indices, to, outer, length, inner, count }: GatherInstruction, { memory: m }: Bound): Step {
  return () => {
    let o = to;
    for (let row = 0; row < outer; row++) {
      for (let index = 0; index < count; index++) {
        const wanted = m[indices + index] as number;
        const inside = wanted >= 0 && wanted < length;
        for (let c = 0, i = from + (row * length + (inside ? wanted : 0)) * inner; c < inner; c++) m[o++] = inside ? (m[i + c] as number) : NaN;
      }
    }
  };
}

export function segmentSumStep({ from, indices, to, segments, count, inner }: SegmentSumInstruction, { memory: m }: Bound): Step {
  const sums = new Float64Array(segments * inner);
  return () => {
    sums.fill(0);
    for (let row = 0; row < count; row++) {
      const segment = m[indices + row] as number;
      if (!(segment >= 0 && segment < segments)) continue;
      for (let c = 0, i = from + row * inner, o = segment * inner; c < inner; c++, i++, o++) sums[o] = (sums[o] as number) + (m[i] as number);
    }
    m.set(sums, to);
  };
}

/** An index out of range gives a row of `off`. */
export function oneHotStep({ indices, to, count, depth, on, off }: OneHotInstruction, { memory: m }: Bound): Step {
  return () => {
    for (let row = 0, o = to; row < count; row++) {
      const index = m[indices + row] as number;
      for (let c = 0; c < depth; c++) m[o++] = c === index ? on : off;
    }
  };
}
