/** The grading of a class's hand-backs: it outlives its window, in which a graph can be opened. */
import { create } from 'zustand';
import type { FileGrade } from '../../../lessons/grading/table.ts';
import type { Lesson } from '../../../lessons/lesson.ts';
import { lessonSum } from '../../../lessons/lessonSum.ts';
import { PageGrader } from './pageGrader.ts';

export interface Row {
  readonly file: File;
  /** With the folders that it came in. */
  readonly path: string;
  /** Null until it is graded. */
  readonly grade: FileGrade | null;
}

interface Grading {
  readonly lesson: Lesson | null;
  readonly sum: string | null;
  readonly rows: readonly Row[];
  /** The row that is being graded. */
  readonly at: number | null;
  /** For each file. */
  readonly seconds: number;
}

/** Twice what a file has on the command line: a page shares the machine with its person. */
const SECONDS = 120;

export const useGradingStore = create<Grading>()(() => ({ lesson: null, sum: null, rows: [], at: null, seconds: SECONDS }));

const { getState, setState } = useGradingStore;

let grader: PageGrader | null = null;

export function setSeconds(seconds: number): void {
  setState({ seconds });
}

/** Grades these files against a lesson, in place of what was graded before. */
export async function beginGrading(lesson: Lesson, files: readonly Pick<Row, 'file' | 'path'>[]): Promise<void> {
  stopGrading();
  setState({ lesson, sum: null, rows: files.map(({ file, path }) => ({ file, path, grade: null })) });
  const sum = await lessonSum(lesson);
  if (getState().lesson !== lesson) return;
  setState({ sum });
  await goOn();
}

/** Grades what is not graded yet. */
export async function goOn(): Promise<void> {
  const { lesson, sum } = getState();
  if (!lesson || grader) return;
  const mine = new PageGrader(lesson, sum);
  grader = mine;
  for (let at = getState().rows.findIndex(({ grade }) => !grade); at >= 0; at = getState().rows.findIndex(({ grade }) => !grade)) {
    setState({ at });
    const row = getState().rows[at] as Row;
    const grade = await mine.grade(row.file, getState().seconds);
    if (grader !== mine || !grade) return;
    setState(({ rows }) => ({ rows: rows.map((each) => (each === row ? { ...row, grade: { file: row.path, ...grade } } : each)) }));
  }
  stopGrading();
}

/** Grades all of them again, with what time there is now. */
export async function gradeAgain(): Promise<void> {
  stopGrading();
  setState(({ rows }) => ({ rows: rows.map((row) => ({ ...row, grade: null })) }));
  await goOn();
}

/** Ends the one under way; those that are graded stay. */
export function stopGrading(): void {
  const ended = grader;
  grader = null;
  ended?.close();
  setState({ at: null });
}
