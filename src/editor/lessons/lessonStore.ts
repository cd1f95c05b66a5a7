/**
 * Lessons that did not come with the app: from a file, a link, or made here. Kept in the browser, so that a graph which names
 * one (`meta.lesson`) still has it after a reload.
 */
import { createStore, del, get, set } from 'idb-keyval';
import { create } from 'zustand';
import { idSchema } from '../../graph/placeFields.ts';
import type { Lesson } from '../../lessons/lesson.ts';

/** Before the id of such a lesson in `meta.lesson`, so that it never stands for one that comes with the app. */
const OWN = 'own:';

interface LessonState {
  /** Those that this page has read, by what `meta.lesson` says. */
  readonly lessons: ReadonlyMap<string, Lesson>;
}

export const useLessonStore = create<LessonState>()(() => ({ lessons: new Map() }));

let browser: ReturnType<typeof createStore> | null = null;
const kept = () => (browser ??= createStore('netloom-lessons', 'lessons'));

/** What the graph of this lesson says in `meta.lesson`: at most 64 characters, as its schema asks. */
export function lessonKey({ id }: Pick<Lesson, 'id'>): string {
  return `${OWN}${id}`.slice(0, 64);
}

export function isOwnLesson(key: string | undefined): key is string {
  return key?.startsWith(OWN) === true && idSchema.safeParse(key).success;
}

/** The lesson by what `meta.lesson` says, where this page has read it; see `readKept`. */
export function ownLesson(key: string | undefined): Lesson | null {
  return key === undefined ? null : (useLessonStore.getState().lessons.get(key) ?? null);
}

/** Keeps a lesson, in the place of one of the same id. False where the browser keeps nothing: then it is there until the page is left. */
export async function keepLesson(lesson: Lesson): Promise<boolean> {
  const key = lessonKey(lesson);
  useLessonStore.setState(({ lessons }) => ({ lessons: new Map([...lessons, [key, lesson]]) }));
  return set(key, lesson, kept()).then(() => true, () => false);
}

/** Reads a kept lesson, once; what another version wrote is read as a file is. */
export async function readKept(key: string): Promise<Lesson | null> {
  const known = ownLesson(key);
  if (known || !isOwnLesson(key)) return known;
  const value = await get<unknown>(key, kept()).catch(() => undefined);
  if (value === undefined) return null;
  const { readLesson } = await import('../../lessons/parse.ts');
  const read = readLesson(value);
  if (!read.ok) return null;
  useLessonStore.setState(({ lessons }) => ({ lessons: new Map([...lessons, [key, read.lesson]]) }));
  return read.lesson;
}

export async function forgetLesson(key: string): Promise<void> {
  useLessonStore.setState(({ lessons }) => ({ lessons: new Map([...lessons].filter(([other]) => other !== key)) }));
  await del(key, kept()).catch(() => undefined);
}
