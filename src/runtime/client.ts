import type { Program } from '../compiler/program.ts';
import type { Weights } from '../graph/document.ts';
import type { Answer, BackendPreference, Event, Question } from './protocol.ts';

/** The page's side of the engine. */
export interface Client {
  load(program: Program, backend: BackendPreference): void;
  train(): void;
  pause(): void;
  step(count: number): void;
  stop(): void;
  reset(): void;
  setSpeed(stepsPerSecond: number | null): void;
  setWeights(node: string, weights: Weights): void;
  ask(question: Question): Promise<Answer>;
  dispose(): void;
  subscribe(listener: (event: Event) => void): () => void;
}

export declare function createClient(): Client;
