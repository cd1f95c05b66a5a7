/** One loaded run: the model, its data, and where training stands. */
import type { Program } from '../compiler/program.ts';
import type { Data } from '../datasets/source.ts';
import type { Weights } from '../graph/document.ts';
import type { TF } from '../nodes/kind.ts';
import { Batches } from './batches.ts';
import { evaluate, type Evaluated, type Job } from './evaluation.ts';
import type { Forward } from './forward/forward.ts';
import { buildModel, type Model } from './model/model.ts';
import type { MetricPoint } from './protocol.ts';
import { makeTrainer, type Means } from './step/makeTrainer.ts';
import type { Stepped, Trainer, TrainerState } from './step/trainer.ts';

export class Session {
  /** With the changes made since it was loaded. */
  program: Program;
  /** As it was loaded; reset goes back to it. */
  readonly loaded: Program;
  readonly data: ReadonlyMap<string, Data>;
  batches: Batches;
  model: Model;
  trainer: Trainer;
  /** Updates taken. */
  step = 0;
  /** Where training ends. */
  lastStep: number;
  readonly #tf: TF;
  readonly #means: Means;
  /** False once model, trainer and batches are given back. */
  #held = true;

  /** @param means what takes the steps. */
  constructor(tf: TF, program: Program, data: ReadonlyMap<string, Data>, means: Means) {
    this.#tf = tf;
    this.#means = means;
    this.program = program;
    this.loaded = program;
    this.data = data;
    this.batches = new Batches(tf, program, data);
    this.lastStep = program.training.steps;
    this.model = buildModel(tf, program);
    this.trainer = this.#begin();
  }

  /** The trainer; nothing is left behind where there can be none. */
  #begin(): Trainer {
    try {
      return makeTrainer(this.#tf, this.program, this.model, this.batches, this.#means);
    } catch (error) {
      this.model.dispose();
      this.batches.dispose();
      this.#held = false;
      throw error;
    }
  }

  /** Back to the beginning: the same seed gives the same weights and the same order of rows. */
  reset(): void {
    this.step = 0;
    this.#build(this.loaded);
    this.lastStep = this.loaded.training.steps;
  }

  /**
   * Goes on with a changed program; weights and what the optimizer keeps are carried over.
   * @throws where there is no trainer for it, for want of memory for one; the session then is as it was.
   */
  async change(program: Program): Promise<void> {
    const before = this.program;
    const state = await this.trainer.state();
    try {
      this.#build(program);
    } catch (error) {
      this.#build(before);
      this.trainer.restore(state);
      throw error;
    }
    this.trainer.restore(state);
  }

  /** Goes on from a checkpoint's numbers. */
  restore(state: TrainerState, step: number, lastStep: number): void {
    this.trainer.restore(state);
    this.step = step;
    this.lastStep = lastStep;
  }

  #build(program: Program): void {
    this.dispose();
    this.batches = new Batches(this.#tf, program, this.data);
    this.program = program;
    this.model = buildModel(this.#tf, program);
    this.#held = true;
    this.trainer = this.#begin();
  }

  /** One update; its loss is kept for the next read if `last`. What it found, where that is known at once. */
  advance(last: boolean): Stepped | null {
    const found = this.trainer.step(this.step, last);
    this.step += 1;
    return found;
  }

  /** True where the validation rows are to be measured at the present step. */
  validationDue(): boolean {
    const { validation } = this.program.training;
    if (!validation || this.step === 0 || (this.step % validation.everySteps !== 0 && this.step !== this.lastStep)) return false;
    return this.batches.rows('validation') > 0;
  }

  validate(): Job<Evaluated> {
    const rows = this.program.training.validation?.rows ?? 0;
    return this.evaluate('validation', rows, false);
  }

  /** What answers about rows, with the weights as they are. */
  get forward(): Forward {
    return this.trainer.forward;
  }

  evaluate(split: 'train' | 'validation', rows: number, predictions: boolean): Job<Evaluated> {
    return evaluate(this.program, this.forward, this.batches, split, rows, predictions);
  }

  /** The model, whose variables hold what was trained when the action begins. */
  published<T>(action: (model: Model) => T): T {
    this.trainer.publish();
    return action(this.model);
  }

  readWeights(nodes?: readonly string[]): Promise<Readonly<Record<string, Weights>>> {
    return this.published((model) => model.readWeights(nodes));
  }

  setWeights(node: string, weights: Weights): void {
    this.published((model) => {
      model.setWeights(node, weights);
    });
    this.trainer.adopt();
  }

  /** The loss of the batch that the next step would take, with the weights as they are. */
  async presentLoss(): Promise<MetricPoint> {
    const fill = (node: string, port: 'features' | 'labels', numbers: Float32Array) => { this.batches.fill(this.step, node, port, numbers); };
    const { loss } = await this.forward.measure(this.batches.batchRows(this.step), fill, false);
    const weights = this.trainer.followed ? { weights: await this.readWeights() } : {};
    return { step: this.step, loss, ...weights };
  }

  dispose(): void {
    if (!this.#held) return;
    this.#held = false;
    this.trainer.dispose();
    this.model.dispose();
    this.batches.dispose();
  }
}
