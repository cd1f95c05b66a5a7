/** What a run needs to go on from a step: shuffling and random numbers follow from seed and step alone. */
import type { StopWatchState } from '../../nodes/training/stopping.ts';
import type { CheckpointInfo, LiveChanges, MetricPoint } from '../protocol.ts';
import type { TrainerState } from '../step/trainer.ts';

export interface Checkpoint {
  readonly info: CheckpointInfo;
  readonly state: TrainerState;
  /** Updates taken; equals `info.step`. */
  readonly step: number;
  /** Where training was to end. */
  readonly lastStep: number;
  /** What may change while a run goes on, as it was at this step: the program that the run was loaded with need not say so. */
  readonly settings: LiveChanges;
  /** How long a stop condition has waited; null where none is watched. */
  readonly watch: StopWatchState | null;
  /** The chart up to here, thinned. */
  readonly points: readonly MetricPoint[];
}

export interface CheckpointStore {
  /** What is kept, of all runs. */
  list(): Promise<readonly CheckpointInfo[]>;
  /** Null where it is not kept any more. */
  read(id: string): Promise<Checkpoint | null>;
  /** Rejects with a `QuotaExceededError` where there is no room. */
  write(checkpoint: Checkpoint): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

/** Bytes of the numbers in a state. */
export function bytesOf({ weights, memory }: TrainerState): number {
  return [...Object.values(weights), ...Object.values(memory)].reduce((sum, numbers) => sum + numbers.byteLength, 0);
}

/** False where a number is NaN or infinite: nothing can go on from there. */
export function isFinite({ weights, memory }: TrainerState): boolean {
  return [...Object.values(weights), ...Object.values(memory)].every((numbers) => numbers.every(Number.isFinite));
}
