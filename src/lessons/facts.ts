/**
 * Facts: what is true of a graph and of a run of it, by names that lessons use. They come from the compiler and from the
 * engine alone; nothing that a learner could write into a file says one of them.
 *
 *   right, accuracy, loss, …       of a run (`runFacts`), over rows that it is asked about when it rests
 *   parameters, hiddenUnits, …     of a graph (`graphFacts`)
 *   kind:dense                     how many nodes of a kind lead to the loss
 *   node:hidden.units              a setting of a node
 */
import { recompile } from '../compiler/compile.ts';
import type { Compilation } from '../compiler/diagnostic.ts';
import { DEFAULT_BATCH } from '../compiler/lower.ts';
import type { Program } from '../compiler/program.ts';
import type { GraphDocument, Json } from '../graph/document.ts';
import { meaningOf } from '../graph/meaning.ts';
import { leadsTo, linksOf } from '../graph/order.ts';
import { lossFunction } from '../nodes/training/losses.ts';
import { i18n } from '../words/i18n.ts';
import type { Lesson } from './lesson.ts';
import { settingsOf } from './settings.ts';

export type Facts = Readonly<Record<string, Json>>;

/** What the engine says of rows that it was asked about. */
export interface Measured {
  readonly rows: number;
  readonly loss: number;
  /** From 0 to 1; null where the labels are no classes. */
  readonly accuracy: number | null;
}

/** A change of a run while it went on: after which step, and what. */
export interface Steer {
  readonly step: number;
  /** In words: `learningRate 1 → 5`. */
  readonly what: string;
}

/** Where a run stands, as the engine says. */
export interface Said {
  readonly step: number;
  readonly failed: boolean;
  /** True where weights were set by hand after the first step. */
  readonly handSet?: boolean;
  /** What a person did to the run on its way; nothing of it is in the graph, so a run afresh is without it. */
  readonly steered?: readonly Steer[];
  readonly train: Measured | null;
  readonly validation: Measured | null;
}

export type FactType = 'number' | 'yes' | 'text';

export interface FactInfo {
  readonly type: FactType;
  /** Of a graph alone, or only of a run. */
  readonly of: 'graph' | 'run';
  readonly label: string;
}

/** All facts with a name of their own, in the order in which an author chooses from them. */
export const FACTS: Readonly<Record<string, FactInfo>> = {
  right: { type: 'number', of: 'run', label: i18n.t('rows that are right') },
  wrong: { type: 'number', of: 'run', label: i18n.t('rows that are wrong') },
  accuracy: { type: 'number', of: 'run', label: i18n.t('accuracy') },
  loss: { type: 'number', of: 'run', label: i18n.t('loss') },
  validationAccuracy: { type: 'number', of: 'run', label: i18n.t('accuracy on the validation rows') },
  validationLoss: { type: 'number', of: 'run', label: i18n.t('loss on the validation rows') },
  rows: { type: 'number', of: 'run', label: i18n.t('rows that were looked at') },
  validationRows: { type: 'number', of: 'run', label: i18n.t('validation rows that were looked at') },
  steps: { type: 'number', of: 'run', label: i18n.t('steps taken') },
  failed: { type: 'yes', of: 'run', label: i18n.t('the run failed') },
  parameters: { type: 'number', of: 'graph', label: i18n.t('parameters') },
  trainableParameters: { type: 'number', of: 'graph', label: i18n.t('trainable parameters') },
  multiplyAdds: { type: 'number', of: 'graph', label: i18n.t('multiply-adds') },
  hiddenUnits: { type: 'number', of: 'graph', label: i18n.t('hidden units') },
  hiddenLayers: { type: 'number', of: 'graph', label: i18n.t('hidden layers') },
  nodes: { type: 'number', of: 'graph', label: i18n.t('nodes that lead to the loss') },
  learningRate: { type: 'number', of: 'graph', label: i18n.t('learning rate') },
  optimizer: { type: 'text', of: 'graph', label: i18n.t('optimizer') },
  batchSize: { type: 'number', of: 'graph', label: i18n.t('batch size') },
  trainingSteps: { type: 'number', of: 'graph', label: i18n.t('steps that training takes') },
  shuffle: { type: 'yes', of: 'graph', label: i18n.t('rows are shuffled') },
  seed: { type: 'number', of: 'graph', label: i18n.t('seed') },
};

/** A fact's name taken apart; null for a name that means nothing. */
export type FactName =
  | { readonly type: 'named'; readonly name: string; readonly info: FactInfo }
  | { readonly type: 'kind'; readonly kind: string }
  | { readonly type: 'node'; readonly node: string; readonly setting: string };

export function readFactName(fact: string): FactName | null {
  if (Object.hasOwn(FACTS, fact)) return { type: 'named', name: fact, info: FACTS[fact] as FactInfo };
  const kind = /^kind:(\S+)$/.exec(fact)?.[1];
  if (kind !== undefined) return { type: 'kind', kind };
  const [, node, setting] = /^node:([^\s.]+)\.(\S+)$/.exec(fact) ?? [];
  return node === undefined || setting === undefined ? null : { type: 'node', node, setting };
}

/** True for facts that a graph has without being run. */
export function isOfGraph(fact: string): boolean {
  const name = readFactName(fact);
  return name !== null && (name.type !== 'named' || name.info.of === 'graph');
}

/** The facts of a graph, and those settings and counts that are asked for by name. */
export function graphFacts(document: GraphDocument, compilation: Compilation, asked: readonly string[] = []): Facts {
  const { typed, program } = compilation;
  const live = meaningOf(document).nodes.filter(({ id }) => typed.nodes.get(id)?.state !== 'dead');
  const { training } = document;
  const facts: Record<string, Json> = {
    parameters: typed.totals.parameters,
    trainableParameters: typed.totals.trainableParameters,
    multiplyAdds: typed.totals.multiplyAdds,
    ...hidden(document, compilation),
    nodes: live.length,
    learningRate: training.optimizer.learningRate,
    optimizer: training.optimizer.kind,
    shuffle: training.shuffle,
    seed: training.seed,
    ...(program ? { batchSize: program.training.batchSize, trainingSteps: program.training.steps } : {}),
  };
  for (const fact of asked) {
    const name = readFactName(fact);
    if (name?.type === 'kind') facts[fact] = live.filter(({ kind }) => kind === name.kind).length;
    const node = name?.type === 'node' ? document.nodes.find(({ id }) => id === name.node) : undefined;
    const value = node && name?.type === 'node' ? settingsOf(node)[name.setting] : undefined;
    if (value !== undefined) facts[fact] = value;
  }
  return facts;
}

/** Units and layers before the last layer: those from which a wire leads on to another layer with weights. */
function hidden(document: GraphDocument, { typed }: Compilation): { readonly hiddenUnits: number; readonly hiddenLayers: number } {
  const meant = meaningOf(document);
  const links = linksOf(meant);
  const layers = meant.nodes.filter(({ id }) => (typed.nodes.get(id)?.parameters ?? 0) > 0 && typed.nodes.get(id)?.state === 'ok');
  const inner = layers.filter(({ id }) => layers.some((other) => other.id !== id && leadsTo(links, id, other.id)));
  const units = inner.map((node) => settingsOf(node)['units']);
  return { hiddenUnits: units.reduce<number>((sum, each) => sum + (typeof each === 'number' ? each : 0), 0), hiddenLayers: inner.length };
}

/**
 * The facts of a run of this graph: those of the graph and what the engine said. Over so many rows (`rowsToMeasure`) that
 * asking is over in a moment.
 */
export function runFacts(lesson: Lesson, document: GraphDocument, compilation: Compilation, said: Said): Facts {
  const { train, validation } = said;
  const scale = lossScale(lesson, compilation.program);
  return {
    ...graphFacts(document, compilation, factsAskedBy(lesson)),
    steps: said.step,
    failed: said.failed,
    ...(train ? { rows: train.rows, loss: train.loss * scale(train.rows), ...counted(train) } : {}),
    ...(validation ? { validationRows: validation.rows, validationLoss: validation.loss * scale(validation.rows), ...(validation.accuracy === null ? {} : { validationAccuracy: validation.accuracy }) } : {}),
  };
}

function counted({ rows, accuracy }: Measured): Facts {
  if (accuracy === null) return {};
  const right = Math.round(accuracy * rows);
  return { accuracy, right, wrong: rows - right };
}

/**
 * A loss that adds up over the batch is told for as many rows as a batch has, so a smaller batch alone would make it small.
 * Here it is always that of the lesson's own batch.
 */
function lossScale(lesson: Lesson, program: Program | null): (rows: number) => number {
  if (!program || program.sources.length === 0 || !program.losses.every((loss) => lossFunction(loss.function)?.addsUp)) return () => 1;
  const own = lesson.graph.training.batchSize ?? DEFAULT_BATCH;
  return (rows) => Math.min(own, rows) / Math.min(program.training.batchSize, rows);
}

const compiled = new WeakMap<Lesson, Compilation>();

/** What the compiler makes of the lesson's own graph; not by `compile`, which remembers the open graph. */
export function ownCompilation(lesson: Lesson): Compilation {
  const known = compiled.get(lesson) ?? recompile(lesson.graph).compilation;
  compiled.set(lesson, known);
  return known;
}

/** All facts that the lesson's checks name. */
export function factsAskedBy({ steps, rules }: Lesson): readonly string[] {
  const facts = steps.flatMap(({ check }) => {
    switch (check?.kind) {
      case 'goal':
        return check.all.map(({ fact }) => fact);
      case 'run':
        return (check.where ?? []).map(({ fact }) => fact);
      case 'change':
        return [check.fact];
      case 'predict':
        return check.fact === undefined ? [] : [check.fact];
      default:
        return [];
    }
  });
  return [...new Set([...facts, ...(rules?.fixed ?? [])])];
}

/** So much is computed over all rows in a second or two, without a graphics processor. */
const AFFORDABLE = 5e9;
const LEAST = 200;
const MOST = 10_000;

/**
 * Over how many rows of a split facts are measured: all where that is cheap. It hangs on the lesson's own graph, so that no
 * other graph is measured on fewer, and is the same for page and grader.
 */
export function rowsToMeasure(lesson: Lesson, program: Program, split: 'train' | 'validation'): number {
  if (program.sources.length === 0) return split === 'train' ? 1 : 0;
  const rows = Math.min(...program.sources.map((source) => (split === 'train' ? source.trainRows : source.validationRows)));
  const cost = (ownCompilation(lesson).program ?? program).totals.multiplyAdds;
  return Math.min(rows, MOST, Math.max(LEAST, Math.floor(AFFORDABLE / Math.max(1, cost))));
}
