/**
 * One hand-back, graded against the teacher's own lesson. Goals are looked for in runs that are done here, of the graphs that
 * the file holds; answers are compared; what the file says of its own runs stands beside that and counts for nothing.
 */
import type { FileProblem } from '../../graph/jsonText.ts';
import { i18n } from '../../words/i18n.ts';
import type { Facts } from '../facts.ts';
import { parseHandBack, type HandBack } from '../handBack.ts';
import type { Answer, Check, Lesson } from '../lesson.ts';
import { checksSum } from '../lessonSum.ts';
import { isChanged, NO_TRACE, progressOf, type SeenRun, type Trace } from '../progress.ts';
import { breachesOf } from '../rules.ts';
import { rerunGraph, type GraphGrade, type Rerun, type RunGrade } from './rerun.ts';

export interface StepGrade {
  readonly id: string;
  readonly title: string;
  /** Null for a step that is only read. */
  readonly kind: Check['kind'] | null;
  readonly met: boolean;
  /** What is missing; empty where it is met. */
  readonly why: string;
  /** What the file's own claims would make of it. */
  readonly claimed: boolean;
  readonly answer: Answer | null;
}

export interface Grade {
  /** The learner's name, as the file gives it: anything. */
  readonly name: string | null;
  /** Why nothing could be graded, in a sentence; null where something was. */
  readonly problem: string | null;
  /** Steps that are met, of those that are checked. */
  readonly met: number;
  readonly of: number;
  readonly passed: boolean;
  readonly steps: readonly StepGrade[];
  readonly runs: readonly RunGrade[];
  /** Whole sentences for the teacher. */
  readonly notes: readonly string[];
}

/** A grade for a file of which nothing is known but why. */
export function noGrade(lesson: Lesson, problem: string, name: string | null = null): Grade {
  return graded(lesson, NO_TRACE, NO_TRACE, { name, problem, runs: [], notes: [] });
}

/** Grades the text of one hand-back. @param sum the lesson's (`lessonSum`). Never throws on what the text holds. */
export async function grade(lesson: Lesson, sum: string | null, text: string, rerun: Rerun): Promise<Grade> {
  const parsed = parseHandBack(text);
  if (!parsed.ok) return noGrade(lesson, problemText(parsed.problems[0]));
  const { handBack } = parsed;
  const name = handBack.name ?? null;
  if (handBack.lesson.id !== lesson.id) return noGrade(lesson, i18n.t('It belongs to the lesson “{found}”, and this one is “{expected}”.', { found: handBack.lesson.id, expected: lesson.id }), name);
  const graphs: GraphGrade[] = [];
  let seen: readonly SeenRun[] = [];
  let spent = 0;
  for (let at = 0; at < handBack.graphs.length; at++) {
    const each = await rerunGraph(lesson, handBack, at, rerun, seen, spent);
    graphs.push(each);
    seen = [...seen, ...each.seen];
    spent += each.work;
  }
  const trace: Trace = { answers: ownAnswers(lesson, handBack), runs: seen, changed: changedSteps(lesson, handBack, graphs), read: handBack.read };
  const claims: Trace = { ...trace, changed: handBack.changed, runs: handBack.runs.map(({ facts }, at) => ({ run: String(at), facts, breaches: [] })) };
  const runs = graphs.flatMap((each) => each.runs);
  const result = graded(lesson, trace, claims, { name, problem: null, runs, notes: [] });
  return { ...result, notes: [...await versionNote(lesson, sum, handBack), ...notesOf(lesson, handBack, graphs, result)] };
}

function problemText(problem: FileProblem | undefined): string {
  if (!problem) return '';
  const place = problem.line === null ? problem.path : i18n.t('line {line}', { line: problem.line });
  return place === '' ? problem.message : `${problem.message} (${place})`;
}

/** The answers to steps that the lesson has. */
function ownAnswers({ steps }: Lesson, { answers }: HandBack): Trace['answers'] {
  const own = Object.create(null) as Record<string, Answer>;
  for (const { id } of steps) {
    const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
    if (answer !== undefined) own[id] = answer;
  }
  return own;
}

function changedSteps(lesson: Lesson, { graphs: documents }: HandBack, graphs: readonly GraphGrade[]): readonly string[] {
  return lesson.steps.flatMap(({ id, check }) =>
    check?.kind === 'change' && graphs.some(({ compilation }, at) => compilation !== null && documents[at] !== undefined && isChanged(lesson, check, documents[at], compilation)) ? [id] : []);
}

function graded(lesson: Lesson, trace: Trace, claims: Trace, rest: Pick<Grade, 'name' | 'problem' | 'runs' | 'notes'>): Grade {
  const claimed = progressOf(lesson, claims);
  const steps = progressOf(lesson, trace).map(({ id, done, missing }, at): StepGrade => {
    const step = lesson.steps[at];
    const kind = step?.check?.kind ?? null;
    return { id, title: step?.title ?? id, kind, met: done && rest.problem === null, why: done || rest.problem !== null ? '' : whyNot(kind, missing, trace.answers[id]), claimed: claimed[at]?.done === true, answer: trace.answers[id] ?? null };
  });
  const counted = steps.filter(({ kind }) => kind !== null);
  const met = counted.filter((step) => step.met).length;
  return { ...rest, met, of: counted.length, passed: rest.problem === null && met === counted.length, steps };
}

function whyNot(kind: Check['kind'] | null, missing: string, answer: Answer | undefined): string {
  if (kind === 'goal' || kind === 'run') return missing;
  if (kind === 'change') return i18n.t('None of the graphs in the file shows it.');
  if (kind === null) return '';
  return answer === undefined ? i18n.t('No answer.') : i18n.t('The answer is wrong.');
}

/** Another text with the same checks is the same lesson in another language; where its own words differ, answers may mean something else. */
async function versionNote(lesson: Lesson, sum: string | null, { lesson: told }: HandBack): Promise<readonly string[]> {
  if (told.sum === undefined || sum === null || told.sum === sum) return [];
  const checks = told.checks === undefined ? null : await checksSum(lesson);
  return [checks !== null && told.checks === checks
    ? i18n.t('It was made with this lesson in other words: in another language, or before its texts were changed. What is checked is the same.')
    : i18n.t('It was made with another version of the lesson.')];
}

function notesOf(lesson: Lesson, handBack: HandBack, graphs: readonly GraphGrade[], { steps, runs }: Grade): readonly string[] {
  const breaches = graphs.flatMap(({ compilation, seen }, at) =>
    compilation && handBack.graphs[at] ? (seen[0]?.breaches ?? breachesOf(lesson, handBack.graphs[at], compilation).map(({ message }) => message)) : []);
  const unheld = steps.filter(({ claimed, met, kind }) => claimed && !met && kind !== null);
  return [
    ...graphs.flatMap(({ problem }) => (problem === null ? [] : [problem])),
    ...new Set(breaches),
    ...steeredNotes(runs),
    ...unheld.map(({ title }) => i18n.t('The file tells that “{step}” was met; run afresh it is not.', { step: title })),
    // Of a steered run it goes without saying.
    ...runs.filter(({ steered }) => steered.length === 0).flatMap((run) => difference(run)),
  ];
}

/** Runs that cannot be repeated, each said once however often it was looked at. */
function steeredNotes(runs: readonly RunGrade[]): readonly string[] {
  const notes = runs.flatMap(({ steered: [first] }) => (first
    ? [i18n.t('Not repeatable: steered live at step {step, number} ({what}). Its goals are judged by the graph run afresh from the start, without that.', { step: first.step, what: first.what })]
    : []));
  return [...new Set(notes)];
}

/** How far facts may be apart before it is told: engines differ in their last digits, which training makes larger. */
const NEAR: Readonly<Record<string, (told: number, found: number) => boolean>> = {
  right: (told, found) => Math.abs(told - found) <= 0.02 * Math.max(told, found),
  accuracy: (told, found) => Math.abs(told - found) <= 0.02,
  validationAccuracy: (told, found) => Math.abs(told - found) <= 0.02,
  loss: (told, found) => Math.abs(told - found) <= 0.01 + 0.1 * Math.abs(found),
};

function difference({ told, found, steps }: RunGrade): readonly string[] {
  if (!found) return [];
  const apart = Object.entries(NEAR).filter(([fact, near]) => {
    const [a, b] = [numberOf(told, fact), numberOf(found, fact)];
    return a !== null && b !== null && !near(a, b);
  });
  return apart.slice(0, 1).map(([fact]) => i18n.t('At step {steps, number} the file tells {fact} {told}; run afresh it is {found}.', { steps, fact, told: String(numberOf(told, fact)), found: String(Number(numberOf(found, fact)?.toPrecision(4))) }));
}

function numberOf(facts: Facts, fact: string): number | null {
  const value = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
  return typeof value === 'number' ? value : null;
}
