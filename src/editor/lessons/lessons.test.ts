import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { applyCommand } from '../../graph/commands.ts';
import { withTexts } from '../../graph/texts.ts';
import { checksSum } from '../../lessons/lessonSum.ts';
import { parseSections } from '../../lessons/sections.ts';
import { furtherPresets } from '../files/furtherPresets.ts';
import { presets } from '../files/presets.ts';
import { readLink } from './link.ts';
import { lessonOf, lessons as all, loadLessons, neighbours } from './lessons.ts';
import { texts as chinese } from './texts/zh-CN.ts';
import { texts as english } from './texts/en.ts';

await loadLessons();
const lessons = all();

function documentOf(id: string) {
  const preset = presets().find((candidate) => candidate.id === id);
  if (!preset) throw new Error(`There is no preset ${id}.`);
  return preset.document;
}

/** The addresses of a lesson's links, as written. */
function linksIn(markdown: string): readonly string[] {
  return [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map(([, href]) => href ?? '');
}

it('has one lesson for each preset that names one, and all of them can be read', () => {
  expect(lessons.map(({ id }) => id)).toEqual(presets().filter(({ document }) => document.meta.lesson).map(({ id }) => id));
  expect(lessons.map(({ id }) => lessonOf(documentOf(id))?.id)).toEqual(lessons.map(({ id }) => id));
});

it('has one sum of what is checked in all languages, for each of them', async () => {
  const told = [...presets(), ...furtherPresets()].map(async ({ id, document }) => {
    const read = Object.entries({ en: english, 'zh-CN': chinese }).map(([language, texts]) => {
      // The graph's own texts are told in the page's language as well.
      const graph = language === 'en' ? document : withTexts(document, (text) => `译${text}`);
      return parseSections(texts[id] ?? '', { id, language, graph });
    });
    const sums = await Promise.all(read.map((each) => (each.ok ? checksSum(each.lesson) : null)));
    expect(sums[0], id).toMatch(/^[0-9a-f]{64}$/);
    expect(sums[1], id).toBe(sums[0]);
    return sums[0];
  });
  expect(new Set(await Promise.all(told)).size).toBe(14);
});

it('leads from the first lesson to the last and back', () => {
  const [first] = lessons;
  const walked = [first];
  for (let at = first; at; at = neighbours(at).next ?? undefined) if (at !== first) walked.push(at);
  expect(walked).toEqual(lessons);
  expect(lessons.map((lesson) => neighbours(lesson).previous)).toEqual([null, ...lessons.slice(0, -1)]);
});

describe.each(lessons.filter(({ id }) => /^[1-6]-/.test(id)).map(({ id, steps }) => [id, steps] as const))('the lesson %s', (_, { steps, minutes }) => {
  it('is five to ten minutes of steps that are predicted, run, changed and checked', () => {
    expect(minutes).toBeGreaterThanOrEqual(5);
    expect(minutes).toBeLessThanOrEqual(10);
    expect(steps.length).toBeGreaterThanOrEqual(6);
    expect(steps.length).toBeLessThanOrEqual(10);
    const kinds = steps.flatMap(({ check }) => check?.kind ?? []);
    expect(kinds).toContain('predict');
    expect(kinds.filter((kind) => kind === 'run' || kind === 'goal' || kind === 'change').length).toBeGreaterThanOrEqual(2);
    expect(kinds.filter((kind) => kind === 'goal').length).toBeGreaterThanOrEqual(1);
    expect(kinds.some((kind) => kind === 'choice' || kind === 'number')).toBe(true);
    // Most steps point at what they speak of.
    expect(steps.filter(({ point }) => point).length).toBeGreaterThanOrEqual(steps.length / 2);
  });
});

describe.each(lessons.map(({ id, steps: { steps } }) => [id, steps.flatMap(({ text, hints = [] }) => [text, ...hints]).join('\n\n')] as const))('%s', (id, markdown) => {
  it('has paragraphs that are read in half a minute each', () => {
    const paragraphs = markdown.split(/\n\n+/).filter((block) => !/^(#|\$\$|```)/.test(block));
    // A person reads some 200 words a minute.
    expect(Math.max(...paragraphs.map((text) => text.split(/\s+/).length))).toBeLessThanOrEqual(125);
  });

  it.each(linksIn(markdown))('%s does something, and the graph still trains', (href) => {
    const before = documentOf(id);
    const link = readLink(href, before);
    if (!link.ok) throw new Error(link.message);
    const { command, node, tab, preset, says } = link.move;
    expect([command, node, tab, preset].some((part) => part !== null)).toBe(true);
    if (!command) return;
    expect(says.length).toBeGreaterThan(0);
    const { program, diagnostics } = compile(applyCommand(before, command));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(program).not.toBeNull();
  });
});
