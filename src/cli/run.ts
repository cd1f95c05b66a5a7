/** Runs the engine in Node, one command after the other, as a script wants it. */
import type { Program } from '../compiler/program.ts';
import { Engine } from '../runtime/engine.ts';
import type { Answer, BackendPreference, Command, EngineState, Event, Question } from '../runtime/protocol.ts';
import type { Places } from '../runtime/loading.ts';

/** The run cannot go on; the message says what happened and what to do. */
export class RunFailure extends Error {}

type WithoutRun<C> = C extends { readonly run: number } ? Omit<C, 'run'> : never;
const RUN = 1;

export class Run {
  readonly #engine: Engine;
  readonly #listeners = new Set<(event: Event) => void>();
  #question = 0;

  constructor(places: Places, listen: (event: Event) => void) {
    this.#listeners.add(listen);
    this.#engine = new Engine((event) => this.#listeners.forEach((each) => each(event)), { places });
  }

  load(program: Program, backend: BackendPreference): Promise<void> {
    return this.#until({ type: 'load', program, backend }, ['idle'], ['loading']);
  }

  /** Takes so many steps, or, where it is watched, fewer if a stop condition is met. @returns why it stopped, and after which step; null where it took them all. */
  async step(count: number, watched = true): Promise<{ readonly step: number; readonly reason: string } | null> {
    let stopped: { readonly step: number; readonly reason: string } | null = null;
    const done = this.#on((event) => {
      if (event.type === 'stopped') stopped = event;
    });
    await this.#until({ type: 'step', count, watched }, ['paused', 'done'], ['training']).finally(done);
    return stopped;
  }

  ask<K extends Question['kind']>(question: Extract<Question, { kind: K }>): Promise<Extract<Answer, { kind: K }>> {
    const id = ++this.#question;
    return new Promise((resolve, reject) => {
      const done = this.#on((event) => {
        if (event.type === 'failed') reject(new RunFailure(event.message));
        else if (event.type === 'refused' && event.id === id) reject(new RunFailure(event.message));
        else if (event.type === 'answer' && event.id === id) resolve(event.answer as Extract<Answer, { kind: K }>);
        else return;
        done();
      });
      this.#post({ type: 'ask', id, question });
    });
  }

  dispose(): void {
    this.#post({ type: 'dispose' });
  }

  /** Resolves when one of the states is reached after one of the first has been. */
  #until(command: WithoutRun<Command>, states: readonly EngineState[], first: readonly EngineState[]): Promise<void> {
    return new Promise((resolve, reject) => {
      let begun = false;
      let failure = '';
      const done = this.#on((event) => {
        if (event.type === 'failed' && event.searching) return void (failure = event.message);
        if (event.type === 'failed') reject(new RunFailure(event.message));
        else if (event.type === 'blamed') reject(new RunFailure([failure, ...(event.blame ? [event.blame.message] : [])].join(' ')));
        else if (event.type === 'state' && first.includes(event.state)) return void (begun = true);
        else if (begun && event.type === 'state' && states.includes(event.state)) resolve();
        else return;
        done();
      });
      this.#post(command);
    });
  }

  #on(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #post(command: WithoutRun<Command>): void {
    this.#engine.post({ ...command, run: RUN } as Command);
  }
}
