/** A worker that grades one file after another, and is ended where one of them takes too long. */
import { noGrade, type Grade } from '../../../lessons/grading/grade.ts';
import { MAX_BYTES } from '../../../lessons/handBack.ts';
import type { Lesson } from '../../../lessons/lesson.ts';
import { i18n, spokenCatalogue } from '../../../words/i18n.ts';
import { isEmbedded } from '../../embedded.ts';
import type { FromGrader, ToGrader } from './graderMessages.ts';

/** Of an answer: it may be one of the engine's helpers that speaks. */
const OURS = ['graded', 'broken'];

export class PageGrader {
  readonly #lesson: Lesson;
  readonly #sum: string | null;
  #worker: Worker | null = null;
  /** Settles the grade that is waited for. */
  #settle: ((answer: FromGrader | 'late' | 'ended') => void) | null = null;

  constructor(lesson: Lesson, sum: string | null) {
    this.#lesson = lesson;
    this.#sum = sum;
  }

  /** The grade of one file; whatever it holds, a grade. Null where it was ended by `close`. */
  async grade(file: File, seconds: number): Promise<Grade | null> {
    const lesson = this.#lesson;
    if (file.size > MAX_BYTES) return noGrade(lesson, i18n.t('The file has {size} MB; a hand-back has at most {most} MB.', { size: (file.size / 1e6).toFixed(1), most: MAX_BYTES / 1e6 }));
    const text = await file.text().catch(() => null);
    if (text === null) return noGrade(lesson, i18n.t('The file cannot be read.'));
    const answer = await this.#ask(text, seconds);
    if (answer === 'ended') return null;
    if (answer === 'late') return noGrade(lesson, i18n.t('It took longer than {seconds, number} seconds, and was ended.', { seconds }));
    return answer.type === 'graded' ? answer.grade : noGrade(lesson, i18n.t('The page could not grade it: {reason}', { reason: answer.reason }));
  }

  /** Ends what is under way. */
  close(): void {
    this.#settle?.('ended');
    this.#end();
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }

  #ask(text: string, seconds: number): Promise<FromGrader | 'late' | 'ended'> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    return new Promise((resolve) => {
      const settle = (answer: FromGrader | 'late' | 'ended'): void => {
        clearTimeout(timer);
        this.#settle = null;
        // What was late, or broke, is not used again.
        if (answer === 'late' || answer === 'ended' || answer.type === 'broken') this.#end();
        resolve(answer);
      };
      const timer = setTimeout(() => { settle('late'); }, 1000 * seconds);
      this.#settle = settle;
      worker.onmessage = ({ data }: MessageEvent<FromGrader>) => { if (OURS.includes(data.type)) settle(data); };
      worker.onerror = ({ message }) => { settle({ type: 'broken', reason: message === '' ? i18n.t('its program could not be loaded') : message }); };
      post(worker, { type: 'grade', text });
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./grade.worker.ts', import.meta.url), { type: 'module', name: 'netloom-grading' });
    post(worker, { type: 'begin', lesson: this.#lesson, sum: this.#sum, base: new URL('.', location.href).href, keepsNothing: isEmbedded, spoken: spokenCatalogue() });
    return worker;
  }
}

function post(worker: Worker, message: ToGrader): void {
  worker.postMessage(message);
}
