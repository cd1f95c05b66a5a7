import { useEffect } from 'react';
import type { GraphDocument } from '../../graph/document.ts';
import { lessonOf, type Lesson } from './lessons.ts';
import { isOwnLesson, readKept, useLessonStore } from './lessonStore.ts';

/** The lesson of this graph; one that did not come with the app is read from the browser where the page has not read it yet. */
export function useShownLesson(document: GraphDocument): Lesson | null {
  const key = document.meta.lesson;
  useLessonStore(({ lessons }) => lessons);
  useEffect(() => {
    if (isOwnLesson(key)) void readKept(key);
  }, [key]);
  return lessonOf(document);
}
