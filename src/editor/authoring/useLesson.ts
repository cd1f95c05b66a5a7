import { useDeferredValue, useMemo } from 'react';
import { lessonOfDraft, type Draft } from '../../lessons/draft.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import type { Flaw } from '../../lessons/soundness.ts';
import { useDocument } from '../stores/documentStore.ts';
import { flawsOfLesson } from './deeds.ts';

/** The lesson as the draft and the graph on the canvas make it. */
export function useLesson(draft: Draft): Lesson {
  const graph = useDocument();
  return useMemo(() => lessonOfDraft(draft, graph), [draft, graph]);
}

/** What is wrong with it, a moment after the last key. */
export function useFlaws(lesson: Lesson): readonly Flaw[] {
  const settled = useDeferredValue(lesson);
  return useMemo(() => flawsOfLesson(settled), [settled]);
}
