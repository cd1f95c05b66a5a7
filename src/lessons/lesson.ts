/**
 * A lesson: a graph to begin from, and steps that say what to do with it and how each is checked.
 *
 * The zod schemas below are the one source of its types. Fields that this version does not know are kept. Sizes are bounded,
 * for a lesson may come from anywhere: a file, a link, a folder of a class.
 */
import { FORMAT as GRAPH, type GraphDocument, type Json } from '../graph/document.ts';
import { idSchema } from '../graph/placeFields.ts';
import { z } from '../graph/zod.ts';
import { BUTTONS, PANELS } from './places.ts';

export const FORMAT = 'netloom-lesson';
export const VERSION = 1;

export const MAX_STEPS = 60;
export const MAX_OPTIONS = 10;

const line = z.string().min(1).max(500);
/** Markdown. */
const passage = z.string().max(20_000);
const factName = z.string().min(1).max(200);

/** How a fact is held against a value; only `equals` and `differs` take anything but numbers. */
export const COMPARISONS = ['atLeast', 'atMost', 'above', 'below', 'equals', 'differs'] as const;
export type Comparison = (typeof COMPARISONS)[number];

const json: z.ZodType<Json> = z.json();

/** One fact of a run or a graph, and what it has to be. `facts.ts` knows the names. */
export const conditionSchema = z.looseObject({ fact: factName, is: z.enum(COMPARISONS), value: json });

const conditions = z.array(conditionSchema).min(1).max(12);
const options = z.array(line).min(2).max(MAX_OPTIONS);
/** The place of an option in its list, from 0. */
const place = z.int().min(0).max(MAX_OPTIONS - 1);

export const checkSchema = z.discriminatedUnion('kind', [
  /** Asked before a run. Met by any answer; the right one is told after the run. */
  z.looseObject({
    kind: z.literal('predict'),
    question: line,
    /** What can be chosen; a number is asked for where they are left out. */
    options: options.optional(),
    /** The right option's place, or the right number. */
    answer: z.number().optional(),
    /** Where a number is asked for: the fact of the run that is the right answer. */
    fact: factName.optional(),
    /** Markdown, told after the run: what happened, and why. */
    told: passage.optional(),
  }),
  /** Met by the right option, or by all of the right ones. */
  z.looseObject({ kind: z.literal('choice'), question: line, options, answer: z.union([place, z.array(place).min(1)]), told: passage.optional() }),
  /** Met by a number that is near enough. */
  z.looseObject({ kind: z.literal('number'), question: line, answer: z.number(), tolerance: z.number().min(0).default(0), told: passage.optional() }),
  /** Met by any words; they are for the teacher's eyes. */
  z.looseObject({ kind: z.literal('text'), question: line }),
  /** Met by a run of at least so many steps, whatever was changed; `where` asks more of it. */
  z.looseObject({ kind: z.literal('run'), steps: z.int().min(0).max(1e9), where: conditions.optional() }),
  /** Met by a graph in which a fact is as said, or, where nothing is said, other than in the lesson's own graph. */
  z.looseObject({ kind: z.literal('change'), fact: factName, is: z.enum(COMPARISONS).optional(), value: json.optional() }),
  /** Met by one run that keeps the rules and of which all conditions hold. */
  z.looseObject({ kind: z.literal('goal'), all: conditions }),
]);

/** What a step points at; one of the three. */
export const pointSchema = z.looseObject({ node: idSchema.optional(), panel: z.enum(PANELS).optional(), button: z.enum(BUTTONS).optional() });

export const stepSchema = z.looseObject({
  id: idSchema,
  title: z.string().min(1).max(200),
  text: passage.default(''),
  point: z.array(pointSchema).max(6).optional(),
  check: checkSchema.optional(),
  hints: z.array(passage.min(1)).max(10).optional(),
});

const ids = z.array(idSchema).max(1000);

export const rulesSchema = z.looseObject({
  /** Nodes that must stay as they are, beside those that hold the data and the loss, which always must. */
  keep: ids.optional(),
  /** Nodes that may be changed although they hold data or the loss. */
  free: ids.optional(),
  /** Nodes that all data pass on their way to the loss. */
  through: ids.optional(),
  /** Kinds that may be added; where left out, all but data sets and losses. */
  kinds: z.array(z.string().min(1).max(64)).max(200).optional(),
  /** Facts of the graph that must be as in the lesson's own: `learningRate`, `node:hidden.units`. */
  fixed: z.array(factName).max(100).optional(),
  /** `free` where weights may be set by hand; else each begins as in the lesson's graph, or is drawn. */
  weights: z.enum(['own', 'free']).optional(),
  /** Parts of the page that are not shown. */
  hide: z.array(z.enum(PANELS)).max(20).optional(),
});

export const lessonSchema = z.looseObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  id: idSchema,
  title: z.string().min(1).max(200),
  summary: z.string().max(2000).optional(),
  minutes: z.int().min(1).max(600).optional(),
  /** The language that it is written in: `en`, `zh-CN`. */
  language: z.string().min(2).max(35).optional(),
  /** Read by the graph's own reader. */
  graph: z.looseObject({ format: z.literal(GRAPH) }),
  rules: rulesSchema.optional(),
  steps: z.array(stepSchema).min(1).max(MAX_STEPS),
});

export interface Lesson {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly id: string;
  readonly title: string;
  readonly summary?: string | undefined;
  readonly minutes?: number | undefined;
  readonly language?: string | undefined;
  readonly graph: GraphDocument;
  readonly rules?: Rules | undefined;
  readonly steps: readonly LessonStep[];
}

export type LessonStep = z.infer<typeof stepSchema>;
export type Check = z.infer<typeof checkSchema>;
export type CheckOf<K extends Check['kind']> = Extract<Check, { kind: K }>;
export type Condition = z.infer<typeof conditionSchema>;
export type Rules = z.infer<typeof rulesSchema>;
export type Point = z.infer<typeof pointSchema>;

/** What a learner answered to one step: an option's place, several, a number or words. */
export type Answer = number | string | readonly number[];
