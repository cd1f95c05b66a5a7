/**
 * A hand-back: what a learner gives to the teacher. Graphs and answers are graded; what the page saw of runs, of changes and
 * of reading are claims, which are printed and never believed. Sizes are bounded: it comes from a stranger.
 */
import { FORMAT as GRAPH, type GraphDocument } from '../graph/document.ts';
import { describeValue, issueSentence } from '../graph/issueText.ts';
import { onePerPlace, readJsonText, refuse, within, type FileProblem, type FileWords } from '../graph/jsonText.ts';
import { readDocument } from '../graph/parse.ts';
import { idSchema } from '../graph/placeFields.ts';
import { z } from '../graph/zod.ts';
import { i18n } from '../words/i18n.ts';
import type { Facts, Steer } from './facts.ts';
import { MAX_OPTIONS, MAX_STEPS, type Answer, type Lesson } from './lesson.ts';
import type { SeenRun, Trace } from './progress.ts';
import { sameJson } from './settings.ts';

export const FORMAT = 'netloom-answers';
export const VERSION = 1;

/** A lesson's graph with all its rows fits many times; more is no hand-back. */
export const MAX_BYTES = 5_000_000;
/** The open graph, and those of runs that counted. */
export const MAX_GRAPHS = 10;
export const MAX_RUNS = 20;
export const MAX_NAME = 100;
const MAX_STEERS = 20;
const MAX_STEER = 200;
const MAX_WORDS = 5000;
const MAX_PROBLEMS = 20;

const answer = z.union([z.number(), z.string().max(MAX_WORDS), z.array(z.int().min(0).max(MAX_OPTIONS)).max(MAX_OPTIONS)]);
const ids = z.array(idSchema).max(MAX_STEPS);
const sum = z.string().regex(/^[0-9a-f]{64}$/);
const few = (record: Readonly<Record<string, unknown>>): boolean => Object.keys(record).length <= MAX_STEPS;

export const handBackSchema = z.looseObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  lesson: z.looseObject({ id: idSchema, title: z.string().max(200).optional(), sum: sum.optional(), checks: sum.optional() }),
  name: z.string().max(MAX_NAME).optional(),
  /** The first is the one that was open. Read by the graph's own reader. */
  graphs: z.array(z.looseObject({ format: z.literal(GRAPH) })).min(1).max(MAX_GRAPHS),
  answers: z.record(idSchema, answer).refine(few, { error: () => i18n.t('A lesson has at most {most} steps, so there are no more answers.', { most: MAX_STEPS }) }),
  read: ids.default([]),
  changed: ids.default([]),
  runs: z.array(z.looseObject({
    /** The place of its graph in `graphs`. */
    graph: z.int().min(0).max(MAX_GRAPHS - 1),
    /** After how many steps it rested when it was looked at. */
    steps: z.int().min(0).max(1e9),
    engine: z.string().max(200).optional(),
    /** What was done to it on its way; the first few. */
    steered: z.array(z.looseObject({ step: z.int().min(0).max(1e9), what: z.string().max(MAX_STEER) })).max(MAX_STEERS).optional(),
    facts: z.record(z.string().max(200), z.union([z.number(), z.string().max(500), z.boolean()])).refine((facts) => Object.keys(facts).length <= 200).default({}),
  })).max(MAX_RUNS).default([]),
});

export interface ToldRun {
  readonly graph: number;
  readonly steps: number;
  readonly engine?: string | undefined;
  readonly steered?: readonly Steer[] | undefined;
  readonly facts: Facts;
}

export interface HandBack {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly lesson: { readonly id: string; readonly title?: string | undefined; readonly sum?: string | undefined; readonly checks?: string | undefined };
  readonly name?: string | undefined;
  readonly graphs: readonly GraphDocument[];
  readonly answers: Readonly<Record<string, Answer>>;
  readonly read: readonly string[];
  readonly changed: readonly string[];
  readonly runs: readonly ToldRun[];
}

export type ParseHandBackResult = { readonly ok: true; readonly handBack: HandBack } | { readonly ok: false; readonly problems: readonly FileProblem[] };

const WORDS: FileWords = {
  tooLong: (size, most) => i18n.t('The file holds {size} million characters; a hand-back has at most {most} million. Is it the right file?', { size, most }),
  empty: () => i18n.t('The file is empty. A hand-back is JSON text that begins with {.'),
  tooDeep: (most) => i18n.t('The file nests brackets more than {most} deep; no hand-back does. Is it the right file?', { most }),
};

/** Reads the text of a hand-back. Nothing here throws on bad input. */
export function parseHandBack(text: string): ParseHandBackResult {
  if (text.length > MAX_BYTES) return refuse(WORDS.tooLong((text.length / 1e6).toFixed(1), MAX_BYTES / 1e6));
  const read = readJsonText(text, WORDS);
  if (!read.ok) return read;
  const { value, locate } = read;
  const notOurs = whyNotAHandBack(value);
  if (notOurs) return refuse(notOurs);
  const parsed = handBackSchema.safeParse(value);
  if (!parsed.success) {
    return { ok: false, problems: onePerPlace(parsed.error.issues).slice(0, MAX_PROBLEMS).map((issue) => locate(issueSentence(issue, value), issue.path)) };
  }
  const graphs: GraphDocument[] = [];
  for (const [at, graph] of parsed.data.graphs.entries()) {
    const document = readDocument(graph, within(locate, 'graphs', at));
    if (!document.ok) return document;
    graphs.push(document.document);
  }
  const astray = parsed.data.runs.findIndex(({ graph }) => graph >= graphs.length);
  if (astray >= 0) return { ok: false, problems: [locate(i18n.t('The run is of graph {graph}, counted from 0, but the file has {graphs}.', { graph: parsed.data.runs[astray]?.graph ?? 0, graphs: graphs.length }), ['runs', astray, 'graph'])] };
  return { ok: true, handBack: { ...parsed.data, graphs } };
}

/** True for a value that says of itself to be a hand-back, so that its reader can be chosen. */
export function isHandBack(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (value as { format?: unknown }).format === FORMAT;
}

function whyNotAHandBack(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return i18n.t('The file holds {found}; a hand-back is one JSON object with "format": "{expected}".', { found: describeValue(value), expected: FORMAT });
  }
  const { format, version } = value as { readonly format?: unknown; readonly version?: unknown };
  if (format === GRAPH) return i18n.t('This is a graph, not a hand-back. It has no answers and no runs; ask for the file that “Hand back…” saves.');
  if (format !== FORMAT) return i18n.t('The file\'s format is {found}; a hand-back says "format": "{expected}".', { found: describeValue(format), expected: FORMAT });
  if (typeof version === 'number' && version > VERSION) return i18n.t('The hand-back is of version {found}, and this Netloom knows versions up to {known}. Grade it with a newer Netloom.', { found: version, known: VERSION });
  return null;
}

/** What a hand-back is made of in the page. */
export interface HandBackParts {
  readonly lesson: Lesson;
  /** `lessonSum`; null where it cannot be had. */
  readonly sum: string | null;
  /** `checksSum`, likewise. */
  readonly checks: string | null;
  readonly name: string;
  /** The open graph. */
  readonly document: GraphDocument;
  readonly trace: Trace;
  /** The graph of a run, by the run's name; null where it is not kept any more. */
  readonly graphOf: (run: string) => GraphDocument | null;
  readonly engine: string | null;
}

/** The hand-back, and how many runs it could not hold since their graph is gone. */
export function handBackOf({ lesson, sum, checks, name, document, trace, graphOf, engine }: HandBackParts): { readonly handBack: HandBack; readonly left: number } {
  const graphs: GraphDocument[] = [document];
  const runs: ToldRun[] = [];
  // The newest are the likeliest to count; so they come first where there is not room for all.
  for (const seen of [...trace.runs].reverse()) {
    const graph = graphOf(seen.run);
    const at = graph ? placeOf(graph, graphs) : -1;
    if (at >= 0 && runs.length < MAX_RUNS) runs.unshift({ graph: at, steps: Number(seen.facts['steps'] ?? 0), ...(engine === null ? {} : { engine }), ...steeredOf(seen), facts: plainFacts(seen) });
  }
  const named = name.trim().slice(0, MAX_NAME);
  const handBack: HandBack = {
    format: FORMAT, version: VERSION,
    lesson: { id: lesson.id, title: lesson.title, ...(sum === null ? {} : { sum }), ...(checks === null ? {} : { checks }) },
    ...(named === '' ? {} : { name: named }),
    answers: trace.answers, runs, read: trace.read, changed: trace.changed, graphs,
  };
  return { handBack, left: trace.runs.length - runs.length };
}

function steeredOf({ steered }: SeenRun): Pick<ToldRun, 'steered'> {
  return steered ? { steered: steered.slice(0, MAX_STEERS).map(({ step, what }) => ({ step, what: what.slice(0, MAX_STEER) })) } : {};
}

/** The place of a graph among those of the file, where it is put if there is room. */
function placeOf(graph: GraphDocument, graphs: GraphDocument[]): number {
  const at = graphs.findIndex((each) => each === graph || sameJson(each, graph));
  if (at >= 0 || graphs.length >= MAX_GRAPHS) return at;
  return graphs.push(graph) - 1;
}

/** Facts that are one value each; rows of data and the like stand in the graph. */
function plainFacts({ facts }: SeenRun): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => ['number', 'boolean'].includes(typeof value) || (typeof value === 'string' && value.length <= 500)).map(([name, value]) => [name, typeof value === 'number' && !Number.isFinite(value) ? String(value) : value]));
}

/** As it is saved. */
export function handBackText(handBack: HandBack): string {
  return `${JSON.stringify(handBack, null, 1)}\n`;
}
