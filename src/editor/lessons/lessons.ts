/** The lessons: Markdown beside the presets, one for each, in the order of history. */
import type { GraphDocument } from '../../graph/document.ts';
import { spokenLanguage } from '../../words/i18n.ts';
import { presets } from '../files/presets.ts';

/** By language, so that a page loads those of its own. */
const TEXTS: Readonly<Record<string, () => Promise<{ readonly texts: Readonly<Record<string, string>> }>>> = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
};

// Nothing that the page needs at once waits for this: the view of the lessons comes when it is opened.
const { texts } = await (TEXTS[spokenLanguage().tag] ?? (() => import('./texts/en.ts')))();

export interface Lesson {
  /** The file's name without its ending, which is also the preset's: `5-xor-net`. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly markdown: string;
}

/** All lessons in the order of the path. */
export const lessons: readonly Lesson[] = presets().flatMap(({ id, title, summary }) => {
  const markdown = texts[id];
  return markdown === undefined ? [] : [{ id, title, summary, markdown }];
});

/** The lesson that the document names in `meta.lesson`, or null where it has none. */
export function lessonOf(document: GraphDocument): Lesson | null {
  return lessons.find(({ id }) => id === document.meta.lesson) ?? null;
}

/** The lessons before and after one along the path. */
export function neighbours(lesson: Lesson): { readonly previous: Lesson | null; readonly next: Lesson | null } {
  const at = lessons.indexOf(lesson);
  return { previous: lessons[at - 1] ?? null, next: lessons[at + 1] ?? null };
}
