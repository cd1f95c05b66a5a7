/** `netloom grade`: grades what a class hands back. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { LIMITS } from '../lessons/grading/limits.ts';
import { gradesCsv, gradesJson, gradesText, plainText, type FileGrade } from '../lessons/grading/table.ts';
import { lessonSum } from '../lessons/lessonSum.ts';
import { parseLesson } from '../lessons/parse.ts';
import { JSON_OPTION, textOption, wholeNumber, type Command, type Terminal } from './command.ts';
import { EXIT } from './exitStatus.ts';
import { Grader } from './grading/grader.ts';
import { InputError, problemText, readText } from './input.ts';

export const gradeFiles: Command = {
  summary: 'Grades what a class hands back of a lesson.',
  details: 'Each FILE is a hand-back, or a folder of them. Graphs are held against the lesson’s rules and run afresh from their seeds; what a file claims is never believed. One that lies, hangs or cannot be read is a row of the table. The exit status is 0 where every file meets every step, 1 where one does not or could not be graded.',
  options: {
    csv: { type: 'boolean', help: 'Prints a table for spreadsheets.' },
    json: JSON_OPTION,
    seconds: { type: 'string', value: 'N', help: `The most time for one file; ${LIMITS.seconds} where left out.` },
    data: { type: 'string', value: 'DIR', help: 'Looks for the files of data sets in this folder first; for your own files in the folders in it, too.' },
  },
  files: { name: 'LESSON FILE', least: 2, most: Infinity },
  async run([lessonFile = '', ...given], options, terminal) {
    const seconds = wholeNumber(options, 'seconds', 1, 86_400) ?? LIMITS.seconds;
    if (options['csv'] === true && options['json'] === true) throw new InputError('“grade” prints --csv or --json, not both.');
    const lessonText = await readText(lessonFile);
    const read = parseLesson(lessonText);
    if (!read.ok) throw new InputError(problemText(lessonFile, read.problems[0]));
    const { lesson } = read;
    const files = await allFiles(given, lessonFile);
    const grader = new Grader({ lesson, lessonText, data: textOption(options, 'data') ?? null, seconds, program: process.argv[1] ?? '' });
    const grades = await gradeAll(files, grader, terminal).finally(() => { grader.close(); });
    terminal.out(options['json'] === true ? gradesJson(lesson, await lessonSum(lesson), grades) : options['csv'] === true ? gradesCsv(lesson, grades) : gradesText(lesson, grades));
    return grades.every(({ passed }) => passed) ? EXIT.done : EXIT.failed;
  },
};

async function gradeAll(files: readonly string[], grader: Grader, terminal: Terminal): Promise<readonly FileGrade[]> {
  const grades: FileGrade[] = [];
  for (const file of files) {
    const grade = await grader.grade(file);
    grades.push({ file: path.basename(file), ...grade });
    terminal.err(`${grades.length} of ${files.length}: ${plainText(path.basename(file))}\n`);
  }
  return grades;
}

/** The files that were named, and those that lie in the folders that were. @throws InputError where a folder holds none. */
async function allFiles(given: readonly string[], lessonFile: string): Promise<readonly string[]> {
  const files: string[] = [];
  for (const each of given) {
    const isFolder = await stat(each).then((found) => found.isDirectory(), () => false);
    if (!isFolder) files.push(each);
    else files.push(...(await readdir(each)).filter((name) => /\.json$/i.test(name)).sort().map((name) => path.join(each, name)));
  }
  const own = path.resolve(lessonFile);
  const left = [...new Set(files)].filter((file) => path.resolve(file) !== own);
  if (left.length === 0) throw new InputError(`There is nothing to grade: ${given.join(', ')} holds no .json files but the lesson.`);
  return left;
}

