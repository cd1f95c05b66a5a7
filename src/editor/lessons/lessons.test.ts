import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { applyCommand } from '../../graph/commands.ts';
import { presets } from '../files/presets.ts';
import { readLink } from './link.ts';
import { lessonOf, lessons as all, loadLessons, neighbours } from './lessons.ts';

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

it('has one lesson for each of the six presets, named in the preset', () => {
  expect(lessons.map(({ id }) => id)).toEqual(presets().map(({ id }) => id));
  expect(lessons.map(({ id }) => lessonOf(documentOf(id))?.id)).toEqual(lessons.map(({ id }) => id));
});

it('leads from the first lesson to the last and back', () => {
  const [first] = lessons;
  const walked = [first];
  for (let at = first; at; at = neighbours(at).next ?? undefined) if (at !== first) walked.push(at);
  expect(walked).toEqual(lessons);
  expect(lessons.map((lesson) => neighbours(lesson).previous)).toEqual([null, ...lessons.slice(0, -1)]);
});

describe.each(lessons.map(({ id, markdown }) => [id, markdown] as const))('%s', (id, markdown) => {
  it('is five to ten short paragraphs', () => {
    const paragraphs = markdown.split(/\n\n+/).filter((block) => !/^(#|\$\$)/.test(block));
    expect(paragraphs.length).toBeGreaterThanOrEqual(5);
    expect(paragraphs.length).toBeLessThanOrEqual(10);
    // A person reads some 200 words a minute; half a minute each.
    expect(Math.max(...paragraphs.map((text) => text.split(/\s+/).length))).toBeLessThanOrEqual(115);
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
