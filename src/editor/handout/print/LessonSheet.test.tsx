// @vitest-environment jsdom
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { emptyDocument } from '../../../graph/document.ts';
import { compile } from '../../../compiler/compile.ts';
import type { Check, Condition, Lesson } from '../../../lessons/lesson.ts';
import { parseSections } from '../../../lessons/sections.ts';
import { furtherPresets } from '../../files/furtherPresets.ts';
import { presets } from '../../files/presets.ts';
import { texts as chinese } from '../../lessons/texts/zh-CN.ts';
import { texts as english } from '../../lessons/texts/en.ts';
import { pictureLayout } from '../picture/layout.ts';
import { estimate } from '../picture/measure.ts';
import { LessonSheet } from './LessonSheet.tsx';

const layout = pictureLayout(emptyDocument(), compile(emptyDocument()), estimate, () => null);

const LESSONS = [...presets(), ...furtherPresets()].flatMap(({ id, document }) => Object.entries({ en: english, 'zh-CN': chinese }).map(([language, texts]): Lesson => {
  const read = parseSections(texts[id] ?? '', { id, language, graph: document });
  if (!read.ok) throw new Error(`${id} in ${language} cannot be read.`);
  return read.lesson;
}));

function paper(lesson: Lesson, copy: 'pupil' | 'teacher'): string {
  return renderToStaticMarkup(<LessonSheet lesson={lesson} layout={layout} copy={copy} />);
}

const SECRET = 'wordsthatnolessonhas';
const SECRET_NUMBER = 918_273;

/** The same task with other answers, other explanations and other conditions. */
function other(check: Check): Check {
  const conditions = (of: readonly Condition[]): Condition[] => of.map(() => ({ fact: 'hiddenUnits', is: 'atMost', value: SECRET_NUMBER }));
  switch (check.kind) {
    case 'predict':
      return { ...check, answer: check.options ? ((check.answer ?? 0) + 1) % check.options.length : SECRET_NUMBER, fact: undefined, told: SECRET };
    case 'choice':
      return { ...check, answer: Array.isArray(check.answer) ? check.options.map((_, at) => at).filter((at) => !(check.answer as number[]).includes(at)) : ((check.answer as number) + 1) % check.options.length, told: SECRET };
    case 'number':
      return { ...check, answer: SECRET_NUMBER, tolerance: SECRET_NUMBER, told: SECRET };
    case 'run':
      return { ...check, where: conditions([{ fact: 'steps', is: 'atLeast', value: 1 }]) };
    case 'change':
      return { ...check, fact: 'hiddenUnits', is: 'equals', value: SECRET_NUMBER };
    case 'goal':
      return { ...check, all: conditions(check.all) };
    case 'text':
      return check;
  }
}

const swapped = (lesson: Lesson): Lesson => ({ ...lesson, steps: lesson.steps.map((step) => ({ ...step, hints: [SECRET], ...(step.check ? { check: other(step.check) } : {}) })) });

describe('a lesson on paper', () => {
  it('is there for every lesson in both languages', () => {
    expect(LESSONS).toHaveLength(28);
    expect(LESSONS.flatMap(({ steps }) => steps).filter(({ check }) => check).length).toBeGreaterThan(100);
  });

  it.each(LESSONS.map((lesson) => [`${lesson.id} in ${lesson.language ?? ''}`, lesson] as const))('tells a pupil no answer, no explanation, no condition and no hint: %s', (_, lesson) => {
    // A sheet that is the same whatever the answers are tells nothing of them.
    expect(paper(swapped(lesson), 'pupil')).toBe(paper(lesson, 'pupil'));
    expect(paper(lesson, 'pupil')).not.toContain('role="img" aria-label="Right"');
    // The teacher's copy hangs on each of them.
    const told = paper(swapped(lesson), 'teacher');
    expect(told).not.toBe(paper(lesson, 'teacher'));
    expect(told.split(SECRET).length - 1).toBeGreaterThanOrEqual(lesson.steps.length);
  });

  const [xor] = LESSONS.filter(({ id, language }) => id === '5-xor-net' && language === 'en');

  it('has each step with its number, its question and its options, and room for name, date and guesses', () => {
    const sheet = paper(xor as Lesson, 'pupil');
    for (const { title, check } of (xor as Lesson).steps) {
      expect(sheet).toContain(title);
      if (check?.kind === 'choice' || check?.kind === 'predict') for (const option of check.options ?? []) expect(sheet).toContain(option);
    }
    expect(sheet).toContain('7. How many units?');
    for (const words of ['Name', 'Date', 'After the run it was:', 'I reached the goal', 'I ran it for 200 steps or more.']) expect(sheet).toContain(words);
  });

  it('tells the teacher which option is right, why, what a goal asks for, and the hints', () => {
    const copy = paper(xor as Lesson, 'teacher');
    expect(copy).toMatch(/aria-label="Right".*?<\/svg>Hardly at all at first, then quickly/);
    for (const words of ['Teacher’s copy', 'at step 1,000 the loss is 0.0038', 'Learning rate: 5', 'Rows that are right: at least 4', 'Hidden units: at most 3', 'with weights drawn anew']) expect(copy).toContain(words);
    expect(copy).not.toContain('Date');
  });
});
