/** Whether a lesson can be walked through: what its file's reader refuses, and what no reader sees, such as a goal that is met already. */
import { nodeKind } from '../nodes/registry.ts';
import { i18n } from '../words/i18n.ts';
import { compares, factWords, valueWords } from './conditions.ts';
import { FACTS, graphFacts, isOfGraph, ownCompilation, readFactName, type Facts } from './facts.ts';
import { questionOf } from './draft.ts';
import type { Check, CheckOf, Condition, Lesson, LessonStep } from './lesson.ts';
import { readLesson } from './parse.ts';
import { lockedNodes } from './rules.ts';
import { sameJson } from './settings.ts';

export interface Flaw {
  /** An error keeps the lesson from being opened or from being done to its end; a warning is a word to think about. */
  readonly severity: 'error' | 'warning';
  /** The step's place in the lesson, or null for what is about all of it. */
  readonly step: number | null;
  readonly message: string;
}

/**
 * All that is wrong with a lesson, in the order of its steps.
 * @param linkProblem what is wrong with a `netloom:` link of a text, or null; the editor knows.
 */
export function flawsOf(lesson: Lesson, linkProblem: (href: string, lesson: Lesson) => string | null = () => null): readonly Flaw[] {
  const own = lesson.steps.flatMap((step, index) => stepFlaws(lesson, step, index, linkProblem));
  const flaws = [...wholeFlaws(lesson), ...own];
  // What is said in plain words already is not said again as the reader of files says it.
  const told = new Set(flaws.filter(({ severity }) => severity === 'error').map(({ step }) => step));
  const read = readLesson(lesson, (message, path) => ({ message, path: path.map(String).join('.'), line: null, column: typeof path[1] === 'number' && path[0] === 'steps' ? path[1] : null }));
  const refused = read.ok ? [] : read.problems.map(({ message, column, path }): Flaw => ({ severity: 'error', step: column, message: column === null && path !== '' ? `${message} (${path})` : message })).filter(({ step }) => !told.has(step));
  return [...flaws, ...refused].sort((a, b) => (a.step ?? -1) - (b.step ?? -1));
}

/** True where nothing keeps it from being handed out. */
export function isSound(flaws: readonly Flaw[]): boolean {
  return flaws.every(({ severity }) => severity !== 'error');
}

function wholeFlaws(lesson: Lesson): readonly Flaw[] {
  const flaw = (severity: Flaw['severity'], message: string): Flaw => ({ severity, step: null, message });
  const { diagnostics } = ownCompilation(lesson);
  const nodes = new Set(lesson.graph.nodes.map(({ id }) => id));
  const gone = (['keep', 'free', 'through'] as const).flatMap((list) => (lesson.rules?.[list] ?? []).filter((id) => !nodes.has(id)));
  return [
    ...(lesson.title.trim() === '' ? [flaw('error', i18n.t('The lesson has no title.'))] : []),
    ...(lesson.graph.nodes.length === 0 ? [flaw('warning', i18n.t('The lesson begins with an empty graph. Say in its first step what to build.'))] : []),
    ...(lesson.graph.nodes.length > 0 && diagnostics.some(({ severity }) => severity === 'error') ? [flaw('warning', i18n.t('The graph to begin from cannot be trained as it is. That is well where the learner is to mend it, and the text says so.'))] : []),
    ...gone.map((id) => flaw('error', i18n.t('The rules speak of a node “{node}”, which is not in the graph any more.', { node: id }))),
  ];
}

type Say = (severity: Flaw['severity'], message: string) => void;

function stepFlaws(lesson: Lesson, step: LessonStep, index: number, linkProblem: (href: string, lesson: Lesson) => string | null): readonly Flaw[] {
  const flaws: Flaw[] = [];
  const say: Say = (severity, message) => void flaws.push({ severity, step: index, message });
  if (step.title.trim() === '') say('error', i18n.t('The step has no title.'));
  if (step.text.trim() === '' && !step.check) say('warning', i18n.t('The step says nothing and asks for nothing.'));
  for (const { node, panel } of step.point ?? []) {
    if (node !== undefined && !lesson.graph.nodes.some(({ id }) => id === node)) say('error', i18n.t('The step points at a node “{node}”, which is not in the graph any more.', { node }));
    if (panel !== undefined && lesson.rules?.hide?.includes(panel) === true) say('error', i18n.t('The step points at a part of the page that the rules hide.'));
  }
  for (const [, href = ''] of step.text.matchAll(/\]\((netloom:[^)\s]+)\)/g)) {
    const problem = linkProblem(href, lesson);
    if (problem !== null) say('error', problem);
  }
  if (step.check) checkFlaws(lesson, step.check, index, say);
  return flaws;
}

function checkFlaws(lesson: Lesson, check: Check, index: number, say: Say): void {
  if (questionOf(check)?.trim() === '') say('error', i18n.t('The question is not written yet.'));
  switch (check.kind) {
    case 'predict':
      optionFlaws(check.options, say);
      predictFlaws(lesson, check, index, say);
      break;
    case 'choice': {
      optionFlaws(check.options, say);
      const right = [check.answer].flat();
      if (right.length === 0) say('error', i18n.t('No answer is marked as the right one.'));
      if (right.length > 1 && right.length === check.options.length) say('warning', i18n.t('All answers are right.'));
      break;
    }
    case 'run':
      conditionFlaws(lesson, check.where ?? [], say);
      break;
    case 'change':
      changeFlaws(lesson, check, say);
      break;
    case 'goal':
      conditionFlaws(lesson, check.all, say);
      if (check.all.length > 0 && check.all.every((condition) => isOfGraph(condition.fact) && isSo(lesson, condition))) {
        say('error', i18n.t('The graph to begin from meets this goal already, with any run. Ask for something that is still to be done.'));
      }
      break;
    case 'number':
    case 'text':
      break;
  }
}

function optionFlaws(options: readonly string[] | undefined, say: Say): void {
  const words = (options ?? []).map((option) => option.trim());
  if (options && options.length < 2) say('error', i18n.t('There is nothing to choose from: write two answers or more.'));
  if (words.includes('')) say('error', i18n.t('One of the answers is not written yet.'));
  else if (new Set(words).size < words.length) say('error', i18n.t('Two of the answers read the same.'));
}

function predictFlaws(lesson: Lesson, check: CheckOf<'predict'>, index: number, say: Say): void {
  const tells = check.answer !== undefined || check.fact !== undefined || (check.told ?? '').trim() !== '';
  const settled = lesson.steps.slice(index + 1).some((step) => step.check?.kind === 'run' || step.check?.kind === 'goal');
  if (!tells) say('warning', i18n.t('The prediction is never told what was right. Mark an answer, choose a figure of the run, or write what happened.'));
  else if (!settled) say('error', i18n.t('The prediction is told its truth after a run, and no later step asks for one.'));
  if (check.fact !== undefined && FACTS[check.fact]?.type === 'text') say('error', i18n.t('{fact} is no number, so no number can be predicted of it.', { fact: factWords(check.fact, lesson) }));
}

function changeFlaws(lesson: Lesson, { fact, is, value }: CheckOf<'change'>, say: Say): void {
  const fixed = fixedBy(lesson, fact);
  if (fixed !== null) say('error', fixed);
  if (is === undefined || value === undefined) return;
  conditionFlaws(lesson, [{ fact, is, value }], say);
  if (isSo(lesson, { fact, is, value })) say('error', i18n.t('The graph to begin from is like that already, so there is nothing to change.'));
}

/** What keeps a learner from changing a fact, in a sentence; null where nothing does. */
function fixedBy(lesson: Lesson, fact: string): string | null {
  const name = readFactName(fact);
  if (lesson.rules?.fixed?.includes(fact) === true) return i18n.t('{fact}: the rules fix it, so it cannot be changed.', { fact: factWords(fact, lesson) });
  if (name?.type === 'node' && lockedNodes(lesson).has(name.node)) return i18n.t('{fact}: its node is locked, so it cannot be changed. Set the node free in the rules, or ask for something else.', { fact: factWords(fact, lesson) });
  return null;
}

function conditionFlaws(lesson: Lesson, conditions: readonly Condition[], say: Say): void {
  const { program } = ownCompilation(lesson);
  conditions.forEach((condition, at) => {
    const { fact, is, value } = condition;
    const what = factWords(fact, lesson);
    const wanted = FACTS[fact]?.type;
    if (readFactName(fact) === null) say('error', i18n.t('A condition asks for “{fact}”, which is nothing that is known of a run.', { fact }));
    if ((wanted === 'number' && typeof value !== 'number') || (wanted === 'yes' && typeof value !== 'boolean')) say('error', i18n.t('{what} is held against “{value}”, which it can never be.', { what, value: valueWords(fact, value) }));
    if (SHARES.has(fact) && typeof value === 'number' && (value > 1 || value < 0)) say('error', i18n.t('{what} is from 0 % to 100 %.', { what }));
    if (fact.startsWith('validation') && program && !program.sources.some(({ validationRows }) => validationRows > 0)) say('error', i18n.t('{what}: the data of this graph keep no validation rows.', { what }));
    const fixed = isOfGraph(fact) && !isSo(lesson, condition) ? (fixedBy(lesson, fact) ?? notAllowed(lesson, condition)) : null;
    if (fixed !== null) say('error', fixed);
    if (conditions.slice(0, at).some((other) => contradicts(other, condition))) say('error', i18n.t('{what}: two conditions contradict each other.', { what }));
    else if (conditions.slice(0, at).some((other) => other.fact === fact && other.is === is && sameJson(other.value, value))) say('warning', i18n.t('{what}: the same condition stands there twice.', { what }));
  });
}

const SHARES: ReadonlySet<string> = new Set(['accuracy', 'validationAccuracy']);

/** A goal that needs nodes of a kind which may not be added. */
function notAllowed({ rules }: Lesson, { fact, is }: Condition): string | null {
  const name = readFactName(fact);
  if (name?.type !== 'kind' || rules?.kinds === undefined || rules.kinds.includes(name.kind) || (is !== 'atLeast' && is !== 'above')) return null;
  return i18n.t('A condition asks for nodes of the kind {kind}, which the rules do not allow to be added.', { kind: nodeKind(name.kind)?.label ?? name.kind });
}

function contradicts(a: Condition, b: Condition): boolean {
  if (a.fact !== b.fact || typeof a.value !== 'number' || typeof b.value !== 'number') return a.fact === b.fact && a.is === 'equals' && b.is === 'equals' && !sameJson(a.value, b.value);
  const low = Math.max(least(a), least(b));
  const high = Math.min(most(a), most(b));
  return low > high || (low === high && [a, b].some(({ is }) => is === 'above' || is === 'below'));
}

const least = ({ is, value }: Condition): number => (typeof value === 'number' && (is === 'atLeast' || is === 'above' || is === 'equals') ? value : -Infinity);
const most = ({ is, value }: Condition): number => (typeof value === 'number' && (is === 'atMost' || is === 'below' || is === 'equals') ? value : Infinity);

/** True where the lesson's own graph is as the condition says. */
function isSo(lesson: Lesson, { fact, is, value }: Condition): boolean {
  const found = ownFacts(lesson, fact)[fact];
  return found !== undefined && compares(found, is, value);
}

function ownFacts(lesson: Lesson, fact: string): Facts {
  return graphFacts(lesson.graph, ownCompilation(lesson), [fact]);
}
