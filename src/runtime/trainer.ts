/** Takes steps, and keeps on the device what they cost until someone reads it. */
import type * as tfjs from '@tensorflow/tfjs';
import type { Program } from '../compiler/program.ts';
import type { TF } from '../nodes/kind.ts';
import { optimizerInfo } from '../nodes/optimizers.ts';
import type { Batches } from './batches.ts';
import type { Model } from './model/model.ts';
import { Objective } from './model/objective.ts';
import type { MetricPoint } from './protocol.ts';

/** Losses that are kept between two reads. A fixed number, so that WebGL compiles one shader to gather them. */
const KEPT = 16;

interface Kept {
  readonly step: number;
  readonly loss: tfjs.Scalar;
  readonly accuracy: tfjs.Scalar | null;
}

export class Trainer {
  readonly objective: Objective;
  readonly #tf: TF;
  readonly #batches: Batches;
  readonly #optimizer: tfjs.Optimizer;
  readonly #variables: tfjs.Variable[];
  #kept: Kept[] = [];
  /** Every how many steps a loss is kept; doubles when more would be kept than fit. */
  #stride = 1;

  constructor(tf: TF, program: Program, model: Model, batches: Batches) {
    this.#tf = tf;
    this.#batches = batches;
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
      const loss = this.#update(() => {
        const measured = this.objective.measure(feeds, options);
        accuracy = measured.accuracy && this.#tf.keep(measured.accuracy);
        return measured.loss;
      }, true);
      if (loss) this.#keep({ step, loss, accuracy });
    }
    this.#batches.release(feeds);
  }

  #update(loss: () => tfjs.Scalar, returnLoss: boolean): tfjs.Scalar | null {
    if (this.#variables.length > 0) return this.#optimizer.minimize(loss, returnLoss, this.#variables);
    // Nothing can be trained: the loss is still worth seeing.
    return returnLoss ? this.#tf.tidy(loss) : null;
  }

  #keep(kept: Kept): void {
    if (this.#kept.length === KEPT) this.#thin();
    this.#kept.push(kept);
  }

  /** Lets go of every second kept loss. */
  #thin(): void {
    this.#stride *= 2;
    const keeps = this.#kept.filter((_, index) => index % 2 === 0);
    for (const kept of this.#kept) if (!keeps.includes(kept)) this.#tf.dispose([kept.loss, ...(kept.accuracy ? [kept.accuracy] : [])]);
    this.#kept = keeps;
  }

  /** Reads the kept losses from the device, all at once; this also waits for the device to catch up. */
  async read(): Promise<readonly MetricPoint[]> {
    const kept = this.#kept;
    this.#kept = [];
    if (kept.length === 0) return [];
    if (kept.length < KEPT / 2) this.#stride = Math.max(1, this.#stride / 2);
    const losses = await this.#gather(kept.map((each) => each.loss));
    const accuracies = kept.every((each) => each.accuracy) ? await this.#gather(kept.map((each) => each.accuracy as tfjs.Scalar)) : null;
    return kept.map(({ step }, index) => ({
      step,
      loss: losses[index] as number,
      ...(accuracies ? { accuracy: accuracies[index] as number } : {}),
    }));
  }

  /** Reads scalars in one go and disposes of them. */
  async #gather(scalars: readonly tfjs.Scalar[]): Promise<ArrayLike<number>> {
    const padded = [...scalars, ...Array<tfjs.Scalar>(KEPT - scalars.length).fill(scalars[0] as tfjs.Scalar)];
    const together = this.#tf.tidy(() => this.#tf.stack(padded));
    this.#tf.dispose([...scalars]);
    try {
      return await together.data();
    } finally {
      together.dispose();
    }
  }

  dispose(): void {
    for (const { loss, accuracy } of this.#kept) this.#tf.dispose(accuracy ? [loss, accuracy] : [loss]);
    this.#kept = [];
    this.#optimizer.dispose();
  }
}
