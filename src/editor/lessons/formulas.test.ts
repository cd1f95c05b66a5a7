/** Formulas are drawn by one KaTeX, whose markup and style sheet belong together. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { LessonText } from './LessonText.tsx';

const here = createRequire(import.meta.url);

test('the package that turns Markdown into formulas takes the KaTeX whose style sheet is loaded', () => {
  const through = createRequire(here.resolve('rehype-katex'));
  expect(through.resolve('katex')).toBe(here.resolve('katex'));
});

test('a superscript in a lesson has the classes by which the style sheet makes it small', () => {
  const css = readFileSync(here.resolve('katex/dist/katex.min.css'), 'utf8');
  const markup = renderToStaticMarkup(createElement(LessonText, { markdown: 'It is $x^2$.', onOutcome: () => undefined }));
  const sized = [...markup.matchAll(/class="([^"]*size6 [^"]*)"/g)].map(([, names = '']) => names.split(' '));
  expect(sized).not.toHaveLength(0);
  for (const names of sized) {
    const small = names.filter((name) => /size\d/.test(name)).map((name) => `.${name}`).join('');
    expect(css).toContain(small);
    for (const name of names.filter((each) => /sizing/.test(each))) expect(css).toContain(`.${name}`);
  }
});
