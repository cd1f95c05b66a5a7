/** A lesson's sum, by which a hand-back says of which version it is. */
import { sha256 } from '../datasets/sha256.ts';
import { withTexts } from '../graph/texts.ts';
import type { Lesson } from './lesson.ts';
import { withoutWords } from './reading.ts';

/** JSON whose fields stand in the order of their names, so that the same value is always the same text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each);
}

/** SHA-256 of a lesson as it is read, in hexadecimal; null where the browser offers none (a page over plain http). */
export function lessonSum(lesson: Lesson): Promise<string | null> {
  return sumOf(lesson);
}

/** The same of what is checked alone, which is one for all languages in which a lesson is told: its graph, rules and steps without their words. */
export function checksSum(lesson: Lesson): Promise<string | null> {
  return sumOf({ id: lesson.id, graph: withTexts(lesson.graph, () => ''), checks: withoutWords(lesson) });
}

function sumOf(value: unknown): Promise<string | null> {
  return sha256(new TextEncoder().encode(canonicalJson(value))).catch(() => null);
}
