/**
 * The document: what a person saves, shares and edits by hand.
 *
 * The zod schemas below are the one source of its types and of its JSON Schema. A document holds no
 * selection, no measured size and no derived shape. Fields that this version does not know are kept,
 * so that a file passes through unharmed.
 */
import { frameSchema, MAX_ANNOTATIONS, noteSchema } from './annotationFields.ts';
import { groupSchema, MAX_GROUPS } from './groups/groupFields.ts';
import { idSchema, portReference, positionSchema } from './placeFields.ts';
import { clippingSchema, scheduleSchema, stopSchema } from './trainingFields.ts';
import { nestedNumbers, type NestedNumbers } from './weightFields.ts';
import { z } from './zod.ts';
import { i18n } from '../words/i18n.ts';

export const FORMAT = 'netloom-graph';
export const VERSION = 1;

/** A value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type { NestedNumbers };

const json: z.ZodType<Json> = z.json();

export const nodeSchema = z.looseObject({
  id: idSchema,
  kind: z.string().min(1).max(64),
  /** What the person calls this node; its kind's name when left out. */
  label: z.string().max(120).optional(),
  position: positionSchema,
  params: z.record(z.string(), json).default({}),
  /** Starting values by weight name (`kernel`, `bias`, ...); a layer without them uses its initializer and the seed. */
  initialWeights: z.record(z.string(), nestedNumbers).optional(),
  /** The graph is read as if its wires led past this node; see bypass.ts. */
  bypassed: z.boolean().optional(),
});

export const edgeSchema = z.looseObject({ id: idSchema, from: portReference, to: portReference });

export const OPTIMIZERS = ['sgd', 'momentum', 'rmsprop', 'adagrad', 'adam'] as const;
export type OptimizerKind = (typeof OPTIMIZERS)[number];

const optimizerSchema = z.looseObject({
  kind: z.enum(OPTIMIZERS),
  learningRate: z.number().positive().max(1e6),
  /** For `momentum`: the share of the last move that is kept. */
  momentum: z.number().min(0).max(1).optional(),
});

const count = z.int().min(1).max(1e9);

export const trainingSchema = z.looseObject({
  optimizer: optimizerSchema.default({ kind: 'sgd', learningRate: 0.1 }),
  /** Rows in one update; left out where there is no data set (a loss that minimizes). */
  batchSize: z.int().min(1).max(1e6).optional(),
  /** Training counts in `steps` or in `epochs`, never in both. */
  steps: count.optional(),
  epochs: count.optional(),
  shuffle: z.boolean().default(true),
  /** Makes initial weights, shuffling, dropout and generated data repeatable. */
  seed: z.int().min(0).max(2 ** 31 - 1).default(1),
  /** How often the validation rows are measured (in steps), and on how many of them (all when left out). */
  validation: z.looseObject({ everySteps: count, rows: count.optional() }).optional(),
  /** How the learning rate falls; it stays as it is when left out. */
  schedule: scheduleSchema.optional(),
  /** The rate rises from 0 in a straight line over so many steps; the schedule counts from there. */
  warmUpSteps: z.int().min(0).max(1e9).optional(),
  /** Holds gradients back before the update. */
  clipping: clippingSchema.optional(),
  /** Ends training before its last step. */
  stop: stopSchema.optional(),
});

const DEFAULT_TRAINING = { optimizer: { kind: 'sgd' as const, learningRate: 0.1 }, steps: 1000, shuffle: true, seed: 1 };

export const documentSchema = z.looseObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  meta: z
    .looseObject({
      title: z.string().max(200).default(i18n.t('Untitled')),
      summary: z.string().max(2000).optional(),
      /** The text that goes with this graph: the file name of a lesson that comes with the app, without its ending. */
      lesson: z.string().max(64).optional(),
    })
    .default({ title: i18n.t('Untitled') }),
  nodes: z.array(nodeSchema).max(20_000),
  edges: z.array(edgeSchema).max(100_000),
  training: trainingSchema.default(DEFAULT_TRAINING),
  /** What is written beside the graph, and what is drawn round its parts; the ids are none of a node's. */
  notes: z.array(noteSchema).max(MAX_ANNOTATIONS).optional(),
  frames: z.array(frameSchema).max(MAX_ANNOTATIONS).optional(),
  /** Nodes that are looked at as one; the ids are none of a node's, note's or frame's. */
  groups: z.array(groupSchema).max(MAX_GROUPS).optional(),
});

/** The recursive types are read-only already, and taking them apart again would never end. */
type DeepReadonly<T> = [Json] extends [T]
  ? T
  : [NestedNumbers] extends [T]
    ? T
    : T extends (infer U)[]
      ? readonly DeepReadonly<U>[]
      : T extends object
        ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
        : T;

export type GraphDocument = DeepReadonly<z.infer<typeof documentSchema>>;
export type GraphNode = GraphDocument['nodes'][number];
export type GraphEdge = GraphDocument['edges'][number];
export type Note = NonNullable<GraphDocument['notes']>[number];
export type Frame = NonNullable<GraphDocument['frames']>[number];
export type Group = NonNullable<GraphDocument['groups']>[number];
export type Training = GraphDocument['training'];
export type Optimizer = Training['optimizer'];
export type Schedule = NonNullable<Training['schedule']>;
export type Clipping = NonNullable<Training['clipping']>;
export type Stop = NonNullable<Training['stop']>;
export type Position = { readonly x: number; readonly y: number };
export type Size = { readonly width: number; readonly height: number };
export type Params = GraphNode['params'];
export type Weights = Readonly<Record<string, NestedNumbers>>;

/** One end of a wire, taken apart. */
export interface PortReference {
  readonly node: string;
  readonly port: string;
}

/** Takes `node.port` apart. An id has no dot, so the first dot is the only one. */
export function portReferenceOf(text: string): PortReference {
  const dot = text.indexOf('.');
  return { node: text.slice(0, dot), port: text.slice(dot + 1) };
}

/** Writes an end of a wire as the document does: `node.port`. */
export function portText(reference: PortReference): string {
  return `${reference.node}.${reference.port}`;
}

/** An empty document with the default training settings. */
export function emptyDocument(title = i18n.t('Untitled')): GraphDocument {
  return { format: FORMAT, version: VERSION, meta: { title }, nodes: [], edges: [], training: DEFAULT_TRAINING };
}
