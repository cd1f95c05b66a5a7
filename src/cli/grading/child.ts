/**
 * The process in which hand-backs are graded: all that is done with a stranger's file is done here, reading included, so that
 * the process can be ended with it.
 */
import { readFile } from 'node:fs/promises';
import { grade, noGrade, type Grade } from '../../lessons/grading/grade.ts';
import { lessonSum } from '../../lessons/lessonSum.ts';
import { parseLesson } from '../../lessons/parse.ts';
import { dataPlaces } from '../places.ts';
import type { FromChild, ToChild } from './grader.ts';
import { nodeRerun } from './rerun.ts';

/** Grades file after file, as it is told; ends with the process that told it. */
export function serveGrader(): void {
  let begun: Promise<(file: string) => Promise<Grade>> | null = null;
  const say = (message: FromChild): void => void process.send?.(message);
  process.on('disconnect', () => { process.exit(); });
  process.on('message', (message: ToChild) => {
    if (message.type === 'begin') begun = begin(message.lesson, message.data);
    const work = message.type === 'begin' ? begun?.then(() => { say({ type: 'ready' }); }) : begun?.then(async (gradeFile) => { say({ type: 'graded', grade: await gradeFile(message.file) }); });
    // Whoever started this process says that it ended.
    work?.catch(() => { process.exit(1); });
  });
}

async function begin(text: string, data: string | null): Promise<(file: string) => Promise<Grade>> {
  const read = parseLesson(text);
  if (!read.ok) throw new Error('The lesson was read before.');
  const { lesson } = read;
  const sum = await lessonSum(lesson);
  const rerun = nodeRerun(dataPlaces(data ?? undefined));
  return async (file) => {
    let answers: string;
    try {
      answers = await readFile(file, 'utf8');
    } catch (error) {
      return noGrade(lesson, `It cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
    return grade(lesson, sum, answers, rerun);
  };
}
