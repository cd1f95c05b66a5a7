/** Where a run can go back to. Pure. */
import type { CheckpointInfo, MetricPoint } from '../../runtime/protocol.ts';

/** The checkpoint whose step is closest; undefined where there is none. */
export function nearest(checkpoints: readonly CheckpointInfo[], step: number): CheckpointInfo | undefined {
  let best: CheckpointInfo | undefined;
  for (const each of checkpoints) if (!best || Math.abs(each.step - step) <= Math.abs(best.step - step)) best = each;
  return best;
}

/** How far a key goes: so many checkpoints, or to an end. Undefined for keys that mean nothing here. */
export function strideOf(key: string): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return -1;
    case 'ArrowRight':
    case 'ArrowUp':
      return 1;
    case 'PageDown':
      return -5;
    case 'PageUp':
      return 5;
    case 'Home':
      return -Infinity;
    case 'End':
      return Infinity;
    default:
      return undefined;
  }
}

/** The checkpoint that lies `stride` further than a step, back where it is negative; the outermost where there are not so many. */
export function further(checkpoints: readonly CheckpointInfo[], step: number, stride: number): CheckpointInfo | undefined {
  const way = stride < 0 ? checkpoints.filter((each) => each.step < step).reverse() : checkpoints.filter((each) => each.step > step);
  return way[Math.min(way.length, Math.abs(stride)) - 1];
}

/** The loss that was last measured up to a step. */
export function lossAt(points: readonly MetricPoint[], step: number): number | undefined {
  return points.findLast((point) => point.step <= step && point.loss !== undefined)?.loss;
}
