/** Takes steps, and keeps on the device what they cost until someone reads it. */
import type * as tfjs from '@tensorflow/tfjs';
import type { Program } from '../compiler/program.ts';
import type { TF } from '../nodes/kind.ts';
import { optimizerInfo } from '../nodes/training/optimizers.ts';
import type { Batches } from './batches.ts';
import type { Model } from './model/model.ts';
import { Objective } from './model/objective.ts';
import { takeSnapshot, type Snapshot } from './model/snapshot.ts';
import { TRAIL_LIMIT, type MetricPoint } from './protocol.ts';

/** Losses that are kept between two reads. A fixed number, so that WebGL compiles one shader to gather them. */
const KEPT = 16;
/** The same for a program so small that its path is followed: the path should miss few steps. */
const KEPT_ON_TRAIL = 128;

interface Kept {
  readonly step: number;
  /** The weights before the update, of a program whose path is followed. */
  readonly weights: Snapshot | null;
  readonly loss: tfjs.Scalar;
  readonly accuracy: tfjs.Scalar | null;
}

export class Trainer {
  readonly objective: Objective;
  /** The program has so few numbers to train that they are reported with each loss. */
  readonly followed: boolean;
  readonly #tf: TF;
  readonly #batches: Batches;
  readonly #optimizer: tfjs.Optimizer;
  readonly #variables: tfjs.Variable[];
  readonly #model: Model;
  #kept: Kept[] = [];
  /** Every how many steps a loss is kept; doubles when more would be kept than fit. */
  #stride = 1;

  constructor(tf: TF, program: Program, model: Model, batches: Batches) {
    this.#tf = tf;
    this.#batches = batches;
    this.#model = model;
    const { trainableParameters } = program.totals;
    this.followed = trainableParameters > 0 && trainableParameters <= TRAIL_LIMIT;
    this.objective = new Objective(tf, program, model);
    this.#variables = [...this.objective.trainable];
    const settings = program.training.optimizer;
    this.#optimizer = optimizerInfo(settings.kind).build(tf, settings);
  }

  /**
   * One update with the batch of this step. Its loss, taken before the update, is kept when `last`
   * says that a read follows, or when its turn has come.
   */
  step(step: number, last: boolean): void {
    const keep = last || step % this.#stride === 0;
    const feeds = this.#batches.training(step);
    const options = { training: true, step };
    if (!keep) {
      this.#update(() => this.objective.loss(feeds, options), false);
    } else {
      let accuracy: tfjs.Scalar | null = null;
      const weights = this.followed ? takeSnapshot(this.#model) : null;
      const loss = this.#update(() => {
        const measured = this.objective.measure(feeds, options);
        accuracy = measured.accuracy && this.#tf.keep(measured.accuracy);
        return measured.loss;
      }, true);
      if (loss) this.#keep({ step, weights, loss, accuracy });
      else weights?.dispose();
    }
    this.#batches.release(feeds);
  }

  #update(loss: () => tfjs.Scalar, returnLoss: boolean): tfjs.Scalar | null {
    if (this.#variables.length > 0) return this.#optimizer.minimize(loss, returnLoss, this.#variables);
    // Nothing can be trained: the loss is still worth seeing.
    return returnLoss ? this.#tf.tidy(loss) : null;
  }

  #keep(kept: Kept): void {
    if (this.#kept.length === this.#most()) this.#thin();
    this.#kept.push(kept);
  }

  #most(): number {
    return this.followed ? KEPT_ON_TRAIL : KEPT;
  }

  /** Lets go of every second kept loss. */
  #thin(): void {
    this.#stride *= 2;
    const keeps = this.#kept.filter((_, index) => index % 2 === 0);
    for (const kept of this.#kept) if (!keeps.includes(kept)) this.#release(kept);
    this.#kept = keeps;
  }

  /** Reads the kept losses from the device, all at once; this also waits for the device to catch up. */
  async read(): Promise<readonly MetricPoint[]> {
    const kept = this.#kept;
    this.#kept = [];
    if (kept.length === 0) return [];
    if (kept.length < this.#most() / 2) this.#stride = Math.max(1, this.#stride / 2);
    const losses = await this.#gather(kept.map((each) => each.loss));
    const accuracies = kept.every((each) => each.accuracy) ? await this.#gather(kept.map((each) => each.accuracy as tfjs.Scalar)) : null;
    const trail = await Promise.all(kept.map(({ weights }) => weights?.read() ?? null));
    return kept.map(({ step }, index) => ({
      step,
      loss: losses[index] as number,
      ...(accuracies ? { accuracy: accuracies[index] as number } : {}),
      ...(trail[index] ? { weights: trail[index] } : {}),
    }));
  }

  /** Reads scalars in one go and disposes of them. */
  async #gather(scalars: readonly tfjs.Scalar[]): Promise<ArrayLike<number>> {
    if (this.followed) return this.#readEach(scalars);
    const padded = [...scalars, ...Array<tfjs.Scalar>(KEPT - scalars.length).fill(scalars[0] as tfjs.Scalar)];
    const together = this.#tf.tidy(() => this.#tf.stack(padded));
    this.#tf.dispose([...scalars]);
    try {
      return await together.data();
    } finally {
      together.dispose();
    }
  }

  /** One by one: what is followed is so small that it runs where a read costs nothing. */
  async #readEach(scalars: readonly tfjs.Scalar[]): Promise<ArrayLike<number>> {
    const values = await Promise.all(scalars.map(async (scalar) => (await scalar.data())[0] as number));
    this.#tf.dispose([...scalars]);
    return values;
  }

  #release({ weights, loss, accuracy }: Kept): void {
    weights?.dispose();
    this.#tf.dispose(accuracy ? [loss, accuracy] : [loss]);
  }

  dispose(): void {
    for (const kept of this.#kept) this.#release(kept);
    this.#kept = [];
    this.#optimizer.dispose();
  }
}
