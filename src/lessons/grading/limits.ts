/**
 * What a hand-back may cost to grade. All of it is asked before anything is run. A lesson whose own graph needs more
 * may have twice what that needs: whoever wrote it wants it run.
 */
import type { Program } from '../../compiler/program.ts';
import type { GraphDocument } from '../../graph/document.ts';
import { i18n } from '../../words/i18n.ts';

export const LIMITS = {
  /** Of one graph, copies of repeated groups counted. The largest preset has 20; a class's graph that needs 2,000 was made by a program. */
  nodes: 2000,
  /** After which a run is looked at. The longest preset takes 60,000. */
  steps: 1_000_000,
  /** 40 MB of numbers; the convnet has 455,946. */
  parameters: 10_000_000,
  /** Bytes of weights, gradients, the optimizer's memory and the activations of a batch: what any laptop has to spare. */
  memory: 1e9,
  /** Multiply-adds of all runs of one file, backward passes included: a few hours without a graphics processor. The clock ends it long before; this refuses at once what has no hope. */
  work: 2e13,
  /** Seconds for one file, reading included, where no other number is given. */
  seconds: 60,
} as const;

/** A step forward, and about twice that for both gradients. */
const FORWARD_AND_BACK = 3;

/** Why a graph is too large to be compiled; null where it is not. */
export function tooManyNodes({ nodes, groups }: GraphDocument, own: GraphDocument): string | null {
  const count = nodes.length + (groups ?? []).reduce((sum, { repeat = 1, members }) => sum + (repeat - 1) * members.length, 0);
  const most = Math.max(LIMITS.nodes, 2 * own.nodes.length);
  return count > most ? i18n.t('The graph has {count, number} nodes; graphs of up to {most, number} are graded.', { count, most }) : null;
}

/** Multiply-adds of a run of so many steps, looked at so many times over so many rows. */
export function workOf(program: Program, steps: number, looks: number, rows: number): number {
  return program.totals.multiplyAdds * (FORWARD_AND_BACK * steps * program.training.batchSize + looks * rows);
}

/**
 * Why a graph is not run: what was found, and what is the most. Null where it is.
 * @param own the lesson's own program. @param work multiply-adds that are to be done. @param ownWork those of the lesson's own run.
 */
export function overLimits(program: Program, own: Program | null, work: number, ownWork: number): string | null {
  const { parameters, memoryBytes } = program.totals;
  const allowed = (limit: number, needed: number | undefined): number => Math.max(limit, 2 * (needed ?? 0));
  const most = allowed(LIMITS.parameters, own?.totals.parameters);
  if (!(parameters <= most)) return i18n.t('The graph has {parameters, number} parameters; graphs of up to {most, number} are graded.', { parameters, most });
  const memory = allowed(LIMITS.memory, own?.totals.memoryBytes);
  if (!(memoryBytes <= memory)) return i18n.t('The graph needs {found, number} MB of memory while it trains; up to {most, number} MB are graded.', { found: Math.ceil(memoryBytes / 1e6), most: Math.floor(memory / 1e6) });
  const workMost = allowed(LIMITS.work, ownWork);
  if (!(work <= workMost)) return i18n.t('Its runs need {found} multiply-adds; up to {most} are graded.', { found: work.toExponential(1), most: workMost.toExponential(1) });
  return null;
}

/** After how many steps a run is looked at, at most. */
export function mostSteps(own: Program | null): number {
  return Math.max(LIMITS.steps, 2 * (own?.training.steps ?? 0));
}
