/** An engine in a test: sends commands, keeps events, and waits for what is to come. */
import { readFileSync } from 'node:fs';
import { compile } from '../compiler/compile.ts';
import type { Program } from '../compiler/program.ts';
import { nodePlaces } from '../datasets/nodePlaces.ts';
import type { GraphDocument } from '../graph/document.ts';
import { parseDocument } from '../graph/parse.ts';
import type { CheckpointStore } from './checkpoints/checkpoint.ts';
import { Engine } from './engine.ts';
import type { Answer, BackendPreference, Command, EngineState, Event, MetricPoint, Question } from './protocol.ts';

type Unaddressed<T> = T extends unknown ? Omit<T, 'run'> : never;

export class Harness {
  readonly events: Event[] = [];
  readonly engine: Engine;
  run = 1;
  #asked = 0;
  #listeners = new Set<() => void>();

  constructor(checkpoints?: CheckpointStore) {
    this.engine = new Engine(
      (event) => {
        this.events.push(event);
        for (const listener of this.#listeners) listener();
      },
      { places: nodePlaces(), ...(checkpoints ? { checkpoints } : {}) },
    );
  }

  post(command: Unaddressed<Command>): void {
    this.engine.post({ ...command, run: this.run } as Command);
  }

  /** Loads and waits until the run is ready, or throws why it is not. */
  async load(program: Program, backend: BackendPreference = 'cpu'): Promise<void> {
    this.post({ type: 'load', program, backend });
    await this.state('idle');
  }

  /** Takes steps and waits for the pause or end that follows. */
  async steps(count: number): Promise<void> {
    const from = this.events.length;
    this.post({ type: 'step', count });
    await this.until(() => {
      const since = this.events.slice(from);
      const failed = since.find((event) => event.type === 'failed');
      if (failed) throw new Error(failed.message);
      return since.some((event) => event.type === 'progress') && this.#last('state') !== 'training';
    });
  }

  async ask<K extends Question['kind']>(question: Extract<Question, { kind: K }>): Promise<Extract<Answer, { kind: K }>> {
    const id = ++this.#asked;
    this.post({ type: 'ask', id, question });
    await this.until(() => this.events.some((event) => (event.type === 'answer' || event.type === 'refused') && event.id === id));
    const event = this.events.find((each) => (each.type === 'answer' || each.type === 'refused') && each.id === id);
    if (event?.type !== 'answer') throw new Error(event?.type === 'refused' ? event.message : 'no answer');
    return event.answer as Extract<Answer, { kind: K }>;
  }

  /** Waits for a state of the present run; throws the message of a failure that was not waited for. */
  async state(state: EngineState): Promise<void> {
    await this.until(() => {
      const failed = this.of('failed').at(-1);
      if (failed && state !== 'failed' && this.#last('state') === 'failed') throw new Error(failed.message);
      return this.#last('state') === state;
    });
  }

  of<T extends Event['type']>(type: T): Extract<Event, { type: T }>[] {
    return this.events.filter((event): event is Extract<Event, { type: T }> => event.type === type && event.run === this.run);
  }

  get points(): readonly MetricPoint[] {
    return this.of('progress').flatMap((event) => event.points);
  }

  get step(): number {
    return this.of('progress').at(-1)?.progress.step ?? -1;
  }

  #last(type: 'state'): EngineState | undefined {
    return this.of(type).at(-1)?.state;
  }

  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = (): void => {
        try {
          if (!condition()) return;
          resolve();
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
        this.#listeners.delete(check);
      };
      this.#listeners.add(check);
      check();
    });
  }
}

export function programOf(document: GraphDocument): Program {
  const { program, diagnostics } = compile(document);
  if (!program) throw new Error(diagnostics.map((each) => each.message).join('\n'));
  return program;
}

/** A preset's document, through the parser that reads a person's files. */
export function preset(name: string): GraphDocument {
  const result = parseDocument(readFileSync(new URL(`../../presets/${name}.json`, import.meta.url), 'utf8'));
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.document;
}
