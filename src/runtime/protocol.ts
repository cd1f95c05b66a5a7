/**
 * The messages between the page and the engine. The same engine answers them in a Web Worker, on the
 * page's own thread and in Node. Every message carries the id of its run; stale ones are dropped.
 */
import type { Program, ValueReference } from '../compiler/program.ts';
import type { Weights } from '../graph/document.ts';

export type BackendId = 'webgl' | 'webgpu' | 'wasm' | 'cpu';
export type BackendPreference = BackendId | 'auto';

/** idle: ready at some step, not running. done: all steps taken. failed: the run cannot go on. */
export type EngineState = 'idle' | 'loading' | 'training' | 'paused' | 'done' | 'failed';

export type Command =
  /**
   * Builds the model and loads the data; state loading, then idle at step 0. Ends the run before it. `early`: nobody has asked
   * for the run yet, so only data that lie near are used, and it fails where they do not.
   */
  | { readonly type: 'load'; readonly run: number; readonly program: Program; readonly backend: BackendPreference; readonly record?: RecordOptions; readonly early?: boolean }
  /** Trains from where it stands to the program's last step; also resumes after pause. From `done`, goes on for as many steps again. */
  | { readonly type: 'train'; readonly run: number }
  | { readonly type: 'pause'; readonly run: number }
  /** Takes this many steps and pauses. `watched`: a stop condition of the program ends training before, as it does after `train`. */
  | { readonly type: 'step'; readonly run: number; readonly count: number; readonly watched?: boolean }
  /** Ends training here; the weights stay for questions. State done. */
  | { readonly type: 'stop'; readonly run: number }
  /** Back to step 0 and the same initial weights; state idle. */
  | { readonly type: 'reset'; readonly run: number }
  /** At most this many steps a second; null for as fast as it goes. */
  | { readonly type: 'setSpeed'; readonly run: number; readonly stepsPerSecond: number | null }
  | { readonly type: 'setWeights'; readonly run: number; readonly node: string; readonly weights: Weights }
  /** Changes settings of the run from its next step on, without a new start. */
  | { readonly type: 'change'; readonly run: number; readonly changes: LiveChanges }
  /** Back to a checkpoint of this run (or of the one it was loaded from): weights, optimizer and step; state paused. */
  | { readonly type: 'rewind'; readonly run: number; readonly checkpoint: string }
  | { readonly type: 'ask'; readonly run: number; readonly id: number; readonly question: Question }
  /** Watches what goes on inside until it is taken back with null. Each watch has an id of its own; a new request replaces that of the same id. */
  | { readonly type: 'watch'; readonly run: number; readonly id: number; readonly request: ProbeRequest | null }
  /** Releases every tensor of the run. */
  | { readonly type: 'dispose'; readonly run: number };

export type Samples =
  /** As the next step will take it, dropout included. */
  | { readonly kind: 'nextBatch' }
  /** These rows of a split, as when not training. */
  | { readonly kind: 'rows'; readonly split: 'train' | 'validation'; readonly rows: readonly number[] }
  /**
   * Rows that the page gives, scaled as the network gets them, as when not training; for programs with one data set.
   * Without labels these are zeros: gradients of the loss then say nothing.
   */
  | { readonly kind: 'given'; readonly rows: number; readonly features: Float32Array; readonly labels?: Float32Array };

/** What a view watches of a run. Nothing watched costs nothing. */
export interface ProbeRequest {
  readonly samples: Samples;
  readonly probes: readonly Probe[];
  /**
   * Answers a second at most while training. All watches together take no more than a tenth of the time,
   * so answers may come more slowly. A run that rests answers once after each change.
   */
  readonly perSecond: number;
  /** What all gradients of this request are the gradients of; the loss where left out. It needs no labels. */
  readonly gradientOf?: OutputUnit;
}

/** One number of what leaves a node: the score of a class, one neuron, one pixel of a feature map. */
export interface OutputUnit {
  readonly node: string;
  /** Which number of the node's output for one row, counted through from 0. */
  readonly unit: number;
}

export interface Probe {
  readonly node: string;
  /**
   * activations: what leaves the node; of a dataset node its features and labels. Gradients are those of
   * the loss over the samples, before any clipping; or of what the request names in `gradientOf`, added up over
   * the samples, so that at rest each row's gradient is that of its own number.
   */
  readonly quantity: 'activations' | 'activationGradients' | 'weights' | 'weightGradients';
  readonly as: 'values' | 'norm' | 'histogram';
  /** Of a histogram; 30 where left out. */
  readonly bins?: number;
}

/** One array of an answer. A node with several weights gives several. */
export interface Probed {
  readonly node: string;
  /** The port ("out", "features") or the weights ("kernel"). */
  readonly name: string;
  readonly quantity: Probe['quantity'];
  readonly as: Probe['as'];
  /** Of the numbers looked at: `[rows, ...shape]` of activations and their gradients. */
  readonly shape: readonly number[];
  /** The numbers themselves, row-major; or the Euclidean norm alone; or the counts of a histogram. */
  readonly values: Float32Array;
  /** Of a histogram: its least and greatest number, and how many are NaN or infinite and so in no bin. */
  readonly range?: readonly [number, number];
  readonly notFinite?: number;
}

/** Where numbers first stopped being numbers. */
export interface Blame {
  /** The step in which it arose. */
  readonly step: number;
  readonly node: string;
  /** data: the rows held it. weights: there before the step. update: the step's own new weights. */
  readonly where: 'data' | 'activation' | 'loss' | 'gradient' | 'weights' | 'update';
  /** The port or the weights. */
  readonly name: string;
  /** Whole sentences: what arose where. */
  readonly message: string;
}

/** Where checkpoints of a run are kept, and where it goes on from. */
export interface RecordOptions {
  /** The run's name among all that are kept, made by the page: a UUID. */
  readonly key: string;
  /** The id of a checkpoint to begin at instead of step 0; state paused then. */
  readonly from?: string;
}

/** Settings that may change while a run goes on. Fields that are left out stay. */
export interface LiveChanges {
  readonly learningRate?: number;
  readonly momentum?: number;
  readonly batchSize?: number;
  /** Dropout rates by node. */
  readonly rates?: Readonly<Record<string, number>>;
}

/** What is known of a checkpoint without its numbers. */
export interface CheckpointInfo {
  readonly id: string;
  /** The run that it belongs to. */
  readonly key: string;
  readonly step: number;
  readonly epoch: number;
  readonly loss: number | null;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly bytes: number;
}

export type Question =
  /** Weights of these nodes (all when left out), as nested numbers. */
  | { readonly kind: 'weights'; readonly nodes?: readonly string[] }
  /** Values for rows of features that the page gives; `at` names the output (the first loss's prediction when left out). */
  | { readonly kind: 'predict'; readonly features: Float32Array; readonly rows: number; readonly at?: ValueReference }
  /** Loss and accuracy over the first rows of a split, with each row's prediction if asked. */
  | { readonly kind: 'evaluate'; readonly split: 'train' | 'validation'; readonly rows: number; readonly predictions?: boolean }
  /** Rows of the data as they are fed (scaled), for pictures of them. */
  | { readonly kind: 'rows'; readonly split: 'train' | 'validation'; readonly from: number; readonly count: number }
  /**
   * The loss over the first training rows around the present weights, along two random directions (`runtime/landscape`).
   * @param side places on each side, odd so that one is the middle. @param reach how far to go at least, 1 being as far as the
   * weights are long. @param checkpoints of this run, oldest first: the way that led here.
   */
  | { readonly kind: 'landscape'; readonly seed: number; readonly side: number; readonly reach: number; readonly rows: number; readonly checkpoints: readonly string[] }
  /** The network with its present weights as the two files of a TensorFlow.js LayersModel. */
  | { readonly kind: 'layersModel' }
  | { readonly kind: 'memory' };

export type Answer =
  | { readonly kind: 'weights'; readonly weights: Readonly<Record<string, Weights>> }
  | { readonly kind: 'predict'; readonly values: Float32Array; readonly shape: readonly number[] }
  | { readonly kind: 'evaluate'; readonly rows: number; readonly loss: number; readonly accuracy: number | null; readonly predictions: Float32Array | null; readonly shape: readonly number[] }
  | { readonly kind: 'rows'; readonly rows: number; readonly features: Float32Array; readonly featureShape: readonly number[]; readonly labels: Float32Array; readonly labelShape: readonly number[] }
  /** `losses` in rows from the top left; the middle is where the run stands before `step`. `path` in the order of the steps, the last at 0, 0. */
  | { readonly kind: 'landscape'; readonly step: number; readonly side: number; readonly reach: number; readonly losses: Float32Array; readonly path: readonly { readonly step: number; readonly place: readonly [number, number] }[] }
  /** The text of model.json, and weights.bin. */
  | { readonly kind: 'layersModel'; readonly modelJson: string; readonly weights: ArrayBuffer }
  | { readonly kind: 'memory'; readonly tensors: number; readonly bytes: number };

/** One point of the chart; fields that were not measured at this step are left out. */
export interface MetricPoint {
  readonly step: number;
  readonly loss?: number;
  readonly accuracy?: number;
  readonly validationLoss?: number;
  readonly validationAccuracy?: number;
  /** By node, as they were before this step's update. Only for programs of at most `TRAIL_LIMIT` trainable numbers, so that their path can be drawn. */
  readonly weights?: Readonly<Record<string, Weights>>;
}

export const TRAIL_LIMIT = 4;

export interface BackendInfo {
  readonly id: BackendId;
  /** "WebGL: NVIDIA GeForce ...", "WASM SIMD, 2 threads", "Plain JavaScript". */
  readonly label: string;
  /** What takes the steps on it, a captured plan or tfjs call by call, and why: a sentence. */
  readonly execution?: string;
  /** Why this one: a sentence. */
  readonly reason: string;
  readonly preference: BackendPreference;
  /** What this machine offers, with why not where it does not. */
  readonly choices: readonly { readonly id: BackendId; readonly label: string; readonly available: boolean; readonly note: string }[];
}

export interface Progress {
  readonly step: number;
  readonly steps: number;
  /** From 1. */
  readonly epoch: number;
  readonly epochs: number;
  readonly stepsPerSecond: number | null;
  readonly samplesPerSecond: number | null;
  readonly secondsLeft: number | null;
}

export type Event =
  | { readonly type: 'state'; readonly run: number; readonly state: EngineState }
  | { readonly type: 'backend'; readonly run: number; readonly backend: BackendInfo }
  /** While loading: a sentence and a share from 0 to 1 (null where unknown). */
  | { readonly type: 'loading'; readonly run: number; readonly message: string; readonly fraction: number | null }
  /** What was loaded for a dataset node: the id of the data set that it really is, and its origin. */
  | { readonly type: 'data'; readonly run: number; readonly node: string; readonly source: string; readonly origin: string; readonly trainRows: number; readonly validationRows: number }
  /** At most ten a second while training; once at every pause, step, reset and end. `points` are new since the last. */
  | { readonly type: 'progress'; readonly run: number; readonly progress: Progress; readonly points: readonly MetricPoint[] }
  /** A checkpoint was kept, and those of these ids made way; or it was left out because there is no more room (`kept` false), with the reason. */
  | { readonly type: 'checkpoint'; readonly run: number; readonly checkpoint: CheckpointInfo; readonly kept: boolean; readonly dropped: readonly string[]; readonly note?: string }
  /** A checkpoint that was asked for is not kept any more: the run stays as it is. A whole sentence. */
  | { readonly type: 'forgotten'; readonly run: number; readonly checkpoint: string; readonly message: string }
  /** Settings changed at this step, in words for the chart: "learning rate 0.1 -> 0.01". */
  | { readonly type: 'changed'; readonly run: number; readonly step: number; readonly text: string; readonly program: Program }
  /** Training ended before its last step because a stop condition was met: a whole sentence. */
  | { readonly type: 'stopped'; readonly run: number; readonly step: number; readonly reason: string }
  /** The run went back to this step; points after it belong to the branch before. */
  | { readonly type: 'rewound'; readonly run: number; readonly step: number }
  /** What a watch saw before this step; `refused` says why it saw nothing. Arrays are transferred. */
  | { readonly type: 'probed'; readonly run: number; readonly id: number; readonly step: number; readonly values: readonly Probed[]; readonly refused?: string }
  /** Where a failed run's numbers first stopped being numbers, and the run holds the last weights that were; null where it was not found. */
  | { readonly type: 'blamed'; readonly run: number; readonly blame: Blame | null }
  | { readonly type: 'answer'; readonly run: number; readonly id: number; readonly answer: Answer }
  /** The answer to a question that could not be answered. */
  | { readonly type: 'refused'; readonly run: number; readonly id: number; readonly message: string }
  /** The run failed: what happened and what to do, whole sentences. `searching`: where it began is looked for, and `blamed` follows. */
  | { readonly type: 'failed'; readonly run: number; readonly message: string; readonly searching?: boolean };
