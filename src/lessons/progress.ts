/** Which steps of a lesson are done, from what was answered, read and seen of runs; and in words what the others lack. */
import type { Compilation } from '../compiler/diagnostic.ts';
import type { GraphDocument } from '../graph/document.ts';
import { i18n } from '../words/i18n.ts';
import { compares, holds, missing } from './conditions.ts';
import { graphFacts, ownCompilation, runFacts, type Facts, type Said, type Steer } from './facts.ts';
import type { Answer, CheckOf, Lesson, LessonStep } from './lesson.ts';
import { breachesOf } from './rules.ts';
import { sameJson } from './settings.ts';

/** A run as it was seen at one moment. */
export interface SeenRun {
  /** The run's name; what is seen of it later takes the place of what was seen before. */
  readonly run: string;
  readonly facts: Facts;
  /** Why it counts for no goal: sentences; empty where it does. */
  readonly breaches: readonly string[];
  /** Where it was steered on its way; left out where it was not. */
  readonly steered?: readonly Steer[];
}

/** All that is known of a learner's way through one lesson. */
export interface Trace {
  readonly answers: Readonly<Record<string, Answer>>;
  /** The last one seen is the last of the list. */
  readonly runs: readonly SeenRun[];
  /** Steps whose change was seen in the graph. */
  readonly changed: readonly string[];
  /** Steps that were left by Next. */
  readonly read: readonly string[];
}

export const NO_TRACE: Trace = { answers: {}, runs: [], changed: [], read: [] };

export interface StepProgress {
  readonly id: string;
  readonly done: boolean;
  /** What is still missing, a sentence or more; empty where nothing is said of it. */
  readonly missing: string;
}

/** A run of this graph, with all that keeps it from counting. */
export function seenRun(lesson: Lesson, run: string, document: GraphDocument, compilation: Compilation, said: Said): SeenRun {
  const byHand = said.handSet === true && lesson.rules?.weights !== 'free' ? [i18n.t('Weights were set by hand during this run, so it does not count. Press Reset and train again.')] : [];
  return { run, facts: runFacts(lesson, document, compilation, said), breaches: [...breachesOf(lesson, document, compilation).map(({ message }) => message), ...byHand], ...(said.steered && said.steered.length > 0 ? { steered: said.steered } : {}) };
}

/** The state of each step, in the lesson's order. */
export function progressOf(lesson: Lesson, trace: Trace): readonly StepProgress[] {
  return lesson.steps.map((step) => stepProgress(lesson, step, trace));
}

function stepProgress(lesson: Lesson, step: LessonStep, trace: Trace): StepProgress {
  const { id, check } = step;
  const at = (done: boolean, lacks: string): StepProgress => ({ id, done, missing: done ? '' : lacks });
  const answer = trace.answers[id];
  switch (check?.kind) {
    case undefined:
      return at(trace.read.includes(id), '');
    case 'predict':
      return at(answer !== undefined, i18n.t('Say what you expect; there is no wrong guess.'));
    case 'text':
      return at(typeof answer === 'string' && answer.trim() !== '', i18n.t('Write a sentence or two.'));
    case 'choice':
    case 'number':
      return at(isRight(check, answer), answer === undefined ? '' : i18n.t('That is not it yet. Look again, and try another answer.'));
    case 'change':
      return at(trace.changed.includes(id), '');
    case 'run':
    case 'goal':
      return at(meets(check, trace.runs) !== null, lackOf(lesson, check, trace.runs.at(-1)));
  }
}

/** True where an answer is right. */
export function isRight(check: CheckOf<'choice' | 'number'>, answer: Answer | undefined): boolean {
  if (check.kind === 'number') return typeof answer === 'number' && Math.abs(answer - check.answer) <= check.tolerance + 1e-9 * Math.abs(check.answer);
  const list = (value: Answer | undefined): readonly unknown[] => (Array.isArray(value) ? [...(value as readonly number[])].sort((a, b) => a - b) : [value]);
  return answer !== undefined && sameJson(list(answer), list(check.answer));
}

/** The run that meets a check, or null. All conditions hold of that one run. */
export function meets(check: CheckOf<'run' | 'goal'>, runs: readonly SeenRun[]): SeenRun | null {
  return runs.find((seen) => lacks(check, seen).length === 0) ?? null;
}

/** The conditions of a check that do not hold of a run. A goal also needs the rules to be kept. */
function lacks(check: CheckOf<'run' | 'goal'>, { facts, breaches }: SeenRun): readonly unknown[] {
  if (check.kind === 'goal') return [...breaches, ...check.all.filter((condition) => !holds(condition, facts))];
  const steps = { fact: 'steps', is: 'atLeast' as const, value: check.steps };
  return [steps, ...(check.where ?? [])].filter((condition) => !holds(condition, facts));
}

function lackOf(lesson: Lesson, check: CheckOf<'run' | 'goal'>, last: SeenRun | undefined): string {
  if (!last) return check.kind === 'run' && check.steps === 0 ? '' : i18n.t('Nothing was run yet. Press Train.');
  if (check.kind === 'goal') return last.breaches[0] ?? missing(check.all, last.facts, lesson).join(' ');
  const taken = Number(last.facts['steps'] ?? 0);
  if (taken < check.steps) return i18n.t('The run took {taken, number} of {steps, number} steps.', { taken, steps: check.steps });
  return missing(check.where ?? [], last.facts, lesson).join(' ');
}

/** True where the graph is changed as the step asks. */
export function isChanged(lesson: Lesson, { fact, is, value }: CheckOf<'change'>, document: GraphDocument, compilation: Compilation): boolean {
  const now = graphFacts(document, compilation, [fact])[fact];
  if (is === undefined || value === undefined) return !sameJson(now, graphFacts(lesson.graph, ownCompilation(lesson), [fact])[fact]);
  return now !== undefined && compares(now, is, value);
}

/**
 * The trace with one more look at a run. Kept are the last look, and for each step one that meets it: so a trace stays small,
 * and what was reached stays reached.
 */
export function withRun(lesson: Lesson, trace: Trace, seen: SeenRun): Trace {
  const all = [...trace.runs, seen];
  const needed = lesson.steps.flatMap(({ check }) => (check?.kind === 'run' || check?.kind === 'goal' ? (meets(check, all) ?? []) : []));
  return { ...trace, runs: all.filter((each) => each === seen || needed.includes(each)) };
}

/** The trace with what the open graph shows of changes. */
export function withChanges(lesson: Lesson, trace: Trace, document: GraphDocument, compilation: Compilation): Trace {
  const fresh = lesson.steps.filter(({ id, check }) => check?.kind === 'change' && !trace.changed.includes(id) && isChanged(lesson, check, document, compilation)).map(({ id }) => id);
  return fresh.length === 0 ? trace : { ...trace, changed: [...trace.changed, ...fresh] };
}

/** A prediction that is told its truth at a later step. */
export interface Told {
  readonly step: LessonStep;
  readonly check: CheckOf<'predict'>;
  readonly answer: Answer | undefined;
  /** The right option's place, the right number, or null where only words tell it. */
  readonly truth: number | null;
}

/** The predictions that the run of this step settles: those asked since the run before. Empty until the step is met. */
export function toldBy(lesson: Lesson, index: number, trace: Trace): readonly Told[] {
  const check = lesson.steps[index]?.check;
  const run = check?.kind === 'run' || check?.kind === 'goal' ? meets(check, trace.runs) : null;
  if (!run) return [];
  const before = lesson.steps.slice(0, index);
  const since = before.findLastIndex((step) => step.check?.kind === 'run' || step.check?.kind === 'goal') + 1;
  return before.slice(since).flatMap((step): readonly Told[] => {
    if (step.check?.kind !== 'predict') return [];
    const { answer, fact } = step.check;
    const found = fact === undefined ? answer : run.facts[fact];
    return [{ step, check: step.check, answer: trace.answers[step.id], truth: typeof found === 'number' ? found : null }];
  });
}
