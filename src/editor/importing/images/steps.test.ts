import { describe, expect, it } from 'vitest';
import { samplesOf, type Change } from './collection.ts';
import { NO_STEPS, stepped, type StepChange, type Steps } from './steps.ts';

const picture = { width: 1, height: 1, rgba: new Uint8ClampedArray(4) };
const added = (id: number, ...names: readonly string[]): Change => ({ type: 'addSamples', id, pictures: names.map((name) => ({ name, picture })) });
const act = (...changes: readonly Change[]): StepChange => ({ type: 'do', changes });
const UNDO: StepChange = { type: 'undo' };
const REDO: StepChange = { type: 'redo' };

/** Two classes, the first with two samples. */
const BEGUN = after(NO_STEPS, { type: 'begin', changes: [{ type: 'addClass', name: 'cat' }, { type: 'addClass', name: 'dog' }, added(1, 'a', 'b')] });

function after(steps: Steps, ...changes: readonly StepChange[]): Steps {
  return changes.reduce(stepped, steps);
}

/** "cat: a b, dog: " */
function told({ collection }: Steps): string {
  return collection.classes.map(({ name, samples }) => `${name}: ${samples.map((sample) => sample.name).join(' ')}`).join(', ');
}

describe('the steps of a collection', () => {
  it('takes back what the window did not open with, and nothing of what it did', () => {
    expect(told(after(BEGUN, UNDO))).toBe('cat: a b, dog: ');
    expect(BEGUN.done).toEqual([]);
  });

  it.each<readonly [string, Change, string]>([
    ['a class that was deleted, with its samples at their place', { type: 'removeClass', id: 1 }, 'dog: '],
    ['a sample that was deleted', { type: 'removeSamples', samples: new Set([3]) }, 'cat: b, dog: '],
    ['samples that were added', added(2, 'c'), 'cat: a b, dog: c'],
    ['a name', { type: 'rename', id: 1, name: 'tiger' }, 'tiger: a b, dog: '],
    ['a class that was added', { type: 'addClass', name: 'owl' }, 'cat: a b, dog: , owl: '],
  ])('takes back %s, and does it again', (_, change, changed) => {
    const steps = after(BEGUN, act(change));
    expect(told(steps)).toBe(changed);
    const undone = after(steps, UNDO);
    expect(told(undone)).toBe('cat: a b, dog: ');
    expect(undone.collection.classes).toEqual(BEGUN.collection.classes);
    expect(told(after(undone, REDO))).toBe(changed);
  });

  it('takes back a folder of several classes at once', () => {
    const steps = after(BEGUN, act({ type: 'addNamed', name: 'cat', pictures: [{ name: 'c', picture }] }, { type: 'addNamed', name: 'owl', pictures: [{ name: 'd', picture }] }));
    expect(told(steps)).toBe('cat: a b c, dog: , owl: d');
    expect(told(after(steps, UNDO))).toBe('cat: a b, dog: ');
  });

  it('takes back together what was done in one run, and a later run alone', () => {
    const held = (run: string, name: string): StepChange => ({ type: 'do', changes: [added(2, name)], run });
    const steps = after(BEGUN, held('press 1', 'c'), held('press 1', 'd'), held('press 2', 'e'));
    expect(told(steps)).toBe('cat: a b, dog: c d e');
    expect(told(after(steps, UNDO))).toBe('cat: a b, dog: c d');
    expect(told(after(steps, UNDO, UNDO))).toBe('cat: a b, dog: ');
    // What comes after something was taken back is a step of its own.
    expect(told(after(steps, UNDO, held('press 2', 'f'), UNDO))).toBe('cat: a b, dog: c d');
  });

  it('forgets what was taken back once something else is done', () => {
    const steps = after(BEGUN, act({ type: 'removeClass', id: 1 }), UNDO, act(added(2, 'c')), REDO);
    expect(told(steps)).toBe('cat: a b, dog: c');
    expect(steps.undone).toEqual([]);
  });

  it('gives no sample the number of one that was taken back', () => {
    const first = after(BEGUN, act(added(2, 'c')));
    const second = after(first, UNDO, act(added(2, 'd')));
    const idOf = (steps: Steps, name: string) => samplesOf(steps.collection).find((sample) => sample.name === name)?.id;
    expect(idOf(second, 'd')).not.toBe(idOf(first, 'c'));
  });

  it('changes nothing where there is nothing to take back or to do again', () => {
    expect(after(BEGUN, UNDO)).toBe(BEGUN);
    expect(after(BEGUN, REDO)).toBe(BEGUN);
    expect(after(BEGUN, act())).toBe(BEGUN);
  });
});
