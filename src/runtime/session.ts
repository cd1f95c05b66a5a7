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
import type { Trainer } from './step/trainer.ts';

export class Session {
  readonly program: Program;
  readonly data: ReadonlyMap<string, Data>;
  readonly batches: Batches;
  model: Model;
  trainer: Trainer;
  /** Updates taken. */
  step = 0;
  /** Where training ends. */
  lastStep: number;
  readonly #tf: TF;
  readonly #means: Means;

  /** @param means what takes the steps. */
  constructor(tf: TF, program: Program, data: ReadonlyMap<string, Data>, means: Means) {
    this.#tf = tf;
    this.#means = means;
    this.program = program;
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
      throw error;
    }
  }

  /** Back to the beginning: the same seed gives the same weights and the same order of rows. */
  reset(): void {
    this.trainer.dispose();
    this.model.dispose();
    this.step = 0;
    this.lastStep = this.program.training.steps;
    this.model = buildModel(this.#tf, this.program);
    this.trainer = this.#begin();
  }

  /** One update; its loss is kept for the next read if `last`. */
  advance(last: boolean): void {
    this.trainer.step(this.step, last);
    this.step += 1;
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
    this.trainer.dispose();
    this.model.dispose();
    this.batches.dispose();
  }
}
