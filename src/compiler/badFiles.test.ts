import { describe, expect, it } from 'vitest';
import { parseDocument, type FileProblem } from '../graph/parse.ts';
import { badFiles, soundFile } from './badFiles.fixture.ts';
import { compile } from './compile.ts';

function written({ path, line, column, message }: FileProblem): string {
  const place = [path, line === null ? '' : `line ${line}, column ${column}`].filter(Boolean).join(', ');
  return place ? `${place}: ${message}` : message;
}

function problemsOf(text: string): readonly string[] {
  const result = parseDocument(text);
  if (!result.ok) return result.problems.map(written);
  const errors = compile(result.document).diagnostics.filter(({ severity }) => severity === 'error');
  return errors.map(({ node, message }) => `${node}: ${message}`);
}

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
