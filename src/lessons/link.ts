/** A lesson inside a link, packed as a graph's link is (`src/graph/link.ts`). */
import { packText, unpackText } from '../graph/link.ts';
import { i18n } from '../words/i18n.ts';
import type { Lesson } from './lesson.ts';
import { parseLesson, type ParseLessonResult } from './parse.ts';

/** The lesson as letters, digits, `-` and `_` only. */
export function encodeLesson(lesson: Lesson): string {
  return packText(JSON.stringify(lesson));
}

/** Reads what `encodeLesson` wrote, by the same reader as a file. Damaged text is refused with the reason. */
export function decodeLesson(text: string): ParseLessonResult {
  const unpacked = unpackText(text);
  if (unpacked !== null) return parseLesson(unpacked);
  return { ok: false, problems: [{ message: i18n.t('The link is damaged: its lesson cannot be unpacked. It may have been cut short when it was sent; ask for it again, or for the lesson as a file.'), path: '', line: null, column: null }] };
}

/** The text of a lesson's file: JSON that people can read. */
export function serializeLesson(lesson: Lesson): string {
  return `${JSON.stringify(lesson, null, 2)}\n`;
}
