/** Runs of a hand-back, done afresh: each graph from its seed, looked at where the file says that it rested. */
import { recompile } from '../../compiler/compile.ts';
import type { Compilation } from '../../compiler/diagnostic.ts';
import type { Program } from '../../compiler/program.ts';
import type { GraphDocument } from '../../graph/document.ts';
import { i18n } from '../../words/i18n.ts';
import { ownCompilation, rowsToMeasure, type Facts, type Measured, type Said, type Steer } from '../facts.ts';
import type { HandBack, ToldRun } from '../handBack.ts';
import type { Lesson } from '../lesson.ts';
import { meets, seenRun, type SeenRun } from '../progress.ts';
import { mostSteps, overLimits, tooManyNodes, workOf } from './limits.ts';

export interface Work {
  readonly program: Program;
  /** After how many steps to look, ascending; at least one. */
  readonly stops: readonly number[];
  /** Over how many rows; 0 for a split that is not measured. */
  readonly rows: { readonly train: number; readonly validation: number };
}

/**
 * Trains a program from its seed and looks at it at each stop. It goes on while `look` says so.
 * A run whose numbers leave all bounds is looked at as a failed one, and ends.
 * @returns the engine's name. @throws with a sentence where the run cannot be done at all, for want of its data for instance.
 */
export type Rerun = (work: Work, look: (said: Said) => boolean) => Promise<string>;

/** What a re-run needs of an engine, wherever it lives. */
export interface Runner {
  load(program: Program): Promise<void>;
  /** Takes so many steps, whatever the graph's own stop conditions say: the file tells where it rested. @throws RunFailed */
  step(count: number): Promise<unknown>;
  /** Null where it could not be measured. @throws RunFailed */
  measure(split: 'train' | 'validation', rows: number): Promise<Measured | null>;
  /** The engine's name, and the last step that it told of. */
  told(): { readonly engine: string; readonly step: number };
  dispose(): void;
}

/** The run has failed; the message says how. */
export class RunFailed extends Error {}

/** Re-runs on engines that are made for one run each. */
export function rerunOn(make: () => Runner): Rerun {
  return async ({ program, stops, rows }, look) => {
    const runner = make();
    const measured = (split: 'train' | 'validation') => (rows[split] > 0 ? runner.measure(split, rows[split]) : Promise.resolve(null));
    try {
      await runner.load(program);
      let step = 0;
      for (const stop of stops) {
        let said: Said;
        try {
          if (stop > step) await runner.step(stop - step);
          said = { step: stop, failed: false, train: await measured('train'), validation: await measured('validation') };
        } catch (error) {
          if (!(error instanceof RunFailed)) throw error;
          said = { step: runner.told().step, failed: true, train: null, validation: null };
        }
        step = stop;
        if (!look(said)) break;
      }
      return runner.told().engine;
    } finally {
      runner.dispose();
    }
  };
}

/** What one run came to: told by the file, and found. */
export interface RunGrade {
  /** The place of its graph in the file. */
  readonly graph: number;
  readonly steps: number;
  readonly told: Facts;
  readonly toldEngine: string | null;
  /** Where the file tells that it was steered on its way; the run afresh is without that. */
  readonly steered: readonly Steer[];
  /** Null where it was not run, or not so far. */
  readonly found: Facts | null;
  readonly engine: string | null;
}

/** What became of one graph of the file. */
export interface GraphGrade {
  readonly compilation: Compilation | null;
  readonly seen: readonly SeenRun[];
  readonly runs: readonly RunGrade[];
  /** Why it was not run. */
  readonly problem: string | null;
}

/** The graph's part of the grading. @param before what runs of other graphs showed. @param spent multiply-adds of other graphs of the file. */
export async function rerunGraph(lesson: Lesson, handBack: HandBack, graph: number, rerun: Rerun, before: readonly SeenRun[], spent: number): Promise<GraphGrade & { readonly work: number }> {
  const document = handBack.graphs[graph] as GraphDocument;
  const told = handBack.runs.filter((run) => run.graph === graph);
  const refused = (problem: string | null, compilation: Compilation | null) =>
    ({ compilation, seen: [], problem, work: 0, runs: told.map((run) => ({ ...toldOf(run), found: null, engine: null })) });
  const large = tooManyNodes(document, lesson.graph);
  if (large) return refused(large, null);
  const { compilation } = recompile(document);
  const { program } = compilation;
  if (told.length === 0) return refused(null, compilation);
  if (!program) return refused(i18n.t('The graph cannot be run: {problem}', { problem: compilation.diagnostics.find(({ severity }) => severity === 'error')?.message ?? '' }), compilation);
  const own = ownCompilation(lesson).program;
  const most = mostSteps(own);
  const stops = stopsOf(told.map(({ steps }) => steps), program.training.steps, most);
  const rows = { train: rowsToMeasure(lesson, program, 'train'), validation: rowsToMeasure(lesson, program, 'validation') };
  const cost = (of: Program): number => workOf(of, Math.max(...stops, 0), stops.length, rows.train + rows.validation);
  const work = cost(program);
  const over = stops.length === 0 ? i18n.t('The file tells of a run of {steps, number} steps; runs of up to {most, number} are graded.', { steps: Math.max(...told.map(({ steps }) => steps)), most }) : overLimits(program, own, spent + work, own ? workOf(own, own.training.steps, 1, rows.train + rows.validation) : 0);
  if (over) return refused(over, compilation);
  const seen: SeenRun[] = [];
  let engine: string | null = null;
  let problem: string | null = null;
  try {
    engine = await rerun({ program, stops, rows }, (said) => {
      // Cheap and exact: whether it counts is asked of each look by itself.
      seen.push(seenRun(lesson, `${graph}`, document, compilation, said));
      const further = told.some(({ steps }) => steps > said.step && steps <= most);
      return !said.failed && (further || !allMet(lesson, [...before, ...seen]));
    });
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  }
  const runs = told.map((run): RunGrade => ({ ...toldOf(run), found: seen.find((each) => each.facts['steps'] === run.steps)?.facts ?? null, engine }));
  return { compilation, seen, runs, problem, work };
}

function toldOf({ graph, steps, facts, engine, steered = [] }: ToldRun): Pick<RunGrade, 'graph' | 'steps' | 'told' | 'toldEngine' | 'steered'> {
  return { graph, steps, told: facts, toldEngine: engine ?? null, steered };
}

/** Where the file says that it rested; and then where training ends, for a goal that another engine's last digits missed there. */
function stopsOf(told: readonly number[], end: number, most: number): readonly number[] {
  const within = told.filter((steps) => steps <= most);
  const last = Math.max(...within, 0);
  return [...new Set([...within, ...(end > last && end <= most ? [end] : [])])].sort((a, b) => a - b);
}

function allMet({ steps }: Lesson, runs: readonly SeenRun[]): boolean {
  return steps.every(({ check }) => (check?.kind !== 'run' && check?.kind !== 'goal') || meets(check, runs) !== null);
}
