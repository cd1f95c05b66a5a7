/** Questions and validation that wait for their turns: one turn each before training goes on. */
import type { Evaluated, Job } from '../evaluation.ts';
import type { Answer } from '../protocol.ts';

/** A question's job can be begun anew. */
type Waiting = { readonly kind: 'validation'; readonly step: number; readonly job: Job<Evaluated> } | { readonly kind: 'question'; readonly id: number; readonly begin: () => Job<Answer> };

export interface Replies {
  answer(id: number, answer: Answer): void;
  refuse(id: number, message: string): void;
  validated(step: number, result: Evaluated): void;
}

export class WaitingList {
  readonly #replies: Replies;
  #waiting: Waiting[] = [];
  /** The first question's, once it had a turn. */
  #begun: Job<Answer> | null = null;

  constructor(replies: Replies) {
    this.#replies = replies;
  }

  get empty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Measurements belong to the step at which they became due; what was asked can wait for one more. */
  get holdsQuestionsAlone(): boolean {
    return this.#waiting.every((each) => each.kind === 'question');
  }

  /** What was answered of the first question in part was of a model that is changed now. */
  beginAnew(): void {
    this.#begun = null;
  }

  push(waiting: Waiting): void {
    this.#waiting.push(waiting);
  }

  /** Refuses every question with this sentence, and forgets the rest. */
  drop(message: string): void {
    for (const each of this.#waiting) if (each.kind === 'question') this.#replies.refuse(each.id, message);
    this.#waiting = [];
    this.#begun = null;
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

  async #advanceQuestion({ id, begin }: Extract<Waiting, { kind: 'question' }>): Promise<void> {
    try {
      this.#begun ??= begin();
      const turn = await this.#begun.next();
      if (!turn.done) return;
      this.#replies.answer(id, turn.value);
    } catch (error) {
      this.#replies.refuse(id, error instanceof Error ? error.message : String(error));
    }
    this.#begun = null;
    this.#waiting.shift();
  }
}
