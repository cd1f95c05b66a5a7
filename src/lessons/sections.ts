/**
 * Lessons that come with the app: Markdown beside the preset, which is the graph to begin from.
 *
 *   # Title of the lesson
 *   What stands before the first section is a step of its own.
 *
 *   ## Title of a step {#its-id}
 *   Text.
 *   ```point
 *   [{ "node": "hidden" }]
 *   ```
 *   ```hint
 *   Markdown, shown when it is asked for.
 *   ```
 *   ```check
 *   { "kind": "run", "steps": 100 }
 *   ```
 *
 * A ```lesson block under the title holds what else a lesson has: `{ "minutes": 8, "rules": { … } }`. The blocks of a section
 * stand anywhere in it; a reader of the file elsewhere sees them as code. Ids are left out where the number will do.
 */
import type { GraphDocument } from '../graph/document.ts';
import { readJsonText, type FileProblem, type FileWords } from '../graph/jsonText.ts';
import { i18n } from '../words/i18n.ts';
import { FORMAT, VERSION } from './lesson.ts';
import { readLesson, type ParseLessonResult } from './parse.ts';

interface Block {
  readonly language: string;
  readonly text: string;
  /** Of its first line within the file, from 1. */
  readonly line: number;
}

interface Section {
  readonly title: string;
  readonly id: string | null;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly line: number;
}

/** The blocks that are taken out of the text. */
const OURS: ReadonlySet<string> = new Set(['check', 'hint', 'point', 'lesson']);

/** Reads a lesson's Markdown. Problems carry lines of the file. @param about what the preset says: its id, language and graph. */
export function parseSections(markdown: string, about: { readonly id: string; readonly language: string; readonly graph: GraphDocument }): ParseLessonResult {
  const sections = sectionsOf(markdown);
  const problems: FileProblem[] = [];
  const [head, ...rest] = sections;
  const value = {
    ...(head ? jsonOf(head, 'lesson', problems) : {}),
    format: FORMAT,
    version: VERSION,
    ...about,
    title: head?.title ?? '',
    steps: [...(head && head.text.trim() !== '' ? [head] : []), ...rest].map((section, index) => stepOf(section, index, problems)),
  };
  if (problems.length > 0) return { ok: false, problems };
  const shown = value.steps.map(({ line }) => line);
  return readLesson({ ...value, steps: value.steps.map(({ step }) => step) }, (message, path) => ({
    message,
    path: path.map(String).join('.'),
    line: path[0] === 'steps' && typeof path[1] === 'number' ? (shown[path[1]] ?? null) : null,
    column: null,
  }));
}

function stepOf(section: Section, index: number, problems: FileProblem[]): { readonly step: object; readonly line: number } {
  const hints = section.blocks.filter(({ language }) => language === 'hint').map(({ text }) => text.trim());
  const [check, point] = [jsonOf(section, 'check', problems), jsonOf(section, 'point', problems)];
  return {
    line: section.line,
    step: {
      id: section.id ?? `${index + 1}`,
      title: section.title,
      text: section.text.trim(),
      ...(check === undefined ? {} : { check }),
      ...(point === undefined ? {} : { point: [point].flat() }),
      ...(hints.length > 0 ? { hints } : {}),
    },
  };
}

function jsonOf(section: Section, language: string, problems: FileProblem[]): object | undefined {
  const [block, second] = section.blocks.filter((each) => each.language === language);
  if (!block) return undefined;
  if (second) problems.push({ message: i18n.t('The section “{title}” has two blocks “{block}”; it can have one.', { title: section.title, block: language }), path: '', line: second.line, column: null });
  const read = readJsonText(block.text, WORDS);
  if (read.ok) return read.value as object;
  problems.push(...read.problems.map((problem) => ({ ...problem, line: block.line + (problem.line ?? 0) })));
  return undefined;
}

const WORDS: FileWords = {
  tooLong: () => i18n.t('The block is too long.'),
  empty: () => i18n.t('The block is empty; it holds JSON.'),
  tooDeep: () => i18n.t('The block nests brackets too deep.'),
};

function sectionsOf(markdown: string): readonly Section[] {
  const sections: { title: string; id: string | null; text: string[]; blocks: Block[]; line: number }[] = [];
  const lines = markdown.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const text = lines[at] ?? '';
    const fence = /^(`{3,}|~{3,})\s*(\S*)/.exec(text);
    if (fence) {
      const end = lines.findIndex((line, index) => index > at && line.startsWith(fence[1] ?? ''));
      const last = end < 0 ? lines.length : end;
      const language = fence[2] ?? '';
      if (OURS.has(language)) sections.at(-1)?.blocks.push({ language, text: lines.slice(at + 1, last).join('\n'), line: at + 1 });
      else sections.at(-1)?.text.push(...lines.slice(at, last + 1));
      at = last;
      continue;
    }
    const heading = /^##?\s+(.*?)\s*(?:\{#(\S+)\})?\s*$/.exec(text);
    if (heading) sections.push({ title: heading[1] ?? '', id: heading[2] ?? null, text: [], blocks: [], line: at + 1 });
    else sections.at(-1)?.text.push(text);
  }
  return sections.map((section) => ({ ...section, text: section.text.join('\n') }));
}
