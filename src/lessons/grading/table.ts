/** Grades of a class as a table: for a terminal, a spreadsheet, a program. Names and notes come from strangers. */
import { i18n } from '../../words/i18n.ts';
import type { Lesson } from '../lesson.ts';
import type { Grade } from './grade.ts';

export interface FileGrade extends Grade {
  /** The file's name. */
  readonly file: string;
}

/** Characters that move a terminal's cursor, turn text round or are not seen; put as a blank. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/** A stranger's text on one line, with nothing in it that does more than be read. */
export function plainText(text: string): string {
  return text.replace(UNSEEN, ' ').trim();
}

/** Spreadsheets take a cell that begins with one of these for a formula. */
const FORMULA = /^\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/;

function csvCell(text: string): string {
  const plain = plainText(text);
  return `"${(FORMULA.test(plain) ? `'${plain}` : plain).replaceAll('"', '""')}"`;
}

function checkedSteps({ steps }: Lesson): readonly string[] {
  return steps.filter(({ check }) => check !== undefined).map(({ id }) => id);
}

/** For spreadsheets (RFC 4180), with a byte order mark, by which they know UTF-8. No cell is taken for a formula. */
export function gradesCsv(lesson: Lesson, grades: readonly FileGrade[]): string {
  const ids = checkedSteps(lesson);
  const head = ['file', 'name', 'passed', 'met', 'of', ...ids.map((id) => `step ${id}`), ...ids.map((id) => `answer ${id}`), 'problem', 'notes'];
  const rows = grades.map((grade) => {
    const step = (id: string) => grade.steps.find((each) => each.id === id);
    return [
      grade.file, grade.name ?? '', grade.passed ? 'yes' : 'no', String(grade.met), String(grade.of),
      ...ids.map((id) => (step(id)?.met ? 'met' : 'not met')), ...ids.map((id) => answerText(step(id)?.answer ?? null)), grade.problem ?? '', grade.notes.join(' '),
    ];
  });
  return `\ufeff${[head, ...rows].map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** An answer in a cell: options are counted from 0, as in the lesson's file. */
export function answerText(answer: Grade['steps'][number]['answer']): string {
  return answer === null ? '' : Array.isArray(answer) ? answer.join(' ') : String(answer as number | string);
}

/** For programs: all that is known. */
export function gradesJson(lesson: Lesson, sum: string | null, grades: readonly FileGrade[]): string {
  return `${JSON.stringify({ lesson: { id: lesson.id, title: lesson.title, sum }, results: grades }, null, 1)}\n`;
}

const NAME_WIDTH = 32;

/** For a terminal: a line for each file, and under it what is missing. */
export function gradesText(lesson: Lesson, grades: readonly FileGrade[]): string {
  const cells = grades.map(({ file, name, met, of, passed }) => [cut(plainText(file)), cut(plainText(name ?? '')), i18n.t('{met} of {of}', { met, of }), passed ? i18n.t('passed') : '']);
  const head = [i18n.t('File'), i18n.t('Name'), i18n.t('Steps met'), ''];
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd();
  const body = grades.flatMap((grade, at) => [line(cells[at] ?? []), ...reasonsOf(grade).map((reason) => `    ${plainText(reason)}`)]);
  return `${lesson.title}\n\n${[line(head), ...body].join('\n')}\n\n${summaryOf(grades)}\n`;
}

function cut(text: string): string {
  return text.length > NAME_WIDTH ? `${text.slice(0, NAME_WIDTH - 1)}…` : text;
}

/** Why steps are not met, and what else there is to know. */
export function reasonsOf({ problem, steps, notes }: Grade): readonly string[] {
  if (problem !== null) return [problem];
  return [...steps.filter(({ met, kind }) => !met && kind !== null).map(({ title, why }) => i18n.t('{step}: {why}', { step: title, why: why === '' ? i18n.t('not met.') : why })), ...notes];
}

export function summaryOf(grades: readonly Grade[]): string {
  const passed = grades.filter((each) => each.passed).length;
  const unread = grades.filter(({ problem }) => problem !== null).length;
  return [
    i18n.t('{passed, number} of {files, plural, one {# file} other {# files}} met every step.', { passed, files: grades.length }),
    ...(unread > 0 ? [i18n.t('{unread, plural, one {# file} other {# files}} could not be graded.', { unread })] : []),
  ].join(' ');
}
