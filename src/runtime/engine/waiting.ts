/** Questions and validation that wait for their turns: one turn each before training goes on. */
import type { Evaluated, Job } from '../evaluation.ts';
import type { Answer } from '../protocol.ts';

type Waiting = { readonly kind: 'validation'; readonly step: number; readonly job: Job<Evaluated> } | { readonly kind: 'question'; readonly id: number; readonly job: Job<Answer> };

export interface Replies {
  answer(id: number, answer: Answer): void;
  refuse(id: number, message: string): void;
  validated(step: number, result: Evaluated): void;
}

export class WaitingList {
  readonly #replies: Replies;
  #waiting: Waiting[] = [];

  constructor(replies: Replies) {
    this.#replies = replies;
  }

  get empty(): boolean {
    return this.#waiting.length === 0;
  }

  push(waiting: Waiting): void {
    this.#waiting.push(waiting);
  }

  /** Refuses every question with this sentence, and forgets the rest. */
  drop(message: string): void {
    for (const each of this.#waiting) if (each.kind === 'question') this.#replies.refuse(each.id, message);
    this.#waiting = [];
  }

  dropValidation(): void {
    this.#waiting = this.#waiting.filter((each) => each.kind === 'question');
  }

  /** One turn of the first. A question that cannot be answered is refused; a measurement that fails throws. */
  async advance(): Promise<void> {
    const [first] = this.#waiting;
    if (first?.kind === 'question') return this.#advanceQuestion(first);
    const turn = await first?.job.next();
    if (!first || !turn?.done) return;
    this.#waiting.shift();
    this.#replies.validated(first.step, turn.value);
  }

  async #advanceQuestion({ id, job }: Extract<Waiting, { kind: 'question' }>): Promise<void> {
    try {
      const turn = await job.next();
      if (!turn.done) return;
      this.#replies.answer(id, turn.value);
    } catch (error) {
      this.#replies.refuse(id, error instanceof Error ? error.message : String(error));
    }
    this.#waiting.shift();
  }
}
