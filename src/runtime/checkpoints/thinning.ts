/** Which checkpoints make way for others. */
import type { CheckpointInfo } from '../protocol.ts';

export interface Limits {
  /** Of all runs together. */
  readonly bytes: number;
  /** Of one run. */
  readonly count: number;
}

export const LIMITS: Limits = { bytes: 200_000_000, count: 40 };

/**
 * The ids to let go of, so that what remains keeps to the limits. Other runs go first, the oldest
 * before the newer; of this run (`key`) first and last stay, and between them the gaps grow with the
 * distance from the last, about logarithmically.
 */
export function surplus(infos: readonly CheckpointInfo[], key: string, limits: Limits): string[] {
  const others = infos.filter((info) => info.key !== key).sort((a, b) => a.time - b.time);
  const own = infos.filter((info) => info.key === key).sort((a, b) => a.step - b.step || a.time - b.time);
  let bytes = infos.reduce((sum, info) => sum + info.bytes, 0);
  const dropped: string[] = [];
  const drop = (info: CheckpointInfo | undefined): void => {
    if (!info) return;
    dropped.push(info.id);
    bytes -= info.bytes;
  };
  while (bytes > limits.bytes && others.length > 0) drop(others.shift());
  while (own.length > 2 && (own.length > limits.count || bytes > limits.bytes)) drop(own.splice(mostCrowded(own), 1)[0]);
  // Two are too many where one alone nearly fills the room: the newest is worth more than the first.
  while (own.length > 1 && bytes > limits.bytes) drop(own.shift());
  return dropped;
}

/** The place, neither first nor last, whose neighbours are closest together for their distance from the last. */
function mostCrowded(own: readonly CheckpointInfo[]): number {
  const stepAt = (place: number): number => own[place]?.step ?? 0;
  const last = stepAt(own.length - 1);
  let [best, least] = [1, Infinity];
  for (let place = 1; place < own.length - 1; place++) {
    const crowding = (stepAt(place + 1) - stepAt(place - 1)) / (last - stepAt(place) + 1);
    if (crowding < least) [best, least] = [place, crowding];
  }
  return best;
}
