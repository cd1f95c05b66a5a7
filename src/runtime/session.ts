/** One loaded run: the model, its data, and where training stands. */
import type { Program } from '../compiler/program.ts';
import type { Data } from '../datasets/source.ts';
import type { Weights } from '../graph/document.ts';
import type { TF } from '../nodes/kind.ts';
import { Batches } from './batches.ts';
import { evaluate, type Evaluated, type Job } from './evaluation.ts';
import { buildModel, type Model } from './model/model.ts';
import { Objective } from './model/objective.ts';
import type { MetricPoint } from './protocol.ts';
import { EagerTrainer } from './step/eagerTrainer.ts';
import type { Trainer, TrainerState } from './step/trainer.ts';

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

  constructor(tf: TF, program: Program, data: ReadonlyMap<string, Data>) {
    this.#tf = tf;
    this.program = program;
    this.loaded = program;
    this.data = data;
    this.batches = new Batches(tf, program, data);
    this.lastStep = program.training.steps;
    this.model = buildModel(tf, program);
    this.trainer = new EagerTrainer(tf, program, this.model, this.batches, '');
  }

  /** Back to the beginning: the same seed gives the same weights and the same order of rows. */
  reset(): void {
    this.step = 0;
    this.#build(this.loaded);
    this.lastStep = this.loaded.training.steps;
  }

  /** Goes on with a changed program; weights and what the optimizer keeps are carried over. */
  async change(program: Program): Promise<void> {
    const state = await this.trainer.state();
    this.#build(program);
    this.trainer.restore(state);
  }

  /** Goes on from a checkpoint's numbers. */
  restore(state: TrainerState, step: number, lastStep: number): void {
    this.trainer.restore(state);
    this.step = step;
    this.lastStep = lastStep;
  }

  #build(program: Program): void {
    this.trainer.dispose();
    this.model.dispose();
    if (program !== this.program) {
      this.batches.dispose();
      this.batches = new Batches(this.#tf, program, this.data);
      this.program = program;
    }
    this.model = buildModel(this.#tf, program);
    this.trainer = new EagerTrainer(this.#tf, program, this.model, this.batches, '');
  }

  /** One update; its loss is kept for the next read if `last`. */
  advance(last: boolean): void {
    this.trainer.step(this.step, last);
    this.step += 1;
  }

  /** True where the validation rows are to be measured at the present step. */
  validationDue(): boolean {
    const { validation } = this.program.training;
    if (!validation || this.batches.rows('validation') === 0) return false;
    return this.step > 0 && (this.step % validation.everySteps === 0 || this.step === this.lastStep);
  }

  validate(): Job<Evaluated> {
    const rows = this.program.training.validation?.rows ?? 0;
    return this.evaluate('validation', rows, false);
  }

  evaluate(split: 'train' | 'validation', rows: number, predictions: boolean): Job<Evaluated> {
    return evaluate(this.#tf, this.program, this.#objective(), this.batches, split, rows, predictions);
  }

  setWeights(node: string, weights: Weights): void {
    this.model.setWeights(node, weights);
  }

  /** The loss of the batch that the next step would take, with the weights as they are. */
  async presentLoss(): Promise<MetricPoint> {
    const feeds = this.batches.training(this.step);
    const loss = this.#tf.tidy(() => this.#objective().loss(feeds, { training: false }));
    this.batches.release(feeds);
    const [value] = await loss.data();
    loss.dispose();
    const weights = this.trainer.followed ? { weights: await this.model.readWeights() } : {};
    return { step: this.step, loss: value as number, ...weights };
  }

  /** The losses over the model's variables, which are brought up to date first. */
  #objective(): Objective {
    this.trainer.publish();
    return new Objective(this.#tf, this.program, this.model);
  }

  dispose(): void {
    this.trainer.dispose();
    this.model.dispose();
    this.batches.dispose();
  }
}
