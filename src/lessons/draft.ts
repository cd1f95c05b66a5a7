/** A lesson while it is written: all but its graph, which is the one on the canvas. Every edit gives a new draft; none of them throws. */
import type { GraphDocument } from '../graph/document.ts';
import { i18n } from '../words/i18n.ts';
import { FORMAT, VERSION, MAX_STEPS, type Check, type CheckOf, type Lesson, type LessonStep, type Rules } from './lesson.ts';

/** It may lack what a lesson must have: words that are not written yet are empty. */
export type Draft = Omit<Lesson, 'graph'>;

export type CheckKind = Check['kind'];

export type Details = Partial<Pick<Draft, 'title' | 'summary' | 'minutes' | 'language'>>;

/** A draft with one step. @param id by which progress and hand-backs go: no two lessons of a class have the same. */
export function newDraft(id: string, title: string, language: string): Draft {
  return { format: FORMAT, version: VERSION, id, title, language, steps: [{ id: 'step-1', title: i18n.t('First step'), text: '' }] };
}

/** The lesson that the draft and a graph make. The graph then belongs to no other lesson. */
export function lessonOfDraft(draft: Draft, graph: GraphDocument): Lesson {
  const { lesson: _other, ...meta } = graph.meta;
  const rules = draft.rules && compact(draft.rules);
  return {
    ...compact({ ...draft, summary: draft.summary?.trim() === '' ? undefined : draft.summary, rules: rules && Object.keys(rules).length > 0 ? rules : undefined }),
    graph: { ...graph, meta: meta as GraphDocument['meta'] },
    steps: draft.steps.map((step) => compact({ ...step, point: step.point?.length === 0 ? undefined : step.point, hints: written(step.hints) })),
  } as Lesson;
}

/** Hints of which something is written. */
function written(hints: readonly string[] | undefined): string[] | undefined {
  const some = hints?.filter((hint) => hint.trim() !== '') ?? [];
  return some.length > 0 ? some : undefined;
}

/** The draft that a lesson is written on from, beside its graph. */
export function draftOfLesson({ graph: _graph, ...draft }: Lesson): Draft {
  return draft;
}

export function withDetails(draft: Draft, details: Details): Draft {
  return { ...draft, ...details };
}

/** Merges; `undefined` takes a rule out. */
export function withRules(draft: Draft, rules: { readonly [K in keyof Rules]?: Rules[K] | undefined }): Draft {
  return { ...draft, rules: compact({ ...draft.rules, ...rules }) };
}

export function stepOf(draft: Draft, id: string): LessonStep | undefined {
  return draft.steps.find((step) => step.id === id);
}

/** A new step after another one, or at the end; the same draft where it has as many as a lesson can have. */
export function addStep(draft: Draft, after?: string): { readonly draft: Draft; readonly step: string } {
  const id = freshId(draft);
  const step: LessonStep = { id, title: i18n.t('New step'), text: '' };
  return { draft: insert(draft, step, after), step: draft.steps.length < MAX_STEPS ? id : (draft.steps.at(-1)?.id ?? id) };
}

/** The same step once more, after itself. */
export function duplicateStep(draft: Draft, id: string): { readonly draft: Draft; readonly step: string } {
  const step = stepOf(draft, id);
  if (!step || draft.steps.length >= MAX_STEPS) return { draft, step: id };
  const copy = freshId(draft);
  return { draft: insert(draft, { ...step, id: copy }, id), step: copy };
}

function insert(draft: Draft, step: LessonStep, after: string | undefined): Draft {
  if (draft.steps.length >= MAX_STEPS) return draft;
  const found = draft.steps.findIndex(({ id }) => id === after);
  return { ...draft, steps: draft.steps.toSpliced(found < 0 ? draft.steps.length : found + 1, 0, step) };
}

/** The draft without a step; its last one stays. `step` is the one that comes to stand there. */
export function removeStep(draft: Draft, id: string): { readonly draft: Draft; readonly step: string } {
  const at = draft.steps.findIndex((step) => step.id === id);
  if (at < 0 || draft.steps.length === 1) return { draft, step: id };
  const steps = draft.steps.toSpliced(at, 1);
  return { draft: { ...draft, steps }, step: steps[Math.min(at, steps.length - 1)]?.id ?? id };
}

/** Puts a step at another place of the list, from 0; one outside of it is the nearest in it. */
export function moveStep(draft: Draft, id: string, place: number): Draft {
  const from = draft.steps.findIndex((step) => step.id === id);
  const to = Math.max(0, Math.min(draft.steps.length - 1, place));
  const step = draft.steps[from];
  return step === undefined || from === to ? draft : { ...draft, steps: draft.steps.toSpliced(from, 1).toSpliced(to, 0, step) };
}

/** Merges into a step; `undefined` takes a field out. */
export function changeStep(draft: Draft, id: string, change: { readonly [K in keyof Pick<LessonStep, 'title' | 'text' | 'point' | 'check' | 'hints'>]?: LessonStep[K] | undefined }): Draft {
  return { ...draft, steps: draft.steps.map((step) => (step.id === id ? compact({ ...step, ...change }) : step)) };
}

/** A check to fill in. What two kinds have in common is taken along from the one before. */
export function newCheck(kind: CheckKind, before?: Check): Check {
  const question = (before && questionOf(before)) ?? '';
  const options = (before?.kind === 'predict' || before?.kind === 'choice' ? before.options : undefined) ?? ['', ''];
  switch (kind) {
    case 'predict':
      return { kind, question, options };
    case 'choice':
      return { kind, question, options, answer: [] };
    case 'number':
      return { kind, question, answer: 0, tolerance: 0 };
    case 'text':
      return { kind, question };
    case 'run':
      return { kind, steps: 1000 };
    case 'change':
      return { kind, fact: 'learningRate' };
    case 'goal':
      return { kind, all: [{ fact: 'right', is: 'atLeast', value: 4 }] };
  }
}

/** What a check asks; null where it is a run or a graph that is looked at. */
export function questionOf(check: Check): string | null {
  switch (check.kind) {
    case 'predict':
    case 'choice':
    case 'number':
    case 'text':
      return check.question;
    case 'run':
    case 'change':
    case 'goal':
      return null;
  }
}

/** The check without one of its options; the right ones stay the same words. */
export function withoutOption(check: CheckOf<'predict'> | CheckOf<'choice'>, place: number): Check {
  const options = (check.options ?? []).toSpliced(place, 1);
  const left = rightOnes(check).flatMap((answer) => (answer === place ? [] : [answer > place ? answer - 1 : answer]));
  return withRight({ ...check, options }, left);
}

/** The places of the options that are right. */
export function rightOnes(check: CheckOf<'predict'> | CheckOf<'choice'>): readonly number[] {
  return check.answer === undefined ? [] : [check.answer].flat();
}

/** The check with other right options; of a prediction there is one at most. */
export function withRight(check: CheckOf<'predict'> | CheckOf<'choice'>, right: readonly number[]): Check {
  const [first] = right;
  if (check.kind === 'choice') return { ...check, answer: right.length === 1 && first !== undefined ? first : [...right].sort((a, b) => a - b) };
  const { answer: _before, ...rest } = check;
  return first === undefined ? rest as CheckOf<'predict'> : { ...check, answer: first };
}

function freshId(draft: Draft): string {
  const taken = new Set(draft.steps.map(({ id }) => id));
  let number = draft.steps.length + 1;
  while (taken.has(`step-${number}`)) number += 1;
  return `step-${number}`;
}

function compact<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}
