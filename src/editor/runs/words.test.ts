import { describe, expect, it } from 'vitest';
import type { RunSettings } from './record.ts';
import { kept, line, programOf } from './runs.fixture.ts';
import { before, comparison, resultWords, standing, storyOf, whenWords } from './words.ts';

const made = (training: Parameters<typeof line>[0]): RunSettings => ({ document: line(training), program: programOf(line(training)) });
const sgd = (learningRate: number) => ({ optimizer: { kind: 'sgd', learningRate } as const });

describe('a run in words', () => {
  it('says where it stands', () => {
    expect(standing(kept(1, 6000), false)).toBe('6,000 steps');
    expect(standing(kept(1, 1240), false)).toBe('stopped at step 1,240 of 6,000');
    expect(standing(kept(1, 1240, { state: 'training' }), true)).toBe('training, step 1,240');
    expect(standing(kept(1, 1240, { state: 'training' }), false)).toBe('cut short at step 1,240');
    expect(standing(kept(1, 1240, { state: 'paused' }), true)).toBe('paused at step 1,240');
  });

  it('says what came of it, on validation rows where no others were counted', () => {
    const result = { loss: 0.00314, accuracy: null, validationLoss: null, validationAccuracy: 0.98 };
    expect(resultWords(kept(1, 1000, { result }))).toEqual(['loss 0.00314', 'accuracy 98.0 %']);
  });

  it('names the day only where it is another one', () => {
    const noon = new Date(2026, 10, 24, 12, 5).getTime();
    expect(whenWords(noon, noon + 3_600_000)).toBe('12:05');
    expect(whenWords(noon, noon + 86_400_000)).toBe('24 Nov, 12:05');
  });

  it('says what is different in it since the one before with the same graph', () => {
    const runs = [kept(3), kept(2, 1000, { title: 'Other' }), kept(1)];
    const settings = { 'run 1': made(sgd(0.1)), 'run 3': made(sgd(0.01)), 'run 2': made({ seed: 3 }) };
    const [third, second, first] = runs;
    if (!third || !second || !first) throw new Error('There are three.');
    expect(storyOf(third, runs, settings)).toEqual({ origin: null, changes: ['learning rate 0.1 → 0.01'], against: 'Run 1' });
    expect(storyOf(second, runs, settings)).toEqual({ origin: null, changes: [], against: null });
    expect(storyOf(first, runs, settings)).toEqual({ origin: null, changes: [], against: null });
    expect(before(second, runs)).toBe(first);
  });

  it('says from which run and step a branch came, and what changed while it trained', () => {
    const parent = kept(1, 6000, { name: 'Wide' });
    const branch = kept(2, 6000, { branchOf: { key: parent.key, step: 1240 }, marks: [{ step: 1240, text: 'learning rate 0.1 → 0.01' }] });
    const settings = { 'run 1': made(sgd(0.1)), 'run 2': made(sgd(0.01)) };
    expect(storyOf(branch, [branch, parent], settings)).toEqual({ origin: 'from Wide at step 1,240', changes: ['learning rate 0.1 → 0.01 at step 1,240'], against: 'Wide' });
  });

  it('compares two: what they were made of, and what came of it', () => {
    const result = (loss: number) => ({ loss, accuracy: null, validationLoss: null, validationAccuracy: null });
    const told = comparison(kept(1, 10, { result: result(0.5) }), kept(2, 10, { result: result(0.25) }), [made(sgd(0.1)).program, made({ seed: 2 }).program]);
    expect(told).toEqual({ changes: ['seed 1 → 2'], results: ['loss 0.5 → 0.25'] });
  });
});
