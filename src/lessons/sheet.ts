/**
 * A lesson on paper. What a pupil's sheet says is made of tasks, which hold no answer, so none can come to be printed; what only
 * the teacher's copy says stands apart, in the key.
 */
import { i18n } from '../words/i18n.ts';
import { conditionWords, factWords } from './conditions.ts';
import type { Check, CheckOf, Lesson, LessonStep } from './lesson.ts';

/** What a step asks for, as far as a pupil is told. */
export type Task =
  | { readonly kind: 'options'; readonly question: string; readonly options: readonly string[]; readonly several: boolean; readonly guess: boolean }
  | { readonly kind: 'number'; readonly question: string; readonly guess: boolean }
  | { readonly kind: 'words'; readonly question: string }
  /** At least so many steps of training. */
  | { readonly kind: 'run'; readonly steps: number }
  | { readonly kind: 'change' }
  | { readonly kind: 'goal' };

/** What only a teacher reads. */
export interface Key {
  /** The places of the right options, from 0. */
  readonly right: readonly number[];
  /** The right answer where it is no option, or what a run or a graph has to be; a sentence or a condition each. */
  readonly lines: readonly string[];
  /** Markdown that the page tells afterwards. */
  readonly told: string | null;
  /** Markdown, in the order in which the page gives them. */
  readonly hints: readonly string[];
}

/** The task of a check, without its answer. */
export function taskOf(check: Check): Task {
  switch (check.kind) {
    case 'predict':
      return check.options ? { kind: 'options', question: check.question, options: check.options, several: false, guess: true } : { kind: 'number', question: check.question, guess: true };
    case 'choice':
      return { kind: 'options', question: check.question, options: check.options, several: Array.isArray(check.answer), guess: false };
    case 'number':
      return { kind: 'number', question: check.question, guess: false };
    case 'text':
      return { kind: 'words', question: check.question };
    case 'run':
      return { kind: 'run', steps: check.steps };
    case 'change':
    case 'goal':
      return { kind: check.kind };
  }
}

/** What the teacher's copy says of a step beside its task; null where there is nothing to say. */
export function keyOf({ check, hints = [] }: LessonStep, lesson: Lesson): Key | null {
  const told = check && 'told' in check && typeof check.told === 'string' && check.told !== '' ? check.told : null;
  const key: Key = { right: check ? rightPlaces(check) : [], lines: check ? keyLines(check, lesson) : [], told, hints };
  return key.right.length + key.lines.length + hints.length === 0 && told === null ? null : key;
}

function rightPlaces(check: Check): readonly number[] {
  if (check.kind !== 'choice' && (check.kind !== 'predict' || check.options === undefined)) return [];
  return check.answer === undefined ? [] : [check.answer].flat();
}

function keyLines(check: Check, lesson: Lesson): readonly string[] {
  switch (check.kind) {
    case 'predict':
      return predictLines(check, lesson);
    case 'number':
      return [check.tolerance > 0 ? i18n.t('{answer}, or no further from it than {tolerance}', { answer: String(check.answer), tolerance: String(check.tolerance) }) : String(check.answer)];
    case 'run':
      return (check.where ?? []).map((condition) => conditionWords(condition, lesson));
    case 'change':
      return [check.is === undefined || check.value === undefined ? i18n.t('{what}: other than at first', { what: factWords(check.fact, lesson) }) : conditionWords({ fact: check.fact, is: check.is, value: check.value }, lesson)];
    case 'goal':
      return check.all.map((condition) => conditionWords(condition, lesson));
    case 'choice':
    case 'text':
      return [];
  }
}

function predictLines({ options, answer, fact }: CheckOf<'predict'>, lesson: Lesson): readonly string[] {
  if (fact !== undefined) return [i18n.t('{what}, as the run itself shows', { what: factWords(fact, lesson) })];
  return options === undefined && answer !== undefined ? [String(answer)] : [];
}
