/**
 * What the compiler makes of a graph: plain JSON that the worker receives, the emitters read and a
 * test can print. Everything is resolved: defaults are filled in, order is fixed, shapes are known.
 */
import type { Clipping, Json, Optimizer, Schedule, Stop, Weights } from '../graph/document.ts';
import type { TensorType } from '../graph/tensorType.ts';
import type { WeightSpec } from '../nodes/kind.ts';

/** One output of one node. */
export interface ValueReference {
  readonly node: string;
  readonly port: string;
}

/** A dataset node. */
export interface ProgramSource {
  readonly node: string;
  readonly source: string;
  /** Complete, as the source's schema gives them. */
  readonly params: Readonly<Record<string, Json>>;
  readonly features: TensorType;
  readonly labels: TensorType;
  readonly trainRows: number;
  readonly validationRows: number;
}

/** One node that computes, with all that building, running and writing it needs. */
export interface Operation {
  readonly node: string;
  readonly kind: string;
  readonly label: string;
  /** Complete, as the kind's schema gives them. */
  readonly params: Readonly<Record<string, Json>>;
  readonly inputs: readonly ValueReference[];
  readonly inputTypes: readonly TensorType[];
  readonly output: TensorType;
  readonly weights: readonly WeightSpec[];
  readonly initialWeights: Weights | null;
  readonly multiplyAdds: number;
  /** From the training's seed and the node's place, so that each layer begins differently and repeatably. */
  readonly seed: number;
}

export interface ProgramLoss {
  readonly node: string;
  /** An id of `nodes/losses`. */
  readonly function: string;
  /** Its share when there are several losses. */
  readonly weight: number;
  readonly prediction: ValueReference;
  /** Null for a loss that minimizes the prediction itself. */
  readonly target: ValueReference | null;
  readonly predictionType: TensorType;
  readonly targetType: TensorType | null;
  /**
   * Where the prediction is a softmax or sigmoid whose loss is a cross-entropy: what goes into that
   * activation. The engine takes the loss from these logits, which is the same number without
   * rounding to log 0.
   */
  readonly logits: ValueReference | null;
  /** Which share of rows is right can be counted where the labels are classes or zeros and ones. */
  readonly accuracy: 'categorical' | 'binary' | null;
}

export interface ProgramTraining {
  readonly optimizer: Optimizer;
  /** Rows in one update; 1 where there is no data set. */
  readonly batchSize: number;
  /** Updates in one pass over the training rows; 1 where there is no data set. */
  readonly stepsPerEpoch: number;
  readonly steps: number;
  readonly shuffle: boolean;
  readonly seed: number;
  readonly validation: { readonly everySteps: number; readonly rows: number } | null;
  /** How the learning rate falls; null where it stays. */
  readonly schedule: Schedule | null;
  /** Steps over which the rate rises from 0; null where it begins at once. */
  readonly warmUpSteps: number | null;
  readonly clipping: Clipping | null;
  readonly stop: Stop | null;
}

export interface Program {
  readonly title: string;
  readonly sources: readonly ProgramSource[];
  /** In an order in which each comes after all that feed it. */
  readonly operations: readonly Operation[];
  /** At least one. */
  readonly losses: readonly ProgramLoss[];
  readonly training: ProgramTraining;
  readonly totals: Totals;
}

export interface Totals {
  readonly parameters: number;
  readonly trainableParameters: number;
  /** For one example, forward. */
  readonly multiplyAdds: number;
  /** Bytes of weights, their gradients, the optimizer's memory and the activations of one batch, in float32. */
  readonly memoryBytes: number;
}
