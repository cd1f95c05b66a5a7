import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addStep, changeStep, draftOfLesson, duplicateStep, lessonOfDraft, moveStep, newCheck, newDraft, removeStep, rightOnes, withoutOption, withRight, withRules, type Draft } from './draft.ts';
import { MAX_STEPS } from './lesson.ts';
import { readLesson } from './parse.ts';
import { lessonWith, xorGraph } from './xor.fixture.ts';

const ids = ({ steps }: Draft) => steps.map(({ id }) => id);
const begun = () => newDraft('mine', 'Mine', 'en');

describe('a lesson that is written', () => {
  it('can be opened as it begins, with the graph of the canvas and none of its earlier lesson', () => {
    const lesson = lessonOfDraft(begun(), xorGraph);
    expect(xorGraph.meta.lesson).toBeDefined();
    expect(lesson.graph.meta.lesson).toBeUndefined();
    expect(lesson.graph.nodes).toEqual(xorGraph.nodes);
    expect(readLesson(JSON.parse(JSON.stringify(lesson)))).toMatchObject({ ok: true });
  });

  it('is the same lesson after it was taken up again', () => {
    const lesson = lessonWith();
    const again = lessonOfDraft(draftOfLesson(lesson), lesson.graph);
    expect({ ...again, graph: null }).toEqual({ ...lesson, graph: null });
  });

  it('leaves out what nothing is written of', () => {
    const draft = withRules(changeStep({ ...begun(), summary: ' ' }, 'step-1', { hints: ['', 'Look.'], point: [] }), { keep: undefined });
    const lesson = lessonOfDraft(draft, xorGraph);
    expect(lesson.steps[0]).toEqual({ id: 'step-1', title: 'First step', text: '', hints: ['Look.'] });
    expect(Object.keys(lesson)).not.toContain('rules');
    expect(Object.keys(lesson)).not.toContain('summary');
  });
});

describe('its steps', () => {
  it('come after the one that is named, with ids of their own', () => {
    const two = addStep(begun());
    const three = addStep(two.draft, 'step-1');
    expect(ids(three.draft)).toEqual(['step-1', three.step, two.step]);
    const copied = duplicateStep(three.draft, 'step-1');
    expect(ids(copied.draft)).toEqual(['step-1', copied.step, three.step, two.step]);
    expect(new Set(ids(copied.draft)).size).toBe(4);
  });

  it('are never fewer than one, nor more than a lesson can have', () => {
    expect(removeStep(begun(), 'step-1').draft).toEqual(begun());
    let draft = begun();
    for (let at = 0; at < MAX_STEPS + 5; at++) draft = addStep(draft).draft;
    expect(draft.steps).toHaveLength(MAX_STEPS);
    expect(duplicateStep(draft, 'step-1').draft).toBe(draft);
  });

  it('are all still there wherever one is moved, and the one that is moved stands at its place', () => {
    const draft = [1, 2, 3, 4].reduce((before) => addStep(before).draft, begun());
    fc.assert(fc.property(fc.nat(4), fc.integer({ min: -3, max: 9 }), (from, to) => {
      const id = ids(draft)[from] as string;
      const moved = moveStep(draft, id, to);
      expect([...ids(moved)].sort()).toEqual([...ids(draft)].sort());
      expect(ids(moved).indexOf(id)).toBe(Math.max(0, Math.min(4, to)));
      expect(ids(moved).filter((each) => each !== id)).toEqual(ids(draft).filter((each) => each !== id));
    }));
  });
});

describe('options of a question', () => {
  const check = { kind: 'choice' as const, question: 'Which?', options: ['a', 'b', 'c', 'd'], answer: [1, 3] };

  it('stay right by their words when another is taken away', () => {
    expect(withoutOption(check, 0)).toMatchObject({ options: ['b', 'c', 'd'], answer: [0, 2] });
    expect(withoutOption(check, 3)).toMatchObject({ options: ['a', 'b', 'c'], answer: 1 });
    expect(withoutOption({ kind: 'predict', question: 'q', options: ['a', 'b'], answer: 0 }, 0)).toEqual({ kind: 'predict', question: 'q', options: ['b'] });
  });

  it('have one right answer or several', () => {
    expect(withRight(check, [2])).toMatchObject({ answer: 2 });
    expect(rightOnes({ kind: 'choice', question: '', options: [], answer: 2 })).toEqual([2]);
  });

  it('are kept when another kind of check asks the same', () => {
    expect(newCheck('predict', check)).toEqual({ kind: 'predict', question: 'Which?', options: ['a', 'b', 'c', 'd'] });
    expect(newCheck('text', check)).toEqual({ kind: 'text', question: 'Which?' });
  });
});
