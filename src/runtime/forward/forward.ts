/** What computes answers about rows: by a plan for their number (`ReplayForward`), or with tfjs (`EagerForward`). */
import type { ValueReference } from '../../compiler/program.ts';
import type { Pass } from '../probes/pass.ts';

/** Writes one port's numbers of the rows at hand. */
export type FillRows = (node: string, port: 'features' | 'labels', numbers: Float32Array) => void;

export interface MeasuredRows {
  readonly loss: number;
  readonly accuracy: number | null;
  /** The first loss's prediction, where it was asked for. */
  readonly prediction: Float32Array | null;
}

/** As when not training: no dropout, running means. */
export interface Forward {
  /** Loss and accuracy over so many rows. */
  measure(rows: number, fill: FillRows, predictions: boolean): Promise<MeasuredRows>;
  /** One value for rows of features of the one dataset node that it depends on. */
  predict(at: ValueReference, node: string, features: Float32Array, rows: number): Promise<Float32Array>;
  /**
   * One pass whose inner values are wanted, by the places that `pass.ts` names. As in training where the
   * pass names a step. The next call may write over what is given back.
   */
  pass(pass: Pass, fill: FillRows): Promise<ReadonlyMap<string, Float32Array>>;
  dispose(): void;
}
