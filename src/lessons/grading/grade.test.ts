import { describe, expect, it } from 'vitest';
import type { Said } from '../facts.ts';
import type { Lesson } from '../lesson.ts';
import { handBackText, type HandBack } from '../handBack.ts';
import { checksSum, lessonSum } from '../lessonSum.ts';
import { lessonWith, withNode, xorGraph } from '../xor.fixture.ts';
import { grade } from './grade.ts';
import type { Rerun } from './rerun.ts';
import { gradesCsv, gradesJson, gradesText } from './table.ts';

const lesson = lessonWith();
const three = withNode('hidden', { params: { units: 3, useBias: false }, initialWeights: undefined }, withNode('output', { initialWeights: undefined }));
const base: HandBack = { format: 'netloom-answers', version: 1, lesson: { id: 'xor' }, graphs: [three], answers: { guess: 4, check: 1 }, read: [], changed: [], runs: [{ graph: 0, steps: 100, facts: { right: 4, hiddenUnits: 3 } }] };

/** An engine whose rows are right from a step on, and that notes where it was looked at. */
function engine(rightFrom: number, looks: number[] = []): Rerun {
  return (work, look) => {
    for (const step of work.stops) {
      looks.push(step);
      const said: Said = { step, failed: false, train: { rows: 4, loss: 0.1, accuracy: step >= rightFrom ? 1 : 0.5 }, validation: null };
      if (!look(said)) break;
    }
    return Promise.resolve('engine');
  };
}

const graded = (change: Partial<HandBack>, rerun: Rerun = engine(0), of: Lesson = lesson, sum: string | null = null) => grade(of, sum, handBackText({ ...base, ...change }), rerun);
const metSteps = (result: Awaited<ReturnType<typeof grade>>) => result.steps.filter(({ met }) => met).map(({ id }) => id);

describe('a hand-back is graded', () => {
  it('by runs done afresh', async () => {
    const result = await graded({});
    expect(result).toMatchObject({ passed: true, met: 5, of: 5, notes: [] });
    expect(result.runs).toMatchObject([{ steps: 100, told: { right: 4 }, found: { right: 4, hiddenUnits: 3 }, engine: 'engine' }]);
  });

  it('and not by what it tells', async () => {
    const result = await graded({}, engine(Infinity));
    expect(metSteps(result)).toEqual(['guess', 'run', 'units', 'check']);
    expect(result.steps[3]).toMatchObject({ met: false, claimed: true, why: '2 of 4 rows are right; the goal is 4.' });
    expect(result.notes).toEqual(['The file tells that “Goal” was met; run afresh it is not.', 'At step 100 the file tells right 4; run afresh it is 2.']);
  });

  it('where it says that the run rested, no further than it must, and at the end of training where a goal is missed there', async () => {
    const rests = [{ graph: 0, steps: 900, facts: {} }, { graph: 0, steps: 100, facts: {} }];
    const [early, late]: [number[], number[]] = [[], []];
    await graded({ runs: rests }, engine(0, early));
    expect(early).toEqual([100, 900]);
    expect((await graded({ runs: rests }, engine(50_000, late))).passed).toBe(true);
    expect(late).toEqual([100, 900, 60_000]);
  });

  it('without what was done to a run on its way, and says so in every table', async () => {
    const steered = [{ step: 40, what: 'learningRate 0.1 → 5' }, { step: 60, what: 'weights set by hand' }];
    const runs = [{ graph: 0, steps: 100, facts: { right: 4, hiddenUnits: 3 }, steered }, { graph: 0, steps: 300, facts: { right: 4, hiddenUnits: 3 }, steered }];
    const missed = await graded({ runs }, engine(Infinity));
    expect(missed.steps[3]).toMatchObject({ met: false, claimed: true });
    const note = 'Not repeatable: steered live at step 40 (learningRate 0.1 → 5). Its goals are judged by the graph run afresh from the start, without that.';
    // Once, and in the place of what it makes plain.
    expect(missed.notes).toEqual([note, 'The file tells that “Goal” was met; run afresh it is not.']);
    expect((await graded({ runs }, engine(0))).passed).toBe(true);
    const rows = [{ ...missed, file: 'ana.json' }];
    expect(gradesText(lesson, rows)).toContain(note);
    expect(gradesCsv(lesson, rows)).toContain(note);
    expect(JSON.parse(gradesJson(lesson, null, rows))).toMatchObject({ results: [{ notes: [note, expect.anything()], runs: [{ steps: 100, steered }, { steps: 300, steered }] }] });
    expect((await graded({})).runs[0]?.steered).toEqual([]);
  });

  it('with a word where the lesson was another, or the same in other words', async () => {
    const other = 'c'.repeat(64);
    const told = async (of: HandBack['lesson']) => (await graded({ lesson: of }, engine(0), lesson, await lessonSum(lesson))).notes;
    expect(await told({ id: 'xor', sum: (await lessonSum(lesson)) ?? '' })).toEqual([]);
    expect(await told({ id: 'xor', sum: other })).toEqual(['It was made with another version of the lesson.']);
    expect(await told({ id: 'xor', sum: other, checks: other })).toEqual(['It was made with another version of the lesson.']);
    expect((await told({ id: 'xor', sum: other, checks: (await checksSum(lesson)) ?? '' }))[0]).toContain('in another language');
  });

  it('each run on its own graph: a goal is not met by two of them together', async () => {
    const result = await graded({ graphs: [xorGraph, three], runs: [{ graph: 0, steps: 100, facts: {} }, { graph: 1, steps: 100, facts: {} }] },
      (work, look) => engine(work.program.operations.some(({ params }) => params['units'] === 3) ? Infinity : 0)(work, look));
    expect(metSteps(result)).not.toContain('goal');
  });

  it('by changes that one of its graphs shows, whatever is ticked', async () => {
    expect(metSteps(await graded({ graphs: [xorGraph], changed: ['units'] }))).not.toContain('units');
    expect(metSteps(await graded({ graphs: [xorGraph, three], changed: [] }))).toContain('units');
  });

  it('and says so where its graph breaks a rule', async () => {
    const result = await graded({ graphs: [withNode('data', { bypassed: true }, three)] });
    expect(result.passed).toBe(false);
    expect(result.notes.join(' ')).toMatch(/“Dataset” is bypassed/);
  });

  it('and says so where it was made with another version of the lesson, or could not be run', async () => {
    const told = { id: 'xor', sum: 'a'.repeat(64) };
    expect((await graded({ lesson: told }, engine(0), lesson, 'b'.repeat(64))).notes).toEqual(['It was made with another version of the lesson.']);
    expect((await graded({ lesson: told }, engine(0), lesson, told.sum)).notes).toEqual([]);
    const unrun = await graded({}, () => Promise.reject(new Error('There are no files of MNIST.')));
    expect(unrun).toMatchObject({ passed: false, problem: null });
    expect(unrun.notes[0]).toBe('There are no files of MNIST.');
  });

  it('and a failed run counts where the lesson asks for one', async () => {
    const wild = lessonWith({ steps: [{ id: 'goal', title: 'Too fast', check: { kind: 'goal', all: [{ fact: 'failed', is: 'equals', value: true }] } }] });
    const fails: Rerun = (_, look) => { look({ step: 40, failed: true, train: null, validation: null }); return Promise.resolve('engine'); };
    expect((await graded({}, fails, wild)).passed).toBe(true);
    expect((await graded({}, engine(0), wild)).passed).toBe(false);
  });
});

it('tables hold what a stranger wrote as nothing but text', async () => {
  const row = { file: '-1+cmd.json', ...(await graded({ name: '\t=1+1\u001b[31m"x"', answers: { guess: 4, check: 1 } })) };
  expect(gradesCsv(lesson, [row]).split('\r\n')[1]).toMatch(/^"'-1\+cmd\.json","'=1\+1 \[31m""x""","yes","5","5"/);
  expect(gradesText(lesson, [row])).not.toMatch(/[\u0000-\u0009\u001b]/);
});
