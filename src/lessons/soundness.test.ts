import { describe, expect, it } from 'vitest';
import { lessonOfDraft, newDraft } from './draft.ts';
import type { Check, Lesson, LessonStep } from './lesson.ts';
import { flawsOf, isSound } from './soundness.ts';
import { lessonWith, xorGraph } from './xor.fixture.ts';

const run: LessonStep = { id: 'run', title: 'Run', text: '', check: { kind: 'run', steps: 10 } };

function withStep(step: Partial<LessonStep>, more: Partial<Lesson> = {}): Lesson {
  const lesson = lessonOfDraft(newDraft('mine', 'Mine', 'en'), xorGraph);
  return { ...lesson, ...more, steps: [{ id: 'a', title: 'Step', text: 'Text', ...step }, run] };
}

const said = (lesson: Lesson) => flawsOf(lesson).map(({ severity, message }) => `${severity}: ${message}`);
const saidOf = (check: Check, more?: Partial<Lesson>) => said(withStep({ check }, more));

it('a lesson that can be walked through has none', () => {
  expect(flawsOf(lessonWith())).toEqual([]);
});

describe('a check that cannot be met, or is met already', () => {
  it.each<[string, Check, RegExp]>([
    ['a goal of the graph alone that its start meets', { kind: 'goal', all: [{ fact: 'hiddenUnits', is: 'atLeast', value: 2 }] }, /meets this goal already/],
    ['a change that is there', { kind: 'change', fact: 'node:hidden.units', is: 'equals', value: 4 }, /nothing to change/],
    ['a change of a locked node', { kind: 'change', fact: 'node:data.labels' }, /its node is locked/],
    ['conditions that contradict each other', { kind: 'goal', all: [{ fact: 'right', is: 'atLeast', value: 4 }, { fact: 'right', is: 'below', value: 4 }] }, /contradict/],
    ['an accuracy above all', { kind: 'goal', all: [{ fact: 'accuracy', is: 'atLeast', value: 97 }] }, /from 0 % to 100 %/],
    ['a number held against words', { kind: 'goal', all: [{ fact: 'right', is: 'equals', value: 'four' }] }, /can never be/],
    ['validation where nothing is held back', { kind: 'goal', all: [{ fact: 'validationAccuracy', is: 'atLeast', value: 0.9 }] }, /no validation rows/],
    ['a choice without a right answer', { kind: 'choice', question: 'Which?', options: ['a', 'b'], answer: [] }, /No answer is marked/],
    ['answers that read the same', { kind: 'choice', question: 'Which?', options: ['a', 'a '], answer: 0 }, /read the same/],
    ['an answer without words', { kind: 'choice', question: 'Which?', options: ['a', ''], answer: 0 }, /not written yet/],
    ['a question without words', { kind: 'text', question: ' ' }, /question is not written/],
  ])('%s is an error', (_name, check, words) => {
    const flaws = flawsOf(withStep({ check }));
    expect(isSound(flaws)).toBe(false);
    expect(flaws).toHaveLength(1);
    expect(flaws[0]).toMatchObject({ severity: 'error', step: 0 });
    expect(flaws[0]?.message).toMatch(words);
  });

  it('a goal that only a run decides is none', () => {
    expect(saidOf({ kind: 'goal', all: [{ fact: 'right', is: 'atLeast', value: 4 }, { fact: 'hiddenUnits', is: 'atMost', value: 4 }] })).toEqual([]);
  });

  it('a goal that a rule forbids is an error', () => {
    const goal: Check = { kind: 'goal', all: [{ fact: 'kind:dropout', is: 'atLeast', value: 1 }] };
    expect(saidOf(goal)).toEqual([]);
    expect(saidOf(goal, { rules: { kinds: [] } })).toEqual([expect.stringMatching(/do not allow/)]);
    const rate: Check = { kind: 'goal', all: [{ fact: 'learningRate', is: 'below', value: 0.5 }] };
    expect(saidOf(rate)).toEqual([]);
    expect(saidOf(rate, { rules: { fixed: ['learningRate'] } })).toEqual([expect.stringMatching(/rules fix it/)]);
  });
});

describe('predictions', () => {
  const predict: Check = { kind: 'predict', question: 'How many?', fact: 'right' };

  it('need a run after them', () => {
    const lesson = withStep({ check: predict });
    expect(flawsOf(lesson)).toEqual([]);
    expect(said({ ...lesson, steps: lesson.steps.slice(0, 1) })).toEqual([expect.stringMatching(/no later step asks/)]);
  });

  it('that are told nothing are a word to think about', () => {
    const flaws = flawsOf(withStep({ check: { kind: 'predict', question: 'What will happen?', options: ['a', 'b'] } }));
    expect(flaws).toHaveLength(1);
    expect(isSound(flaws)).toBe(true);
  });
});

describe('what a step speaks of', () => {
  it('has to be there, and to be seen', () => {
    expect(said(withStep({ point: [{ node: 'gone' }] }))).toEqual([expect.stringMatching(/“gone”, which is not in the graph any more/)]);
    expect(said(withStep({ point: [{ panel: 'code' }] }, { rules: { hide: ['code'] } }))).toEqual([expect.stringMatching(/that the rules hide/)]);
    const linked = withStep({ text: 'See [it](netloom:select/gone).' });
    expect(flawsOf(linked, (href) => (href === 'netloom:select/gone' ? 'No such node.' : null)).map(({ message }) => message)).toEqual(['No such node.']);
  });

  it('has words', () => {
    expect(said(withStep({ text: '' }))).toEqual([expect.stringMatching(/^warning/)]);
    expect(said(withStep({ title: '' }))).toEqual([expect.stringMatching(/no title/)]);
  });
});

it('a lesson without a title, or with rules about nodes that are gone, cannot be handed out', () => {
  expect(said(withStep({}, { title: '' }))).toEqual([expect.stringMatching(/no title/)]);
  expect(said(withStep({}, { rules: { keep: ['gone'] } }))).toEqual([expect.stringMatching(/not in the graph any more/)]);
});

it('a graph that cannot be trained is a word to think about', () => {
  const broken = { ...xorGraph, edges: xorGraph.edges.slice(1) };
  expect(said(withStep({}, { graph: broken }))).toEqual([expect.stringMatching(/^warning: .*cannot be trained/)]);
});
