import { describe, expect, it } from 'vitest';
import { badFiles, soundFile } from './badFiles.fixture.ts';
import { problemsOf } from './fileProblems.fixture.ts';

describe('a bad file', () => {
  it('is compared with a sound one that has no problem', () => {
    expect(problemsOf(soundFile)).toEqual([]);
  });

  it.each(badFiles)('$name gives its exact message', ({ text, says }) => {
    expect(problemsOf(typeof text === 'string' ? text : text())).toEqual(says);
  });

  it('never reaches Object.prototype', () => {
    badFiles.forEach(({ text }) => problemsOf(typeof text === 'string' ? text : text()));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('comes in at least 60 forms', () => {
    expect(badFiles.length).toBeGreaterThanOrEqual(60);
  });
});
