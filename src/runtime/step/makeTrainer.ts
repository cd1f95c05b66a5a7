import type { Program } from '../../compiler/program.ts';
import type { TF } from '../../nodes/kind.ts';
import type { Batches } from '../batches.ts';
import type { Model } from '../model/model.ts';
import type { Executor } from '../replay/executor.ts';
import { EagerTrainer } from './eagerTrainer.ts';
import { ReplayTrainer } from './replayTrainer.ts';
import type { Trainer } from './trainer.ts';

/** What takes a run's steps: an executor for a captured plan, or tfjs itself, and why it. */
export type Means = { readonly kind: 'replay'; readonly executor: Executor; readonly reason: string } | { readonly kind: 'tfjs'; readonly reason: string };

/** @throws where a step cannot be captured: tfjs can then take it, on a backend of its own. */
export function makeTrainer(tf: TF, program: Program, model: Model, batches: Batches, means: Means): Trainer {
  if (means.kind === 'replay') return new ReplayTrainer(tf, program, model, batches, means.executor, means.reason);
  return new EagerTrainer(tf, program, model, batches, means.reason);
}
