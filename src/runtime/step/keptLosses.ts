/** Losses that stay on the device until someone reads them, all together: never once a step. */
import type * as tfjs from '@tensorflow/tfjs';
import type { TF } from '../../nodes/kind.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { MetricPoint } from '../protocol.ts';
import { Thinned } from './thinned.ts';

/** Kept between two reads. A fixed number, so that WebGL compiles one shader to gather them. */
const KEPT = 16;
/** The same for a program so small that its path is followed: the path should miss few steps. */
export const KEPT_ON_TRAIL = 128;

export interface Kept {
  readonly step: number;
  /** The weights before the update, of a program whose path is followed. */
  readonly weights: Snapshot | null;
  readonly loss: tfjs.Scalar;
  readonly accuracy: tfjs.Scalar | null;
}

export class KeptLosses {
  readonly #tf: TF;
  readonly #followed: boolean;
  readonly #kept: Thinned<Kept>;

  constructor(tf: TF, followed: boolean) {
    this.#tf = tf;
    this.#followed = followed;
    this.#kept = new Thinned(followed ? KEPT_ON_TRAIL : KEPT, (kept) => { this.#release(kept); });
  }

  /** True where the turn of this step has come. */
  wants(step: number): boolean {
    return this.#kept.wants(step);
  }

  keep(kept: Kept): void {
    this.#kept.keep(kept);
  }

  /** Reads what is kept, and lets go of it. */
  async read(): Promise<readonly MetricPoint[]> {
    const kept = this.#kept.take();
    if (kept.length === 0) return [];
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

  dispose(): void {
    for (const kept of this.#kept.take()) this.#release(kept);
  }

  /** Reads scalars in one go and disposes of them. */
  async #gather(scalars: readonly tfjs.Scalar[]): Promise<ArrayLike<number>> {
    if (this.#followed) return this.#readEach(scalars);
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
}
