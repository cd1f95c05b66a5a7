/**
 * What a data set is. A source's file holds all that the product knows of it; the dataset node, the
 * inspector, the compiler and the engine read it from there.
 */
import type { z } from '../graph/zod.ts';
import type { TensorType } from '../graph/tensorType.ts';

/** What is known of a data set from its parameters alone, before anything is loaded. */
export interface DataDescription {
  /** One row of features; `range` says between which values they lie. */
  readonly features: TensorType;
  /** One row of labels; `classes` says that they are one-hot. */
  readonly labels: TensorType;
  readonly trainRows: number;
  readonly validationRows: number;
  readonly task: 'classification' | 'regression';
  /** Names of the feature columns where they have some, for axes and tables. */
  readonly featureNames?: readonly string[];
  /** Names of the label columns where they have some: what is foretold. */
  readonly labelNames?: readonly string[];
  readonly classNames?: readonly string[];
}

/** Parameters that describe no data set, with the reason. */
export interface DataProblem {
  readonly param: string;
  /** What was found, what was expected, what to do: whole sentences. */
  readonly message: string;
}

/** Rows as compactly as they came: pixels stay bytes, class labels stay numbers. Floats are made per batch. */
export interface Split {
  readonly rows: number;
  /** Row after row, `rows * size of one row`. */
  readonly features: Uint8Array | Float32Array;
  /** What a stored feature is multiplied by to give its value (1/255 for scaled pixels). */
  readonly featureScale: number;
  /** Class indices where `classes` is set (one a row), else values, row after row. */
  readonly labels: Uint8Array | Float32Array;
  readonly classes: number | null;
}

export interface Data {
  /** The id of the data set that the rows really are: where MNIST cannot be had, `generatedDigits`. Its label is shown wherever the data are. */
  readonly source: string;
  /** Where they came from and why, in a sentence: "From the browser's cache." */
  readonly origin: string;
  readonly train: Split;
  readonly validation: Split | null;
}

export interface LoadProgress {
  /** "Downloading train-images (9.9 MB)", "Drawing digits". */
  readonly message: string;
  /** From 0 to 1, or null where it cannot be known. */
  readonly fraction: number | null;
}

/** Somewhere a named file may lie: a served folder, a cache, a mirror, a folder on disk. Tried in order. */
export interface FilePlace {
  /** For the data's origin: "the data/mnist folder", "the browser's cache". */
  readonly label: string;
  /** The file's bytes as stored there (gzipped or not), or null where this place does not have it. */
  read(name: string, options: { readonly signal: AbortSignal; readonly progress: (fraction: number | null) => void }): Promise<Uint8Array | null>;
  /** True for what belongs to others: asked only when a person wants the data. */
  readonly far?: boolean;
  /** True where a person's own files are named by their SHA-256, not by their name. */
  readonly bySum?: boolean;
  /** Keeps a verified file for the next time; only caches have it. */
  keep?(name: string, bytes: Uint8Array): Promise<void>;
  /** True where the place keeps the file already. */
  has?(name: string): Promise<boolean>;
  /** What lies there instead of a person's own file, and what to do about it, in whole sentences; '' where nothing does. */
  insteadOf?(name: string): Promise<string>;
  /** Places inside this one that have a file of that name; asked where this one itself has not the right one. */
  within?(name: string): Promise<readonly FilePlace[]>;
  /** Hears from which of several places inside it the file was taken. */
  taken?(name: string, from: FilePlace, among: readonly FilePlace[]): void;
}

export interface LoadContext {
  readonly seed: number;
  readonly signal: AbortSignal;
  progress(progress: LoadProgress): void;
  /** True while nobody has asked for the data: only near places are looked in, and what they lack is an error. */
  readonly early?: boolean;
  /** Where files of the given data set ("mnist") may lie, in the order in which to look. */
  places(dataset: string): readonly FilePlace[];
}

/** One data set: a file in this folder and a line in `registry.ts`. */
export interface DataSource<S extends z.ZodObject = z.ZodObject> {
  /** The value of the dataset node's `source` parameter. */
  readonly id: string;
  readonly label: string;
  /** One plain sentence. */
  readonly summary: string;
  /** The dataset node's other parameters under this source, made with `graph/fields.ts`. */
  readonly params: S;
  // Method syntax on purpose: it lets sources of different parameters stand in one list.
  describe(params: z.infer<S>): DataDescription | DataProblem;
  load(params: z.infer<S>, context: LoadContext): Promise<Data>;
}

/** Keeps the parameter types of a source while checking it against the interface. */
export function defineSource<S extends z.ZodObject>(source: DataSource<S>): DataSource<S> {
  return source;
}

export function isDataProblem(result: DataDescription | DataProblem): result is DataProblem {
  return 'message' in result;
}
