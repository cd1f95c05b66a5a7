/** What takes a run's steps: tfjs itself (`EagerTrainer`), or a plan that was captured from it (`ReplayTrainer`). */
import type { Forward } from '../forward/forward.ts';
import type { MetricPoint } from '../protocol.ts';

/** How steps are computed, in words for the training bar. */
export interface Execution {
  readonly kind: 'replay' | 'tfjs';
  /** A whole sentence: what takes the steps, and why. */
  readonly reason: string;
}

/** All that training has changed, in plain arrays: weights by `node.name`, what the optimizer keeps by `node.name.slot`. */
export interface TrainerState {
  readonly weights: Readonly<Record<string, Float32Array>>;
  readonly memory: Readonly<Record<string, Float32Array>>;
}

export interface Stepped {
  readonly step: number;
  readonly loss: number;
  /** Null where it was not measured: only kept steps measure it. */
  readonly accuracy: number | null;
}

export interface Trainer {
  readonly execution: Execution;
  /** The program has so few numbers to train that they are reported with each loss. */
  readonly followed: boolean;
  /**
   * One update with the batch of this step. Its loss, taken before the update, is kept when `last`
   * says that a read follows, or when its turn has come.
   * @returns what the step found, in an object that the next step writes over; null where that still lies on a device.
   */
  step(step: number, last: boolean): Stepped | null;
  /** The kept losses; this also waits for the device to catch up. */
  read(): Promise<readonly MetricPoint[]>;
  /** What answers about rows, with the weights as they are. */
  readonly forward: Forward;
  /** The present numbers of one weight array, by `node.name`; the next step may write over them. */
  numbers(key: string): Promise<Float32Array>;
  /** A copy of weights and optimizer memory. */
  state(): Promise<TrainerState>;
  /** Goes on from there. Throws where the arrays are not of this program's shapes. */
  restore(state: TrainerState): void;
  /** Brings the model's variables up to date, before anyone else reads them. */
  publish(): void;
  /** Takes over the model's variables, after someone else has set them. */
  adopt(): void;
  dispose(): void;
}
