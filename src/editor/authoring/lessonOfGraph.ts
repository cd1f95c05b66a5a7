/** The lesson that goes with the open graph, wherever it is: with the app, in the browser, or being written. */
import type { Lesson } from '../../lessons/lesson.ts';
import { isDraftKey } from './authoringOpen.ts';
import { lessonOf, loadLessons } from '../lessons/lessons.ts';
import { readKept } from '../lessons/lessonStore.ts';
import { currentDocument } from '../stores/documentStore.ts';

/** Null where the graph has none. */
export async function lessonOfGraph(): Promise<Lesson | null> {
  const document = currentDocument();
  const key = document.meta.lesson;
  if (key === undefined) return null;
  if (isDraftKey(key)) {
    const [{ loadDraft }, { currentLesson }] = await Promise.all([import('./authoringStore.ts'), import('./deeds.ts')]);
    await loadDraft(key);
    return currentLesson();
  }
  await Promise.all([readKept(key), loadLessons()]);
  return lessonOf(document)?.steps ?? null;
}
