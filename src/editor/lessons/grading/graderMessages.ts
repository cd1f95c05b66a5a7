/** What travels between the page and the worker in which hand-backs are graded. */
import type { Grade } from '../../../lessons/grading/grade.ts';
import type { Lesson } from '../../../lessons/lesson.ts';
import type { spokenCatalogue } from '../../../words/i18n.ts';

export interface Begin {
  readonly type: 'begin';
  readonly lesson: Lesson;
  /** The lesson's own, `lessonSum`. */
  readonly sum: string | null;
  /** The address of the app's folder. */
  readonly base: string;
  readonly keepsNothing: boolean;
  readonly spoken: ReturnType<typeof spokenCatalogue>;
}

export type ToGrader = Begin | { readonly type: 'grade'; readonly text: string };
/** `broken`: the worker itself could not work. */
export type FromGrader = { readonly type: 'graded'; readonly grade: Grade } | { readonly type: 'broken'; readonly reason: string };
