/** The lessons: Markdown beside the presets, one for each in each language, in the order of history. */
import type { GraphDocument } from '../../graph/document.ts';
import { spokenLanguage } from '../../words/i18n.ts';
import { SOURCE } from '../../words/language.ts';
import type { Lesson as Steps } from '../../lessons/lesson.ts';
import { readingText } from '../../lessons/reading.ts';
import { parseSections } from '../../lessons/sections.ts';
import { furtherPresets } from '../files/furtherPresets.ts';
import { presets, type Preset } from '../files/presets.ts';
import { ownLesson } from './lessonStore.ts';

/** By language, so that a page loads those of its own. */
const TEXTS: Readonly<Record<string, () => Promise<{ readonly texts: Readonly<Record<string, string>> }>>> = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
};

export interface Lesson {
  /** The file's name without its ending, which is also the preset's: `5-xor-net`. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** All of it as one text, to be read or printed. */
  readonly markdown: string;
  readonly steps: Steps;
}

let loaded: readonly Lesson[] = [];
/** Beside the path, each about one thing. */
let beside: readonly Lesson[] = [];

/** The language that the lessons are written in: the page's, or English where they are not told in that. */
export function lessonLanguage(): string {
  const { tag } = spokenLanguage();
  return tag in TEXTS ? tag : SOURCE.tag;
}

/** Loads the lessons of the page's language. To be waited for before any of them is shown. */
export async function loadLessons(): Promise<void> {
  if (loaded.length > 0) return;
  // A top-level await would do for this module, but cuts the page's first script into many (decision 27).
  const { texts } = await (TEXTS[spokenLanguage().tag] ?? (() => import('./texts/en.ts')))();
  const lessonsOf = (of: readonly Preset[]) => of.flatMap(({ id, title, summary, document }): readonly Lesson[] => {
    const text = texts[id];
    const read = text === undefined ? null : parseSections(text, { id, language: lessonLanguage(), graph: document });
    // A test makes sure that all of them can be read.
    return read?.ok ? [{ id, title, summary, markdown: readingText(read.lesson), steps: read.lesson }] : [];
  });
  loaded = lessonsOf(presets());
  beside = lessonsOf(furtherPresets());
}

/** All lessons in the order of the path, once they are loaded. */
export function lessons(): readonly Lesson[] {
  return loaded;
}

/** The lesson that the document names in `meta.lesson`, or null where it has none; of a person's own once it is read (`useShownLesson`). */
export function lessonOf(document: GraphDocument): Lesson | null {
  const own = ownLesson(document.meta.lesson);
  return own ? shownAs(own) : ([...loaded, ...beside].find(({ id }) => id === document.meta.lesson) ?? null);
}

const shown = new WeakMap<Steps, Lesson>();

/** The same for the same, so that nothing is drawn again. */
function shownAs(own: Steps): Lesson {
  const lesson = shown.get(own) ?? { id: own.id, title: own.title, summary: own.summary ?? '', markdown: readingText(own), steps: own };
  shown.set(own, lesson);
  return lesson;
}

/** True for a lesson from a file, a link, or made here. */
export function isOwn(lesson: Lesson): boolean {
  return shown.has(lesson.steps);
}

/** The lessons before and after one along the path. */
export function neighbours(lesson: Lesson): { readonly previous: Lesson | null; readonly next: Lesson | null } {
  const at = loaded.indexOf(lesson);
  if (at < 0) return { previous: null, next: null };
  return { previous: loaded[at - 1] ?? null, next: loaded[at + 1] ?? null };
}
