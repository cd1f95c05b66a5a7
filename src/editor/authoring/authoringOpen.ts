/** Whether a lesson is being written on the open graph. Small: the first screen asks. */
import { create } from 'zustand';
import { useDocument } from '../stores/documentStore.ts';

/** Before the name of a draft in `meta.lesson`. */
const DRAFT = 'draft:';

export function isDraftKey(lesson: string | undefined): lesson is string {
  return lesson?.startsWith(DRAFT) === true;
}

export function draftKey(id: string): string {
  return `${DRAFT}${id}`.slice(0, 64);
}

/** The panel is put aside; the draft goes on with the graph. */
export const useAside = create<{ readonly aside: boolean }>()(() => ({ aside: false }));

/** True while the graph on the canvas is one that a lesson is written on, and its panel is shown. */
export function useAuthoring(): boolean {
  const draft = isDraftKey(useDocument().meta.lesson);
  return useAside(({ aside }) => !aside) && draft;
}
