import { describe, expect, it } from 'vitest';
import { recompile } from '../compiler/compile.ts';
import { isChanged, NO_TRACE, progressOf, toldBy, withChanges, withRun, type Trace } from './progress.ts';
import { lessonWith, seen, withNode, xorGraph } from './xor.fixture.ts';

const lesson = lessonWith();
const three = withNode('hidden', { params: { units: 3, useBias: false }, initialWeights: undefined });

function done(trace: Trace): readonly string[] {
  return progressOf(lesson, trace).filter((step) => step.done).map(({ id }) => id);
}

describe('a lesson from its first step to its last', () => {
  it('is done step by step', () => {
    let trace: Trace = NO_TRACE;
    expect(done(trace)).toEqual([]);
    trace = { ...trace, answers: { guess: 2 } };
    expect(done(trace)).toEqual(['guess']);
    trace = withRun(lesson, trace, seen(lesson, xorGraph));
    expect(done(trace)).toEqual(['guess', 'run']);
    trace = withChanges(lesson, trace, three, recompile(three).compilation);
    expect(done(trace)).toEqual(['guess', 'run', 'units']);
    trace = withRun(lesson, trace, seen(lesson, three));
    expect(done(trace)).toEqual(['guess', 'run', 'units', 'goal']);
    expect(done({ ...trace, answers: { ...trace.answers, check: 0 } })).not.toContain('check');
    expect(done({ ...trace, answers: { ...trace.answers, check: 1 } })).toHaveLength(5);
  });

  it('needs all conditions of a goal in one run: two runs that meet one each are not enough', () => {
    const right = { ...seen(lesson, xorGraph), run: 'four units, all right' };
    const small = { ...seen(lesson, three, { train: { rows: 4, loss: 0.3, accuracy: 0.75 } }), run: 'three units, one wrong' };
    expect(done({ ...NO_TRACE, runs: [right, small] })).not.toContain('goal');
  });

  it('says what is missing', () => {
    const lacks = (...runs: Trace['runs']) => progressOf(lesson, { ...NO_TRACE, runs }).find(({ id }) => id === 'goal')?.missing;
    expect(lacks()).toBe('Nothing was run yet. Press Train.');
    expect(lacks(seen(lesson, three, { train: { rows: 4, loss: 0.3, accuracy: 0.75 } }))).toBe('3 of 4 rows are right; the goal is 4.');
    expect(lacks(seen(lesson, xorGraph))).toBe('Hidden units: 4; the goal is at most 3.');
    expect(lacks(seen(lesson, withNode('data', { bypassed: true })))).toMatch(/“Dataset” is bypassed/);
    expect(progressOf(lesson, { ...NO_TRACE, runs: [seen(lesson, xorGraph, { step: 40 })] })[1]?.missing).toBe('The run took 40 of 100 steps.');
  });
});

it('keeps what was reached when later runs do not reach it', () => {
  let trace = withRun(lesson, NO_TRACE, seen(lesson, three));
  for (let nth = 0; nth < 50; nth++) trace = withRun(lesson, trace, { ...seen(lesson, xorGraph, { step: nth, train: null }), run: `later ${nth}` });
  expect(done(trace)).toContain('goal');
  expect(trace.runs).toHaveLength(2);
});

it('tells what was predicted at the step whose run shows it, and not before', () => {
  const before: Trace = { ...NO_TRACE, answers: { guess: 3 } };
  expect(toldBy(lesson, 1, before)).toEqual([]);
  const after = withRun(lesson, before, seen(lesson, xorGraph));
  expect(toldBy(lesson, 1, after)).toMatchObject([{ answer: 3, truth: 4 }]);
  expect(toldBy(lesson, 3, withRun(lesson, after, seen(lesson, three)))).toEqual([]);
});

it('a change without a value is any change from the lesson’s own graph', () => {
  const changed = (document = xorGraph) => isChanged(lesson, { kind: 'change', fact: 'learningRate' }, document, recompile(document).compilation);
  expect(changed()).toBe(false);
  expect(changed({ ...xorGraph, training: { ...xorGraph.training, optimizer: { kind: 'sgd', learningRate: 2 } } })).toBe(true);
});

it('several right options are right together and in any order', () => {
  const several = lessonWith({ steps: [{ id: 'a', title: 'A', check: { kind: 'choice', question: 'Which?', options: ['x', 'y', 'z'], answer: [0, 2] } }] });
  const isDone = (answer: readonly number[]) => progressOf(several, { ...NO_TRACE, answers: { a: answer } })[0]?.done;
  expect([isDone([2, 0]), isDone([0]), isDone([0, 1, 2])]).toEqual([true, false, false]);
});
