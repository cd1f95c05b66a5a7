/** A process beside this one that grades hand-backs one after another, and is ended where one of them takes too long. */
import { fork, type ChildProcess } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { noGrade, type Grade } from '../../lessons/grading/grade.ts';
import { MAX_BYTES } from '../../lessons/handBack.ts';
import type { Lesson } from '../../lessons/lesson.ts';

/** What the first argument of such a process is. */
export const GRADER = 'grade-in-this-process';

export type ToChild = { readonly type: 'begin'; readonly lesson: string; readonly data: string | null } | { readonly type: 'grade'; readonly file: string };
export type FromChild = { readonly type: 'ready' } | { readonly type: 'graded'; readonly grade: Grade };

export interface GraderOptions {
  readonly lesson: Lesson;
  readonly lessonText: string;
  /** A folder with data sets. */
  readonly data: string | null;
  /** For one file. */
  readonly seconds: number;
  /** The program that is to be started: `main.ts`, or what was bundled of it. */
  readonly program: string;
}

/** Megabytes of JavaScript's own objects; what the arrays of a run need is bounded before it begins. */
const HEAP = 1024;
/** Seconds until a fresh process stands ready, on a machine that is busy. */
const STARTING = 120;

export class Grader {
  readonly #options: GraderOptions;
  #child: ChildProcess | null = null;

  constructor(options: GraderOptions) {
    this.#options = options;
  }

  /** The grade of one file; whatever it holds, a grade. */
  async grade(file: string): Promise<Grade> {
    const { lesson, seconds } = this.#options;
    const unfit = await whyUnfit(file);
    if (unfit) return noGrade(lesson, unfit);
    const ready = this.#child ? 'ready' : await this.#start();
    const answer = ready === 'ready' ? await this.#ask({ type: 'grade', file }, seconds) : ready;
    if (answer === 'late') return noGrade(lesson, `It took longer than ${seconds} seconds, and was ended. Give it more with --seconds.`);
    if (answer === 'ended') return noGrade(lesson, 'The process that graded it ended before it was done; perhaps there was not enough memory.');
    return answer.type === 'graded' ? answer.grade : noGrade(lesson, 'The process that graded it gave no grade.');
  }

  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  async #start(): Promise<'ready' | 'late' | 'ended'> {
    const { program, lessonText, data } = this.#options;
    this.#child = fork(program, [GRADER], { execArgv: [...process.execArgv, `--max-old-space-size=${HEAP}`], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const answer = await this.#ask({ type: 'begin', lesson: lessonText, data }, STARTING);
    return typeof answer === 'string' ? answer : 'ready';
  }

  /** What the process answers. One that is late or ended is not used again. */
  #ask(message: ToChild, seconds: number): Promise<FromChild | 'late' | 'ended'> {
    const child = this.#child;
    if (!child) return Promise.resolve('ended');
    return new Promise((resolve) => {
      const settle = (answer: FromChild | 'late' | 'ended'): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (typeof answer === 'string') this.close();
        resolve(answer);
      };
      const timer = setTimeout(settle, 1000 * seconds, 'late');
      child.on('message', settle);
      child.on('exit', () => { settle('ended'); });
      child.on('error', () => { settle('ended'); });
      child.send(message, (error) => { if (error) settle('ended'); });
    });
  }
}

/** Why a file is not even opened. A pipe, for one, would be read for ever. */
async function whyUnfit(file: string): Promise<string | null> {
  const found = await stat(file).catch((error: unknown) => (error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'There is no such file.' : 'It cannot be read.'));
  if (typeof found === 'string') return found;
  if (!found.isFile()) return 'It is no file.';
  return found.size > MAX_BYTES ? `The file has ${(found.size / 1e6).toFixed(1)} MB; a hand-back has at most ${MAX_BYTES / 1e6} MB.` : null;
}
